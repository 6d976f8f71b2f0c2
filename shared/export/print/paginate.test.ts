import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Galley, type GalleyBlock, type NoteLine, paginate, type SetPage, type Setting } from './paginate';

const LINE = 4;
const MEASURES = { height: 20 * LINE, gap: 2 };

function block(lines: number, notes: GalleyBlock['notes'] = [], more: Partial<GalleyBlock> = {}): GalleyBlock {
  return { lines, lineHeight: LINE, before: 2, keepsWithNext: false, notes, ...more };
}

/** A note of lines of three units each. */
function noteOf(lines: number): readonly NoteLine[] {
  return Array.from({ length: lines }, (_, index) => ({ top: index * 3, bottom: index * 3 + 3 }));
}

const showAll = (settings: readonly Setting[]) => settings.map(({ item, from, to, top }) => `${item}:${from}-${to}@${top}`).join(' ');
const show = (pages: readonly SetPage[]) => pages.map(({ text, notes }) => [showAll(text), showAll(notes)]);

const heading = block(1, [], { keepsWithNext: true });
const everyOtherLine = Array.from({ length: 10 }, (_, index) => ({ line: index * 2, note: index }));

const CASES: readonly { readonly name: string; readonly galley: Galley; readonly pages: readonly (readonly [string, string])[] }[] = [
  { name: 'nothing has no pages', galley: { blocks: [], notes: [] }, pages: [] },
  {
    name: 'a note stands level with its line',
    galley: { blocks: [block(10, [{ line: 6, note: 0 }])], notes: [noteOf(2)] },
    pages: [['0:0-10@0', '0:0-2@24']],
  },
  {
    name: 'at the foot of the page it moves up as far as it must',
    galley: { blocks: [block(20, [{ line: 19, note: 0 }])], notes: [noteOf(4)] },
    pages: [['0:0-20@0', '0:0-4@68']],
  },
  {
    name: 'a note longer than its page goes on overleaf',
    galley: { blocks: [block(20, [{ line: 3, note: 0 }])], notes: [noteOf(30)] },
    pages: [
      ['0:0-20@0', '0:0-26@2'],
      ['', '0:26-30@0'],
    ],
  },
  {
    name: 'beside a note that is longer than pages the text goes on, until the next note would begin too far away',
    galley: {
      blocks: [
        block(45, [
          { line: 3, note: 0 },
          { line: 30, note: 1 },
        ]),
      ],
      notes: [noteOf(90), noteOf(2)],
    },
    pages: [
      ['0:0-20@0', '0:0-26@2'],
      ['0:20-30@0', '0:26-52@0'],
      ['', '0:52-78@0'],
      ['0:30-45@0', '0:78-90@0 1:0-2@38'],
    ],
  },
  {
    name: 'no single line is left at the head or the foot of a page',
    galley: { blocks: [block(18), block(3), block(18), block(21)], notes: [] },
    pages: [
      ['0:0-18@0', ''],
      ['1:0-3@0 2:0-16@14', ''],
      ['2:16-18@0 3:0-17@10', ''],
      ['3:17-21@0', ''],
    ],
  },
  {
    name: 'a heading goes with its text',
    galley: { blocks: [block(17), heading, block(5)], notes: [] },
    pages: [
      ['0:0-17@0', ''],
      ['1:0-1@0 2:0-5@6', ''],
    ],
  },
  {
    name: 'text waits for the next page where its notes find no room; what hangs over stands at the head',
    galley: { blocks: [block(20, everyOtherLine)], notes: everyOtherLine.map(() => noteOf(4)) },
    pages: [
      ['0:0-16@0', '0:0-4@0 1:0-4@14 2:0-4@28 3:0-4@42 4:0-4@56 5:0-2@70'],
      ['0:16-20@0', '5:2-4@0 6:0-4@8 7:0-4@22 8:0-4@36 9:0-4@50'],
    ],
  },
];

describe('paginate', () => {
  test.each(CASES)('$name', ({ galley, pages }) => {
    expect(show(paginate(galley, MEASURES))).toEqual(pages);
  });

  /** Blocks with notes to any of their lines; all notes to one line together fill half a page at most. */
  const galleys = fc
    .array(
      fc.record({
        lines: fc.integer({ min: 1, max: 60 }),
        lineHeight: fc.constantFrom(4, 4, 4, 5, 6),
        before: fc.integer({ min: 0, max: 8 }),
        keepsWithNext: fc.boolean(),
        noted: fc.uniqueArray(fc.tuple(fc.nat(59), fc.integer({ min: 1, max: 12 })), { maxLength: 25, selector: ([line]) => line }),
      }),
      { maxLength: 15 },
    )
    .map((blocks): Galley => {
      const notes: (readonly NoteLine[])[] = [];
      return {
        blocks: blocks.map(({ noted, ...rest }) => ({
          ...rest,
          notes: noted
            .filter(([line]) => line < rest.lines)
            .toSorted(([a], [b]) => a - b)
            .map(([line, height]) => ({ line, note: notes.push(noteOf(height)) - 1 })),
        })),
        notes,
      };
    });

  const linesOf = (settings: readonly Setting[]) =>
    settings.flatMap(({ item, from, to }) => Array.from({ length: to - from }, (_, index) => `${item}:${from + index}`));

  test('every line of text and notes stands once, in order', () => {
    fc.assert(
      fc.property(galleys, (galley) => {
        const pages = paginate(galley, MEASURES);
        expect(pages.flatMap(({ text }) => linesOf(text))).toEqual(
          galley.blocks.flatMap(({ lines }, item) => linesOf([{ item, from: 0, to: lines, top: 0 }])),
        );
        expect(pages.flatMap(({ notes }) => linesOf(notes))).toEqual(
          galley.notes.flatMap(({ length }, item) => linesOf([{ item, from: 0, to: length, top: 0 }])),
        );
      }),
    );
  });

  test('nothing overlaps and nothing leaves the page', () => {
    fc.assert(
      fc.property(galleys, (galley) => {
        for (const { text, notes } of paginate(galley, MEASURES)) {
          const rows = text.map(({ item, from, to, top }) => [top, top + (to - from) * (galley.blocks[item]?.lineHeight ?? 0)] as const);
          const parts = notes.map(({ from, to, top }) => [top, top + (to - from) * 3] as const);
          for (const [spans, gap] of [[rows, 0] as const, [parts, MEASURES.gap] as const]) {
            expect(Math.min(0, ...spans.map(([top]) => top))).toBe(0);
            expect(Math.max(0, ...spans.map(([, bottom]) => bottom))).toBeLessThanOrEqual(MEASURES.height);
            for (const [index, [top]] of spans.slice(1).entries()) expect(top - (spans[index]?.[1] ?? 0)).toBeGreaterThanOrEqual(gap);
          }
        }
      }),
    );
  });

  test('a note begins on the page of its passage or on the following one', () => {
    fc.assert(
      fc.property(galleys, (galley) => {
        const pages = paginate(galley, MEASURES);
        for (const [item, { notes }] of galley.blocks.entries()) {
          for (const { line, note } of notes) {
            const passage = pages.findIndex(({ text }) => text.some((one) => one.item === item && one.from <= line && line < one.to));
            const begins = pages.findIndex((page) => page.notes.some((one) => one.item === note));
            expect([0, 1]).toContain(begins - passage);
          }
        }
      }),
    );
  });

  test('many notes on one line, more than pages hold, all come, and the text goes on beside them', () => {
    const notes = Array.from({ length: 200 }, (_, note) => ({ line: 1, note }));
    const pages = paginate({ blocks: [block(4, notes), block(3)], notes: notes.map(() => noteOf(3)) }, MEASURES);
    expect(pages.flatMap((page) => page.notes).filter(({ from }) => from === 0)).toHaveLength(200);
    expect(pages.map(({ text }) => showAll(text)).filter((words) => words !== '')).toEqual(['0:0-1@0', '0:1-4@0 1:0-3@14']);
  });
});
