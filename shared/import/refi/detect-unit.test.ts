import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findOccurrences } from '../../anchor/occurrences';
import { detectUnit, type FoundSpan } from './detect-unit';
import { countIn, markedWords } from './detect-unit.cases';
import { createPositionScale, POSITION_UNITS, type PositionUnit } from './position-scale';

const [STANDARD, UTF16, CP_ONE, U16_ONE, CP_TWO, U16_TWO] = POSITION_UNITS;
const unitNames = POSITION_UNITS.map((unit) => [`${unit.unit}, line ends ${unit.lineEnds}`, unit] as const);

function detect(text: string, passages: readonly FoundSpan[], words: readonly (readonly string[])[] = []) {
  return detectUnit(
    text,
    passages.map((passage, index) => ({ ...passage, words: words[index] ?? [] })),
    (found) => findOccurrences(text, found).length > 0,
  );
}

test('the scales count as the programs do', () => {
  const text = 'a𝒜\r\nb\nc';
  const positions = (unit: PositionUnit | undefined) => {
    if (unit === undefined) throw new Error('no such unit');
    const scale = createPositionScale(text, unit);
    return ['a', '𝒜', '\r', 'b', '\n', 'c'].map((sign) => scale.toPosition(text.lastIndexOf(sign))).concat(scale.length);
  };
  expect(positions(STANDARD)).toEqual([0, 1, 2, 4, 5, 6, 7]);
  expect(positions(UTF16)).toEqual([0, 1, 3, 5, 6, 7, 8]);
  expect(positions(CP_ONE)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(positions(U16_ONE)).toEqual([0, 1, 3, 4, 5, 6, 7]);
  expect(positions(CP_TWO)).toEqual([0, 1, 2, 4, 5, 7, 8]);
  expect(positions(U16_TWO)).toEqual([0, 1, 3, 5, 6, 8, 9]);
});

test.each(unitNames)('a scale leads back to every whole character: %s', (_, unit) => {
  fc.assert(
    fc.property(markedWords, ({ text }) => {
      const scale = createPositionScale(text, unit);
      for (let at = 0; at <= text.length; at += 1) {
        const isInside = /^(\r\n|[\ud800-\udbff][\udc00-\udfff])$/.test(text.slice(at - 1, at + 1));
        if (!isInside) expect(scale.toOffset(scale.toPosition(at))).toBe(at);
      }
      expect([scale.toOffset(scale.length), scale.toOffset(scale.length + 1), scale.toOffset(-1)]).toEqual([text.length, null, null]);
    }),
    { numRuns: 20 },
  );
});

test.each(unitNames)('with quotations beside them passages are found, whatever was counted: %s', (_, unit) => {
  fc.assert(
    fc.property(markedWords, ({ text, spans }) => {
      const names = spans.map(({ start, end }) => [text.slice(start, end).replace(/\s+/g, ' ')]);
      const { readings, certainties } = detect(text, countIn(text, unit, spans), names);
      expect(readings[0].spans).toEqual(spans);
      expect(Math.min(...certainties)).toBeGreaterThan(0.95);
    }),
    { numRuns: 40 },
  );
});

test.each(unitNames)('without quotations the edges of words tell; where they do not, nothing is certain: %s', (_, unit) => {
  fc.assert(
    fc.property(markedWords, ({ text, spans }) => {
      const { readings, certainties } = detect(text, countIn(text, unit, spans));
      const wrong = spans.filter((span, index) => {
        const found = readings[0].spans[index];
        return (certainties[index] ?? 0) >= 0.95 && (found?.start !== span.start || found.end !== span.end);
      });
      expect(wrong).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('where all units come to the same there is nothing to doubt, and the standard is named', () => {
  const { readings, certainties } = detect('Plain words on one line.', [{ start: 0, end: 5 }]);
  expect([readings.length, readings[0].unit]).toEqual([1, STANDARD]);
  expect(certainties[0]).toBeGreaterThan(0.95);
});

test('where nothing tells the units apart the standard is taken, and said to be unsure', () => {
  const text = '網\n絡強國網絡強國網絡強國網絡強國網絡強國';
  const { readings, certainties } = detect(text, [{ start: 5, end: 9 }]);
  expect(readings[0].unit).toEqual(STANDARD);
  expect(certainties[0]).toBeLessThan(0.95);
});

test('positions that belong to another text are sure of nothing', () => {
  const text = 'Some words that stand here by themselves. Nothing else is meant by them, whatever is said. '.repeat(8);
  const random = Array.from({ length: 40 }, (_, index) => ({ start: (index * 37) % 650, end: ((index * 37) % 650) + 7 + (index % 5) }));
  const { certainties } = detect(text, random);
  expect(Math.max(...certainties)).toBeLessThan(0.95);
});

test('a passage whose words stand elsewhere is not certain, whatever the others say', () => {
  const text = 'One two three four five six seven eight nine ten eleven twelve.';
  const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const passages = ['two three', 'four five', 'seven eight', 'nine ten'].map(at);
  const { certainties } = detect(text, passages, [['two three'], ['four five'], ['seven eight'], ['eleven twelve']]);
  expect(certainties.map((certainty) => certainty >= 0.95)).toEqual([true, true, true, false]);
});

test('words beside a passage are its quotation or a remark of their own', () => {
  const text = 'Who that cares much to know the history of man.';
  const { quotings } = detect(text, [{ start: 0, end: 14 }], [['Who that cares', 'An opening question']]);
  expect(quotings[0]).toEqual({
    isQuotation: true,
    matches: [true],
    isProof: true,
    quotation: 'Who that cares',
    remarks: ['An opening question'],
  });
});
