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
    // Which files a page needs, so that the server can name them before the page asks.
    manifest: true,
    rolldownOptions: {
      input: 'index.html',
      output: {
        // The bundler joins the names of all pages that share a file.
        chunkFileNames: ({ name }) => `assets/${name.split('~', 1)[0]}-[hash].js`,
        // A browser asks for six files at a time, so what is needed together lies together.
        codeSplitting: {
          groups: [
            { name: 'app', tags: ['$initial'], priority: 2 },
            // Large, and for pages that draw a flow only.
            { name: 'flow', test: /node_modules\/(@xyflow|d3-|classcat)/, priority: 1 },
            // What several pages use, by the pages that use it; a page's own module keeps its name for the manifest.
            {
              name: 'shared',
              test: /^(?!.*src\/web\/pages\/)/,
              minShareCount: 2,
              entriesAware: true,
              entriesAwareMergeThreshold: 4_000,
            },
          ],
        },
      },
    },
  },
  worker: { format: 'es' },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/projects', '/v2', '/plugins', '/user', '/sdk.js'].map((path) => [path, server]),
    ),
  },
});
