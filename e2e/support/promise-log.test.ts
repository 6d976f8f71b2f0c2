import { describe, expect, it } from 'vitest';
import { PromiseLog, type Shown, type Stored } from './promise-log';

const shown = (changes: Partial<Shown> = {}): Shown => ({ quotation: 'cyber power', color: 'yellow', note: 'four nouns', ...changes });
const stored = (changes: Partial<Stored> = {}): Stored => ({ ...shown(), place: 'desk', ...changes });
const saved = (...entries: readonly [string, Shown][]) => ({ saving: 'saved' as const, desk: new Map(entries) });
const saving = (...entries: readonly [string, Shown][]) => ({ saving: 'saving' as const, desk: new Map(entries) });
const holding = (...entries: readonly [string, Stored][]) => new Map(entries);

/** A log in which one annotation with its note was called saved. */
function logOfOne(): PromiseLog {
  const log = new PromiseLog();
  log.see(saved(['a', shown()]));
  return log;
}

describe('PromiseLog', () => {
  it('is content when everything promised is stored', () => {
    const log = logOfOne();
    expect(log.findLosses(holding(['a', stored()]))).toEqual([]);
    expect([log.promises, log.countPromised()]).toEqual([1, { annotations: 1, notes: 1 }]);
  });

  it.each([
    ['an annotation that is missing', holding(), 'nothing'],
    ['another colour', holding(['a', stored({ color: 'red' })]), JSON.stringify(stored({ color: 'red' }))],
    ['other ends', holding(['a', stored({ quotation: 'cyber' })]), JSON.stringify(stored({ quotation: 'cyber' }))],
    ['a note that lacks its last letter', holding(['a', stored({ note: 'four noun' })]), JSON.stringify(stored({ note: 'four noun' }))],
    ['the trash', holding(['a', stored({ place: 'trash' })]), JSON.stringify(stored({ place: 'trash' }))],
  ])('reports %s', (_, held, found) => {
    expect(logOfOne().findLosses(held)).toEqual([`a: promised ${JSON.stringify(stored())}, stored ${found}`]);
  });

  it('takes a later state that was seen before it was saved, and no other', () => {
    const log = logOfOne();
    log.see(saving(['a', shown({ color: 'red' })]));
    log.see(saving(['a', shown({ color: 'blue' })]));
    for (const color of ['yellow', 'red', 'blue']) expect(log.findLosses(holding(['a', stored({ color })]))).toEqual([]);
    expect(log.findLosses(holding(['a', stored({ color: 'green' })]))).toHaveLength(1);
  });

  it('does not take an earlier state back', () => {
    const log = logOfOne();
    log.see(saving(['a', shown({ color: 'red' })]));
    log.see(saved(['a', shown({ color: 'blue' })]));
    for (const color of ['yellow', 'red']) expect(log.findLosses(holding(['a', stored({ color })]))).toHaveLength(1);
  });

  it('takes a note as far as its keys were pressed, but no shorter than promised', () => {
    const log = logOfOne();
    log.begin({ id: 'a', after: stored({ note: 'four nouns in order' }) });
    log.see(saved(['a', shown({ note: 'four nouns in' })]));
    expect(log.findLosses(holding(['a', stored({ note: 'four nouns in o' })]))).toEqual([]);
    for (const note of ['four nouns i', 'four nouns', 'four nouns in haste'])
      expect(log.findLosses(holding(['a', stored({ note })]))).toHaveLength(1);
  });

  it('knows a new annotation by what was being done, and reports one that nobody made', () => {
    const log = logOfOne();
    log.begin({ id: null, after: stored({ quotation: 'innovation', note: '' }) });
    const made = stored({ quotation: 'innovation', note: '' });
    expect(log.findLosses(holding(['a', stored()], ['b', made]))).toEqual([]);
    log.end();
    expect(log.findLosses(holding(['a', stored()], ['b', made]))).toEqual([`b: never seen, stored ${JSON.stringify(made)}`]);
  });

  it('expects in the trash what was called saved after it was thrown away, with its note', () => {
    const log = logOfOne();
    log.begin({ id: 'a', after: stored({ place: 'trash' }) });
    expect(log.findLosses(holding(['a', stored({ place: 'trash' })]))).toEqual([]);
    log.see(saved());
    log.end();
    expect(log.findLosses(holding(['a', stored({ place: 'trash' })]))).toEqual([]);
    for (const held of [holding(), holding(['a', stored()]), holding(['a', stored({ place: 'trash', note: '' })])])
      expect(log.findLosses(held)).toHaveLength(1);
  });

  it('still expects what goes from the desk without being asked to', () => {
    const log = logOfOne();
    log.see(saved());
    expect(log.findLosses(holding())).toHaveLength(1);
  });
});
