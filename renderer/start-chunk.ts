import type { Plugin } from 'vite';

interface StartChunk {
  /** Finds out, once all modules are known, which of them the page's entry imports without asking later. */
  readonly plugin: Plugin;
  /** For Rolldown's `output.codeSplitting.groups`. */
  readonly group: { readonly name: string; readonly test: (id: string) => boolean };
}

/**
 * Everything that the page needs before anything is shown in one file. Left to itself the bundler shares modules between what comes at
 * once and what comes on demand in about a hundred small files, and a start waits for as many requests.
 */
export function createStartChunk(): StartChunk {
  const needed = new Set<string>();
  return {
    plugin: {
      name: 'postil-start-chunk',
      apply: 'build',
      buildEnd() {
        needed.clear();
        const ways = [...this.getModuleIds()].filter((id) => this.getModuleInfo(id)?.isEntry === true);
        for (let id = ways.pop(); id !== undefined; id = ways.pop()) {
          if (needed.has(id)) continue;
          needed.add(id);
          ways.push(...(this.getModuleInfo(id)?.importedIds ?? []));
        }
      },
    },
    group: { name: 'start', test: (id) => needed.has(id) },
  };
}
