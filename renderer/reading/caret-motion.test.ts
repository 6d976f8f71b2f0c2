import { describe, expect, it } from 'vitest';
import { offset } from '../../shared/text/offset';
import { readSourceText } from '../../shared/text/read-source-text';
import { type MotionKey, moveByUnit, readMotion } from './caret-motion';

const press = (key: string, held: Partial<MotionKey> = {}): MotionKey => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...held });

describe('readMotion', () => {
  it.each([
    ['ArrowLeft', {}, { kind: 'character', side: 'left' }],
    ['ArrowDown', {}, { kind: 'line', direction: 'forward' }],
    ['ArrowRight', { ctrlKey: true }, { kind: 'unit', unit: 'word', direction: 'forward' }],
    ['ArrowUp', { ctrlKey: true }, { kind: 'unit', unit: 'paragraph', direction: 'backward' }],
    ['PageDown', { altKey: true }, { kind: 'unit', unit: 'sentence', direction: 'forward' }],
    ['PageUp', {}, { kind: 'page', direction: 'backward' }],
    ['End', {}, { kind: 'edge', to: 'forward' }],
    ['Home', { ctrlKey: true }, { kind: 'document', direction: 'backward' }],
  ] as const)('%s %o', (key, held, motion) => {
    expect(readMotion(press(key, held), false)).toEqual(motion);
  });

  it('leaves the keys of commands alone', () => {
    const taken = [
      press('ArrowLeft', { altKey: true }),
      press('ArrowDown', { altKey: true }),
      press('a'),
      press('ArrowUp', { metaKey: true }),
    ];
    expect(taken.map((key) => readMotion(key, false))).toEqual([null, null, null, null]);
  });

  it.each([
    ['ArrowLeft', { altKey: true }, { kind: 'unit', unit: 'word', direction: 'backward' }],
    ['ArrowDown', { altKey: true }, { kind: 'unit', unit: 'paragraph', direction: 'forward' }],
    ['ArrowLeft', { metaKey: true }, { kind: 'edge', to: 'left' }],
    ['ArrowRight', { metaKey: true }, { kind: 'edge', to: 'right' }],
    ['ArrowUp', { metaKey: true }, { kind: 'document', direction: 'backward' }],
    ['End', {}, { kind: 'edge', to: 'forward' }],
    ['End', { metaKey: true }, { kind: 'document', direction: 'forward' }],
  ] as const)('%s %o on macOS, as in any text there', (key, held, motion) => {
    expect(readMotion(press(key, held), true)).toEqual(motion);
  });

  it('leaves the next annotation and the spaces of the desktop alone on macOS', () => {
    const taken = [
      press('ArrowDown', { altKey: true, metaKey: true }),
      press('ArrowUp', { altKey: true, metaKey: true }),
      press('ArrowLeft', { ctrlKey: true }),
    ];
    expect(taken.map((key) => readMotion(key, true))).toEqual([null, null, null]);
  });
});

describe('moveByUnit', () => {
  const TEXT = 'A title\n\nOne sentence. Another one.\n\nThe next paragraph.\n';
  const read = readSourceText(new TextEncoder().encode(TEXT));
  if (!read.ok) throw new Error(read.error.code);
  const at = (words: string) => offset(TEXT.indexOf(words));

  it('goes to the start of the next paragraph, and back to the start of this one first', () => {
    expect(moveByUnit(read.value, at('sentence'), 'paragraph', 'forward')).toBe(at('The next'));
    expect(moveByUnit(read.value, at('sentence'), 'paragraph', 'backward')).toBe(at('One'));
    expect(moveByUnit(read.value, at('One'), 'paragraph', 'backward')).toBe(at('A title'));
  });

  it('goes by sentence and by word', () => {
    expect(moveByUnit(read.value, at('One'), 'sentence', 'forward')).toBe(at('Another'));
    expect(moveByUnit(read.value, at('Another'), 'sentence', 'backward')).toBe(at('One'));
    expect(moveByUnit(read.value, at('One'), 'word', 'forward')).toBe(at(' sentence'));
  });
});
