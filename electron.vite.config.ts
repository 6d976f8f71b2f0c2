import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { createStartChunk } from './renderer/start-chunk';
import { resources } from './renderer/vite-resources';

const at = (relative: string) => path.resolve(import.meta.dirname, relative);
const start = createStartChunk();

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      rolldownOptions: {
        input: { main: at('electron/main.ts') },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
      externalizeDeps: false, // everything is bundled: the package holds out/ only, no node_modules
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false, // a sandboxed preload can require() only electron and a few builtins
      isolatedEntries: false,
      rolldownOptions: {
        input: { preload: at('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    base: './',
    build: {
      outDir: at('out/renderer'),
      minify: 'oxc',
      chunkSizeWarningLimit: 4096, // kilobytes; read from disk, not from a network
      assetsInlineLimit: 0, // the CSP allows no data: fonts
      rolldownOptions: { input: { index: at('renderer/index.html') }, output: { codeSplitting: { groups: [...start.groups] } } },
    },
    worker: { format: 'es' },
    resolve: {
      // The browser build decodes named characters with a document, which a worker has not.
      alias: {
        'decode-named-character-reference': at('node_modules/decode-named-character-reference/index.js'),
        // Nothing is ever fetched.
        'node-fetch': at('renderer/workers/no-network.ts'),
        'sync-fetch': at('renderer/workers/no-network.ts'),
      },
    },
    plugins: [react(), resources(at('resources')), start.plugin],
    server: { host: '127.0.0.1' },
  },
});
