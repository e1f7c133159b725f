import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompress } from './.ci/precompress.ts';

const server = `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`;

export default defineConfig({
  plugins: [react(), precompress()],
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    // Inlined assets and the preload polyfill would break the Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: 'index.html' },
  },
  worker: { format: 'es' },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/projects', '/v2', '/plugins', '/user', '/sdk.js'].map((path) => [path, server]),
    ),
  },
});
