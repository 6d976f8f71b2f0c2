import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { resources } from './vite-resources';

/** The page alone, for developing in a plain browser. Its port is not the app's, so that its library is another one. */
export default defineConfig({
  root: import.meta.dirname,
  worker: { format: 'es' },
  resolve: {
    // The browser build decodes named characters with a document, which a worker has not.
    alias: {
      'decode-named-character-reference': path.resolve(import.meta.dirname, '../node_modules/decode-named-character-reference/index.js'),
      // Nothing is ever fetched.
      'node-fetch': path.resolve(import.meta.dirname, 'workers/no-network.ts'),
      'sync-fetch': path.resolve(import.meta.dirname, 'workers/no-network.ts'),
    },
  },
  plugins: [react(), resources(path.resolve(import.meta.dirname, '../resources'))],
  server: { host: '127.0.0.1', port: 4128, strictPort: true },
});
