import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/app';
import { AnnotatingRun, deskOn } from '../support/annotating-run';
import { KillableBrowser } from '../support/killable-browser';
import { PromiseLog } from '../support/promise-log';
import { createRandom, readSeed } from '../support/random';
import { readStored } from '../support/stored-library';

// A trace of a browser that dies holds what is dead, and slows every look at the page.
test.use({ trace: 'off' });

interface KillPlan {
  readonly rounds: number;
  /** The longest a run goes on before it is killed, in milliseconds. */
  readonly longest: number;
  /** A folder that profiles are made in. */
  readonly folder: string;
  readonly url: string;
}

/** What a restart left of the promises. */
interface Tally {
  annotations: number;
  notes: number;
  profiles: number;
  readonly losses: string[];
}

/**
 * Kills Chromium at a random moment of an annotating run, `rounds` times, and looks after each restart whether everything that
 * had been called saved is stored. Profiles are killed again and again; a fresh one is begun now and then.
 */
async function killRounds({ rounds, longest, folder, url }: KillPlan): Promise<void> {
  const seed = readSeed();
  const random = createRandom(seed);
  const log = new PromiseLog();
  const tally: Tally = { annotations: 0, notes: 0, profiles: 1, losses: [] };
  const openAgain = async () => {
    const browser = await KillableBrowser.start(`${folder}/profile-${tally.profiles}`);
    const desk = deskOn(browser.page, url);
    await desk.open();
    return { browser, desk };
  };
  let opened = await openAgain();
  for (let round = 1; round <= rounds; round++) {
    const run = new AnnotatingRun({ ...opened, log, random });
    await run.begin(await readStored(opened.desk.page));
    await killDuring(opened.browser, run, 200 + random() * longest);
    opened = await openAgain();
    await countLosses(tally, log, opened.desk.page, round);
    if (random() > 0.15) continue;
    await opened.browser.kill();
    tally.profiles += 1;
    opened = await openAgain();
  }
  await opened.browser.kill();
  console.log(
    `killed ${rounds} times (POSTIL_SEED=${seed}) on ${tally.profiles} profiles: ${log.promises} promises seen; ` +
      `${tally.annotations} annotations and ${tally.notes} notes compared; ${tally.losses.length} losses`,
  );
  expect(tally.losses).toEqual([]);
}

async function killDuring(browser: KillableBrowser, run: AnnotatingRun, moment: number): Promise<void> {
  const killed = new Promise<'killed'>((resolve) => setTimeout(() => resolve('killed'), moment));
  const annotating = run.goOnForEver();
  const ended = Promise.allSettled([annotating]);
  await Promise.race([killed, annotating]);
  await browser.kill();
  await ended;
}

async function countLosses(tally: Tally, log: PromiseLog, page: Page, round: number): Promise<void> {
  const { annotations, notes } = log.countPromised();
  const losses = log.findLosses(await readStored(page));
  tally.annotations += annotations;
  tally.notes += notes;
  tally.losses.push(...losses.map((loss) => `round ${round}, ${loss}`));
}

test('nothing that was called saved is lost when the browser is killed', async ({ webEdition }, info) => {
  test.setTimeout(120_000);
  await killRounds({ rounds: 5, longest: 5000, folder: info.outputPath(), url: webEdition.url });
});

test('nothing that was called saved is lost when the browser is killed fifty times', { tag: '@long' }, async ({ webEdition }, info) => {
  test.setTimeout(1_200_000);
  await killRounds({ rounds: 50, longest: 7000, folder: info.outputPath(), url: webEdition.url });
});
