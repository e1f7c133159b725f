import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const root = resolve(import.meta.dirname, '..');

/**
 * The SDK, built twice into `dist/sdk`: `--mode module` makes `millrace.js` for `import`, `--mode script` makes `sdk.js`,
 * a classic script with the global `millrace`.
 */
export default defineConfig(({ mode }) => {
  const isScript = mode === 'script';
  return {
    root,
    publicDir: false,
    build: {
      outDir: 'dist/sdk',
      emptyOutDir: false,
      target: 'es2022',
      minify: true,
      lib: {
        entry: isScript ? 'src/sdk/script.ts' : 'src/sdk/millrace.ts',
        formats: [isScript ? 'iife' : 'es'],
        name: 'millrace',
        fileName: () => (isScript ? 'sdk.js' : 'millrace.js'),
      },
    },
  };
});
