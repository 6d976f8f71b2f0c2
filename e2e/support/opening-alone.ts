import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const MB = 1024 * 1024;
/** What opening a file may cost, the engine included. */
export const MOST_MEMORY = 512 * MB;
/** Of it what the engine may let lie before it clears up: who needs more of it ends with an error. */
const HEAP = 320 * MB;

const PROGRAMS = {
  import: new URL('import-alone.ts', import.meta.url),
  restore: new URL('restoring-alone.ts', import.meta.url),
} as const;

/** What became of a file that a process of its own has opened, and how many bytes that process had at most. */
export interface OpenedAlone {
  readonly outcome: string;
  readonly memory: number;
}

/** Opens files each in a process of its own, so that its memory can be measured. */
export class OpeningAlone {
  /** Where it may lay down files until it is cleared. */
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** `program` is what each process runs. */
  static async build(program: keyof typeof PROGRAMS = 'import'): Promise<OpeningAlone> {
    const folder = mkdtempSync(path.join(tmpdir(), 'postil-opening-'));
    await build({
      configFile: false,
      logLevel: 'error',
      ssr: { noExternal: true },
      build: {
        ssr: fileURLToPath(PROGRAMS[program]),
        outDir: folder,
        emptyOutDir: false,
        rollupOptions: { output: { entryFileNames: 'import.mjs' } },
      },
    });
    return new OpeningAlone(folder);
  }

  /** `name` says by its end what kind of file it is. */
  open(name: string, content: string | Uint8Array): OpenedAlone {
    const file = path.join(this.folder, name);
    writeFileSync(file, content);
    const told = this.run(file);
    rmSync(file);
    return told;
  }

  run(...args: readonly string[]): OpenedAlone {
    return JSON.parse(
      execFileSync(process.execPath, [`--max-old-space-size=${HEAP / MB}`, path.join(this.folder, 'import.mjs'), ...args], {
        encoding: 'utf8',
        timeout: 600_000,
      }),
    );
  }

  clear(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
