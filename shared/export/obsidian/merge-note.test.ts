import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readProperty } from './front-matter';
import { type FreshNote, mergeNote } from './merge-note';
import { findRegions } from './region';

const note = (content: string, more: FreshNote['regions'] = []): FreshNote => ({
  properties: { postil_id: 'a1', postil_place: '¶2 s1' },
  regions: [{ key: 'a-a1', content }, ...more],
});
const merge = (fresh: FreshNote, existing: string | null, isWhole = true) => mergeNote(fresh, existing, 'Kept', isWhole);
const FIRST = merge(note('> [!quote] ¶2 s1\n> cyber power\n\n^a-a1\n\nFour nouns.'), null).text;

describe('a note for Obsidian', () => {
  it('is new: properties, and a region between two comments', () => {
    expect(FIRST).toMatch(
      /^---\npostil_id: a1\npostil_place: ¶2 s1\n---\n\n%% postil:begin a-a1 [0-9a-f]{16} %%\n> \[!quote\] ¶2 s1\n[\s\S]*Four nouns\.\n%% postil:end a-a1 [0-9a-f]{16} %%\n$/,
    );
  });
  it('stays as it is, to the byte, when there is nothing new', () => {
    const mine = FIRST.replace('---\n\n%%', 'tags: [mine] # and a comment\n---\nBefore.\n\n%%').concat('\nAfter.\n');
    const { text, outcomes } = merge(note('> [!quote] ¶2 s1\n> cyber power\n\n^a-a1\n\nFour nouns.'), mine);
    expect([text, outcomes]).toEqual([mine, [{ key: 'a-a1', outcome: 'same' }]]);
  });
  it('is brought up to date inside of the region, and only there; own properties of the reader stay', () => {
    const mine = FIRST.replace('postil_place: ¶2 s1\n---\n\n', 'postil_place: ¶2 s1\naliases:\n  - mine # why\n---\nBefore.\n\n').concat(
      '\nAfter.\n',
    );
    const { text, outcomes } = merge({ ...note('Another note.'), properties: { postil_id: 'a1', postil_place: '¶3' } }, mine);
    expect(outcomes).toEqual([{ key: 'a-a1', outcome: 'updated' }]);
    expect(text).toMatch(
      /^---\npostil_id: a1\npostil_place: ¶3\naliases:\n {2}- mine # why\n---\nBefore\.\n\n%% postil:begin [^\n]+\nAnother note\.\n%% postil:end [^\n]+\n\nAfter\.\n$/,
    );
  });
  it('keeps what the reader wrote inside below the new version, without its block id', () => {
    const mine = FIRST.replace('Four nouns.', 'Four nouns! I doubt it.');
    const { text, outcomes } = merge(note('Another note.'), mine);
    expect(outcomes).toEqual([{ key: 'a-a1', outcome: 'kept-beside' }]);
    expect(text).toContain('Another note.\n%% postil:end');
    expect(text).toMatch(/%%\n\n> \[!note\] Kept\n\n> \[!quote\] ¶2 s1\n> cyber power\n\nFour nouns! I doubt it\.\n$/);
    expect(text.match(/\^a-a1/g)).toBeNull();
    expect(merge(note('Another note.'), text).outcomes).toEqual([{ key: 'a-a1', outcome: 'same' }]);
  });
  it('leaves what the reader wrote inside when there is nothing new to say', () => {
    const mine = FIRST.replace('Four nouns.', 'Four nouns! I doubt it.');
    const { text, outcomes } = merge(note('> [!quote] ¶2 s1\n> cyber power\n\n^a-a1\n\nFour nouns.'), mine);
    expect([text, outcomes]).toEqual([mine, [{ key: 'a-a1', outcome: 'left-alone' }]]);
  });
  it('does not bring back what the reader took out of a note about one thing; in others what is missing is new, in its place', () => {
    const empty = '---\npostil_id: a1\npostil_place: ¶2 s1\n---\nOnly mine.\n';
    expect(merge(note('x'), empty)).toEqual({ text: empty, outcomes: [{ key: 'a-a1', outcome: 'taken-out' }] });
    const two = merge(note('one', [{ key: 'a-c', content: 'three' }]), null, false).text;
    const three = merge(
      note('one', [
        { key: 'a-b', content: 'two' },
        { key: 'a-c', content: 'three' },
      ]),
      two,
      false,
    );
    expect(findRegions(three.text).map(({ content }) => content)).toEqual(['one', 'two', 'three']);
  });
  it('takes a note with carriage returns, and one whose properties cannot be read, which stay', () => {
    expect(merge(note('Another note.'), FIRST.replaceAll('\n', '\r\n')).outcomes).toEqual([{ key: 'a-a1', outcome: 'updated' }]);
    const broken = FIRST.replace('postil_place: ¶2 s1', 'postil_place: "¶2');
    expect(merge(note('Another note.'), broken).text).toContain('postil_place: "¶2\n---');
    expect(readProperty(broken, 'postil_id')).toBe(null);
  });
  it('does not take a note that Obsidian has renamed for one that the reader has rewritten', () => {
    const linked = merge(note('[[cyber power - a1#^a-a1|¶2]]'), null).text;
    const renamed = linked.replace('cyber power - a1', 'My name for it');
    expect(merge(note('[[cyber power - a1#^a-a1|¶2]]'), renamed)).toEqual({ text: renamed, outcomes: [{ key: 'a-a1', outcome: 'same' }] });
    expect(merge(note('[[My name for it#^a-a1|¶3]]'), renamed).outcomes).toEqual([{ key: 'a-a1', outcome: 'updated' }]);
  });
  it('whatever is said and written round it: words outside stay, and the region says what is new', () => {
    const words = fc.stringMatching(/^[ -~\n網%^[\]]{0,60}$/).map((text) => text.trim());
    const content = words.filter((text) => text !== '');
    fc.assert(
      fc.property(content, content, words, words, (first, second, before, after) => {
        const made = merge(note(first), null).text;
        const at = made.indexOf('%% postil:begin');
        const mine = `${made.slice(0, at)}${before}\n\n${made.slice(at)}\n${after}\n`;
        const { text } = merge(note(second), mine);
        const outside = (whole: string) =>
          findRegions(whole).reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), whole);
        expect(outside(text)).toBe(outside(mine));
        expect(findRegions(text).map((region) => region.content)).toEqual([second]);
      }),
    );
  });
});
