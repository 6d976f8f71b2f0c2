import { test } from '../fixtures/app';
import { annotateForEver, deskOn, expectKept, type Promised, watchPromises } from '../support/annotating-run';
import { KillableBrowser } from '../support/killable-browser';
import { createRandom, readSeed } from '../support/random';

/** Kills Chromium at a random moment of an annotating run, `rounds` times on one profile, and looks each time what is left. */
async function killRounds(rounds: number, profile: string, url: string): Promise<void> {
  const seed = readSeed();
  const random = createRandom(seed);
  const lastOf = new Map<string, Promised>();
  let promisesSeen = 0;
  let stored = { highlights: 0, notes: 0 };
  for (let round = 0; round < rounds; round++) {
    const browser = await KillableBrowser.start(profile);
    const desk = deskOn(browser.page, url);
    const kept = await expectKept(desk, [...lastOf.values()]);
    stored = { highlights: kept.highlights, notes: kept.notes.length };
    const watching = watchPromises(browser.page, (promised) => {
      promisesSeen++;
      lastOf.set('counts', { ...promised, written: null });
      if (promised.written !== null) lastOf.set(`round ${round} ${promised.written.slice(0, 8)}`, promised);
    });
    const annotating = annotateForEver(desk, random);
    const moment = 300 + random() * 4700;
    const killed = new Promise<'killed'>((resolve) => setTimeout(() => resolve('killed'), moment));
    const outcome = Promise.allSettled([watching, annotating]);
    const first = await Promise.race([killed, annotating, watching]);
    if (first !== 'killed') throw new Error('the run ended by itself');
    await browser.kill();
    await outcome;
  }
  const last = await KillableBrowser.start(profile);
  const kept = await expectKept(deskOn(last.page, url), [...lastOf.values()]);
  await last.kill();
  stored = { highlights: kept.highlights, notes: kept.notes.length };
  console.log(
    `killed ${rounds} times (POSTIL_SEED=${seed}): ${promisesSeen} promises seen, ${lastOf.size} checked, all kept; ` +
      `${stored.highlights} highlights and ${stored.notes} notes at the end`,
  );
}

test('nothing that was called saved is lost when the browser is killed', async ({ webEdition }, info) => {
  test.setTimeout(120_000);
  await killRounds(5, info.outputPath('profile'), webEdition.url);
});

test('nothing that was called saved is lost when the browser is killed fifty times', { tag: '@long' }, async ({ webEdition }, info) => {
  await killRounds(50, info.outputPath('profile'), webEdition.url);
});
