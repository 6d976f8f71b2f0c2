import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offset, span } from '../../shared/text/offset';
import { readSourceText } from '../../shared/text/read-source-text';
import { moveEnd, stepEnd } from './resizing';

const TEXT = 'On it\n\nThe long-term governance of the party, 網絡強國, 👩‍👩‍👧‍👦 and e\u0301.\n\nA second paragraph.\n';

function read(words: string) {
  const text = readSourceText(new TextEncoder().encode(words));
  if (!text.ok) throw new Error(text.error.code);
  return text.value;
}

const text = read(TEXT);
const spanOf = (words: string) => span(TEXT.indexOf(words), TEXT.indexOf(words) + words.length);
const wordsOf = ({ start, end }: { readonly start: number; readonly end: number }) => TEXT.slice(start, end);

describe('moveEnd', () => {
  it('takes whole characters, or whole words with the modifier', () => {
    const where = spanOf('governance');
    const inParty = offset(TEXT.indexOf('party') + 2);
    expect(wordsOf(moveEnd({ text, where, end: 'end' }, inParty, 'character'))).toBe('governance of the pa');
    expect(wordsOf(moveEnd({ text, where, end: 'end' }, inParty, 'word'))).toBe('governance of the party');
    expect(wordsOf(moveEnd({ text, where, end: 'start' }, offset(TEXT.indexOf('long') + 1), 'word'))).toBe('long-term governance');
  });

  it('does not cross the other end', () => {
    const where = spanOf('governance');
    expect(moveEnd({ text, where, end: 'end' }, where.start, 'character')).toBe(where);
    expect(moveEnd({ text, where, end: 'start' }, offset(where.end + 3), 'character')).toBe(where);
  });

  it('never leaves a passage empty, cut inside a character, or ending between paragraphs', () => {
    const family = TEXT.indexOf('👩');
    fc.assert(
      fc.property(fc.constantFrom('start' as const, 'end' as const), fc.nat({ max: TEXT.length }), (end, to) => {
        const moved = moveEnd({ text, where: spanOf('網絡強國'), end }, offset(to), 'character');
        const isInFamily = (at: number) => at > family && at < family + '👩‍👩‍👧‍👦'.length;
        expect(moved.start).toBeLessThan(moved.end);
        expect([isInFamily(moved.start), isInFamily(moved.end)]).toEqual([false, false]);
        expect(wordsOf(moved)).toBe(wordsOf(moved).replace(/^\n+|\n+$/g, ''));
      }),
    );
  });
});

describe('stepEnd', () => {
  it('moves by character and by word', () => {
    const where = spanOf('governance of');
    const step = (end: 'start' | 'end', direction: 'backward' | 'forward', by: 'character' | 'word') =>
      wordsOf(stepEnd({ text, where, end }, direction, by));
    expect([step('end', 'forward', 'word'), step('end', 'backward', 'character'), step('start', 'forward', 'word')]).toEqual([
      'governance of the',
      'governance o',
      'of',
    ]);
    expect([step('start', 'backward', 'word'), step('start', 'forward', 'character')]).toEqual(['term governance of', 'overnance of']);
  });
});
