import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

const TYPES: Readonly<Record<string, string>> = {
  '.json': 'application/json',
  '.txt': 'text/plain',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

/** Only electron-builder needs the one; the other is part of the page's code. */
const NOT_BESIDE: readonly string[] = ['icons/icon.png', 'sample/sample.json'];

function listResources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => path.extname(file) in TYPES && !NOT_BESIDE.includes(file));
}

/**
 * Lays `folder` (bundled texts, icons, web manifest) beside the page, byte for byte. While developing it serves them, and takes
 * the policy out of the page, which Vite's inline scripts would break.
 */
export function resources(folder: string): Plugin {
  return {
    name: 'postil-resources',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const file = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1);
        if (!listResources(folder).includes(file)) return next();
        response.setHeader('content-type', TYPES[path.extname(file)] ?? 'application/octet-stream');
        response.end(readFileSync(path.join(folder, file)));
      });
    },
    transformIndexHtml(html, { server }) {
      return server === undefined ? html : html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, '');
    },
    generateBundle() {
      for (const file of listResources(folder)) {
        this.emitFile({ type: 'asset', fileName: file, source: readFileSync(path.join(folder, file)) });
      }
    },
  };
}
