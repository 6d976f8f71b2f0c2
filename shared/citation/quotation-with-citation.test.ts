import { expect, test } from 'vitest';
import { quotationWithCitation } from './quotation-with-citation';

const run = (text: string) => ({ text, marks: [] });
const locator = { label: 'paragraph', value: '2 s1–s2' } as const;
const place = '¶2 s1–s2';

test('a citation in brackets stands behind the quotation, the entry below it', () => {
  const formatted = {
    isInNotes: false,
    citations: [[run('(Xu, n.d., paras. 2 s1-s2)')]],
    bibliography: [[run('Xu. '), { text: 'The Way', marks: ['italic' as const] }]],
  };
  expect(quotationWithCitation({ quotation: '“a < b”', formatted, locator, place })).toEqual({
    text: '“a < b” (Xu, n.d., paras. 2 s1-s2)\n\nXu. The Way',
    html: '<p>“a &#60; b” (Xu, n.d., paras. 2 s1-s2)</p><p>Xu. <i>The Way</i></p>',
  });
});

test('a number has no room for the place: it is told all the same', () => {
  const formatted = { isInNotes: false, citations: [[run('[1]')]], bibliography: [[run('[1] Xu. The Way[Z].')]] };
  expect(quotationWithCitation({ quotation: '“a”', formatted, locator, place }).text).toBe('“a”[1] (¶2 s1–s2)\n\n[1] Xu. The Way[Z].');
});

test('a note stands below the quotation, without an entry', () => {
  const formatted = { isInNotes: false, citations: [[run('Xu, The Way, paras. 2 s1–s2.')]], bibliography: [[run('Xu. The Way.')]] };
  expect(quotationWithCitation({ quotation: '“a”', formatted, locator, place }).text).toBe('“a”\n\nXu, The Way, paras. 2 s1–s2.');
});

test('a passage outside the numbered paragraphs has no place to tell', () => {
  const formatted = { isInNotes: false, citations: [[run('[1]')]], bibliography: [] };
  expect(quotationWithCitation({ quotation: '「a」', formatted, locator: null, place: '' }).text).toBe('「a」[1]');
});
