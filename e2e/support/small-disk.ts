import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A disk of 96 MB in memory that a test can fill. Only root can have one. */
export class SmallDisk {
  readonly folder: string;
  #fillers = 0;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** The disk, or why there can be none here. */
  static mount(folder: string): SmallDisk | string {
    mkdirSync(folder, { recursive: true });
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=96m', 'tmpfs', folder], { stdio: 'pipe' });
      return new SmallDisk(folder);
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  /** Takes what is left, to the last block. */
  fill(): void {
    for (const size of [1024 * 1024, 64 * 1024, 4096]) while (this.#write(Buffer.alloc(size)));
  }

  /** Makes room again. */
  free(): void {
    for (const name of readdirSync(this.folder)) if (name.startsWith('filler-')) rmSync(path.join(this.folder, name));
  }

  unmount(): void {
    execFileSync('umount', ['-l', this.folder]);
  }

  #write(block: Buffer): boolean {
    this.#fillers += 1;
    try {
      writeFileSync(path.join(this.folder, `filler-${this.#fillers}`), block);
      return true;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return false;
      throw error;
    }
  }
}
