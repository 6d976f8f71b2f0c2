import { expect, test } from 'vitest';
import { type MotionKey, readMotion } from '../reading/caret-motion';
import { FIXED_KEYS, fixedKeysOn } from './fixed-keys';

/** `Ctrl+Home` as the caret hears it. */
function pressOf(keys: string, apple: boolean): MotionKey {
  const held = keys.split('+');
  const isMod = held.includes('Mod');
  return {
    key: held.at(-1) ?? '',
    ctrlKey: held.includes('Ctrl') || (isMod && !apple),
    metaKey: isMod && apple,
    altKey: held.includes('Alt'),
  };
}

const backwards = (apple: boolean): Readonly<Record<string, unknown>> => ({
  'fixed-character': { kind: 'character', side: 'left' },
  'fixed-word': { kind: 'unit', unit: 'word', direction: 'backward' },
  'fixed-line': { kind: 'line', direction: 'backward' },
  'fixed-sentence': { kind: 'unit', unit: 'sentence', direction: 'backward' },
  'fixed-paragraph': { kind: 'unit', unit: 'paragraph', direction: 'backward' },
  'fixed-edge': { kind: 'edge', to: apple ? 'left' : 'backward' },
  'fixed-page': { kind: 'page', direction: 'backward' },
  'fixed-document': { kind: 'document', direction: 'backward' },
});

test.each([false, true])('the sheet tells the keys that move the caret (on macOS: %s)', (apple) => {
  const moving = FIXED_KEYS.filter(({ name }) => name in backwards(apple));
  const told = moving.map((row) => [row.name, readMotion(pressOf(fixedKeysOn(row, apple)[0] ?? '', apple), apple)]);
  expect(Object.fromEntries(told)).toEqual(backwards(apple));
});
