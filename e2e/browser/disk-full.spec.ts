import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../fixtures/app';
import type { DeskPage } from '../page-models/app';
import { annotateForEver, deskOn, expectKept, type Promised, watchPromises } from '../support/annotating-run';
import { KillableBrowser } from '../support/killable-browser';
import { createRandom, readSeed } from '../support/random';

/** A small disk of our own; says why where there can be none. */
function mountSmallDisk(folder: string): string | null {
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=48m', 'tmpfs', folder], { stdio: 'pipe' });
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Takes what is left of the disk, to the last block. */
function fillDisk(folder: string): void {
  const block = Buffer.alloc(64 * 1024);
  for (let i = 0; i < 1024; i++) {
    try {
      writeFileSync(path.join(folder, `filler-${i}`), block);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return;
      throw error;
    }
  }
}

/** Chromium may clear a whole origin away to make room, unless its storage is persistent: then the app must say so. */
async function expectKeptOrMissed(desk: DeskPage, promises: readonly Promised[]): Promise<void> {
  await desk.app.open();
  const missed = desk.page.getByRole('heading', { name: 'The library is empty, though it was not before' });
  await expect(missed.or(desk.text)).toBeVisible();
  if ((await missed.count()) === 0) await expectKept(desk, promises);
}

test(
  'a full disk is said; afterwards everything called saved is there, or is said to be gone',
  { tag: '@long' },
  async ({ webEdition }, info) => {
    const disk = info.outputPath('disk');
    const problem = mountSmallDisk(disk);
    test.skip(problem !== null, `a disk full test needs a tmpfs of its own: ${problem}`);
    const promises: Promised[] = [];
    try {
      const browser = await KillableBrowser.start(path.join(disk, 'profile'), ['--disk-cache-size=1']);
      const desk = deskOn(browser.page, webEdition.url);
      await desk.open();
      const runs = [
        watchPromises(browser.page, (promised) => promises.splice(0, promises.length, promised)),
        annotateForEver(desk, createRandom(readSeed())),
      ];
      const ended = Promise.allSettled(runs);
      await expect.poll(() => promises[0]?.highlights ?? 0, { timeout: 60_000 }).toBeGreaterThan(2);
      fillDisk(disk);
      await expect(desk.status).toContainText('Not saved', { timeout: 120_000 });
      await browser.kill();
      await ended;
      execFileSync('sh', ['-c', 'rm -f "$1"/filler-*', 'sh', disk]);
      const again = await KillableBrowser.start(path.join(disk, 'profile'));
      await expectKeptOrMissed(deskOn(again.page, webEdition.url), promises);
      await again.kill();
    } finally {
      execFileSync('umount', ['-l', disk]);
    }
  },
);
