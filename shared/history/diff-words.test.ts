import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffWords } from './diff-words';

const SIGNS = { same: '', removed: '-', added: '+' } as const;
const drawn = (before: string, after: string) => diffWords(before, after).map(({ kind, text }) => `${SIGNS[kind]}${text}`);

describe('diffWords', () => {
  it.each<[string, string, readonly string[]]>([
    ['Four nouns in order.', 'Five nouns in order.', ['-Four', '+Five', ' nouns in order.']],
    ['建设网络强国', '建设数字强国', ['建设', '-网络', '+数字', '强国']],
    ['same', 'same', ['same']],
    ['', 'new words', ['+new words']],
    ['gone', '', ['-gone']],
  ])('%s → %s', (before, after, drawing) => {
    expect(drawn(before, after)).toEqual(drawing);
  });

  it('makes up both texts, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
        const stretches = diffWords(before, after);
        const textWithout = (kind: string) => stretches.flatMap((one) => (one.kind === kind ? [] : [one.text])).join('');
        expect([textWithout('added'), textWithout('removed')]).toEqual([before, after]);
      }),
    );
  });

  it('of texts that have nothing in common and are long, says so at once', () => {
    const words = (name: string) => Array.from({ length: 3000 }, (_, i) => `${name}${i}`).join(' ');
    expect(diffWords(words('a'), words('b')).map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });
});
