import { expect, it } from 'vitest';
import { generateSpans, generateText } from './generate';

it('is the size of War and Peace and the same every time', () => {
  const text = generateText();
  expect(text).toBe(generateText());
  expect(text.length).toBeGreaterThan(2_900_000);
  expect(text.length).toBeLessThan(3_400_000);
  expect(text.split('\n\n')).toHaveLength(11_501);
});

it('puts spans inside paragraphs, in order', () => {
  const text = generateText(7, 300);
  const spans = generateSpans(text, 500);
  expect(spans).toHaveLength(500);
  expect(spans.every((span) => span.end > span.start && !text.slice(span.start, span.end).includes('\n'))).toBe(true);
  expect(spans.toSorted((a, b) => a.start - b.start || b.end - a.end)).toEqual(spans);
});
