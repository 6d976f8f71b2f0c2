import type { Plugin } from 'vite';

interface StartChunk {
  /** Finds out, once all modules are known, which of them the page's entry imports without asking later. */
  readonly plugin: Plugin;
  /** For Rolldown's `output.codeSplitting.groups`. */
  readonly groups: readonly { readonly name: string; readonly test: (id: string) => boolean }[];
}

/**
 * Modules that read the stack of an error as they start. To name its lines V8 parses the whole file anew: of one file with all that a start
 * needs, a tenth of a second. So they have a small file to themselves.
 */
const READS_STACK = /[\\/]node_modules[\\/](?:prosemirror-model|orderedmap)[\\/]/;

/**
 * Everything that the page needs before anything is shown in one file. Left to itself the bundler shares modules between what comes at
 * once and what comes on demand in about a hundred small files, and a start waits for as many requests. What the page names stays outside
 * of it: its lines are read where a debugger looks on, as in the tests and the bench.
 */
export function createStartChunk(): StartChunk {
  const needed = new Set<string>();
  const named = new Set<string>();
  return {
    plugin: {
      name: 'postil-start-chunk',
      apply: 'build',
      buildEnd() {
        needed.clear();
        named.clear();
        const ways = [...this.getModuleIds()].filter((id) => this.getModuleInfo(id)?.isEntry === true);
        for (const id of ways) for (const imported of [id, ...(this.getModuleInfo(id)?.importedIds ?? [])]) named.add(imported);
        for (let id = ways.pop(); id !== undefined; id = ways.pop()) {
          if (needed.has(id)) continue;
          needed.add(id);
          ways.push(...(this.getModuleInfo(id)?.importedIds ?? []));
        }
      },
    },
    groups: [
      { name: 'start-apart', test: (id) => needed.has(id) && READS_STACK.test(id) },
      { name: 'start', test: (id) => needed.has(id) && !named.has(id) },
    ],
  };
}
