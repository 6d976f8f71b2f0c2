import { existsSync } from 'node:fs';
import path from 'node:path';
import type { TestInfo } from '@playwright/test';
import { expect, test } from '../fixtures/app';
import type { ReadingPage } from '../page-models/reading';
import { AnnotatingRun, deskOn } from '../support/annotating-run';
import { KillableBrowser } from '../support/killable-browser';
import { PromiseLog } from '../support/promise-log';
import { createRandom, readSeed } from '../support/random';
import { SmallDisk } from '../support/small-disk';
import { readStored } from '../support/stored-library';

// A trace of a browser that dies holds what is dead, and slows every look at the page.
test.use({ trace: 'off' });

/** What a browser does not clear by itself: the storage of an installed or much used site, and of the desktop app. */
type Keeping = 'lasting' | 'evictable';

interface Opened {
  readonly browser: KillableBrowser;
  readonly desk: ReadingPage;
}

function mountDisk(info: TestInfo): SmallDisk {
  const disk = SmallDisk.mount(info.outputPath('disk'));
  test.skip(typeof disk === 'string', `a disk full test needs a tmpfs of its own: ${disk}`);
  if (typeof disk === 'string') throw new Error(disk);
  return disk;
}

async function start(disk: SmallDisk, url: string, keeping: Keeping): Promise<Opened> {
  const profile = path.join(disk.folder, 'profile');
  if (keeping === 'lasting' && !existsSync(profile)) await KillableBrowser.grantLastingStorage(profile, url);
  const browser = await KillableBrowser.start(profile, ['--disk-cache-size=1']);
  return { browser, desk: deskOn(browser.page, url) };
}

test(
  'what a full disk refused is saved when there is room again, and everything called saved is there after a restart',
  {
    tag: '@long',
  },
  async ({ webEdition }, info) => {
    const disk = mountDisk(info);
    const seed = readSeed();
    const log = new PromiseLog();
    try {
      const { browser, desk } = await start(disk, webEdition.url, 'lasting');
      await desk.open();
      expect(await desk.page.evaluate(() => navigator.storage.persist())).toBe(true);
      const run = new AnnotatingRun({ desk, log, random: createRandom(seed) });
      await run.begin(await readStored(desk.page));
      await run.annotate();
      await run.annotate();
      await run.untilSaved();
      await run.annotateUntilRefused(() => disk.fill());
      await expect(desk.messages).toContainText('Keep this window open, and make room if the disk is full.');
      disk.free();
      await run.untilSaved();
      await browser.kill();
      const again = await start(disk, webEdition.url, 'lasting');
      await again.desk.open();
      expect(log.findLosses(await readStored(again.desk.page))).toEqual([]);
      await again.browser.kill();
      const { annotations, notes } = log.countPromised();
      console.log(`filled a disk (POSTIL_SEED=${seed}): ${log.promises} promises seen; ${annotations} annotations and ${notes} notes kept`);
    } finally {
      disk.unmount();
    }
  },
);

test(
  'a browser that is killed while the disk is full loses nothing that it called saved, now or at the starts after it',
  {
    tag: '@long',
  },
  async ({ webEdition }, info) => {
    test.setTimeout(180_000);
    const disk = mountDisk(info);
    const seed = readSeed();
    const random = createRandom(seed);
    const log = new PromiseLog();
    try {
      const { browser, desk } = await start(disk, webEdition.url, 'lasting');
      await desk.open();
      const run = new AnnotatingRun({ desk, log, random });
      await run.begin(await readStored(desk.page));
      await run.annotate();
      await run.annotate();
      await run.untilSaved();
      await run.annotateUntilRefused(() => disk.fill());
      await browser.kill();
      disk.free();
      // What a refused write has left behind shows at the second start, not at the first.
      for (let round = 1; round <= 3; round += 1) {
        const again = await start(disk, webEdition.url, 'lasting');
        await again.desk.open();
        const stored = await readStored(again.desk.page);
        expect(log.findLosses(stored), `start ${round} (POSTIL_SEED=${seed})`).toEqual([]);
        const more = new AnnotatingRun({ desk: again.desk, log, random });
        await more.begin(stored);
        await more.annotate();
        await more.untilSaved();
        await again.browser.kill();
      }
    } finally {
      disk.unmount();
    }
  },
);

test(
  'where the browser may clear the library away, that is said before it happens, and missed afterwards',
  {
    tag: '@long',
  },
  async ({ webEdition }, info) => {
    const disk = mountDisk(info);
    const log = new PromiseLog();
    try {
      const { browser, desk } = await start(disk, webEdition.url, 'evictable');
      await desk.open();
      await expect(desk.status).toContainText('backups lie only in this browser: download one');
      const run = new AnnotatingRun({ desk, log, random: createRandom(readSeed()) });
      await run.begin(await readStored(desk.page));
      await run.annotate();
      await run.annotate();
      await run.untilSaved();
      // Chromium itself may fall over on a full disk; what counts is what the next start says.
      await Promise.allSettled([run.annotateUntilRefused(() => disk.fill())]);
      await browser.kill();
      disk.free();
      const again = await start(disk, webEdition.url, 'evictable');
      await again.desk.app.open();
      const missed = again.desk.page.getByRole('heading', { name: 'The library is empty, though it was not before' });
      await expect(missed.or(again.desk.text)).toBeVisible();
      if (!(await missed.isVisible())) expect(log.findLosses(await readStored(again.desk.page))).toEqual([]);
      await again.browser.kill();
    } finally {
      disk.unmount();
    }
  },
);
