import { expect, test } from 'vitest';
import { type KeyPress, readCombination } from './key-combination';

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, altGraph: false, isComposing: false, keyCode: 0 };
const press = (key: string, code: string, held: Partial<KeyPress> = {}): KeyPress => ({ ...none, key, code, ...held });
const ctrl = { ctrlKey: true };
const meta = { metaKey: true };
const shift = { shiftKey: true };

test.each<[what: string, press: KeyPress, others: string | null, apple: string | null]>([
  ['Ctrl+F', press('f', 'KeyF', ctrl), 'Mod+F', 'Ctrl+F'],
  ['Cmd+F', press('f', 'KeyF', meta), null, 'Mod+F'],
  ['Ctrl+Shift+Z', press('Z', 'KeyZ', { ...ctrl, ...shift }), 'Mod+Shift+Z', 'Ctrl+Shift+Z'],
  ['a single letter', press('h', 'KeyH'), 'H', 'H'],
  ['a single letter with Caps Lock', press('H', 'KeyH'), 'H', 'H'],
  ['Dvorak: the printed letter counts', press('f', 'KeyY', ctrl), 'Mod+F', 'Ctrl+F'],
  ['Cyrillic: the place of the key counts', press('а', 'KeyF', ctrl), 'Mod+F', 'Ctrl+F'],
  ['Greek: the place of the key counts', press('η', 'KeyH'), 'H', 'H'],
  ['Option prints something else on macOS', press('†', 'KeyT', { ...meta, altKey: true }), null, 'Mod+Alt+T'],
  ['AZERTY: digits without Shift', press('&', 'Digit1'), '1', '1'],
  ['AZERTY: digits with Shift', press('1', 'Digit1', shift), 'Shift+1', 'Shift+1'],
  ['numeric keypad', press('2', 'Numpad2'), '2', '2'],
  ['plus on a US keyboard', press('+', 'Equal', { ...ctrl, ...shift }), 'Mod+Plus', 'Ctrl+Plus'],
  ['the same key without Shift', press('=', 'Equal', ctrl), 'Mod+Plus', 'Ctrl+Plus'],
  ['minus', press('-', 'Minus', ctrl), 'Mod+-', 'Ctrl+-'],
  ['slash on a German keyboard', press('/', 'Digit7', { ...ctrl, ...shift }), 'Mod+/', 'Ctrl+/'],
  ['a full-width comma', press('，', 'Comma', ctrl), 'Mod+,', 'Ctrl+,'],
  ['a Cyrillic letter in the place of a comma', press('б', 'Comma', ctrl), 'Mod+,', 'Ctrl+,'],
  ['a Cyrillic letter in the place of a bracket', press('х', 'BracketLeft', ctrl), 'Mod+[', 'Ctrl+['],
  ['a Russian full stop is a full stop', press('.', 'Slash', ctrl), 'Mod+.', 'Ctrl+.'],
  ['Chinese punctuation: a bracket', press('【', 'BracketLeft', ctrl), 'Mod+[', 'Ctrl+['],
  ['Chinese punctuation: an enumeration comma', press('、', 'Slash', ctrl), 'Mod+/', 'Ctrl+/'],
  ['a Chinese layout: letters count by their place', press('ㄈ', 'KeyZ', ctrl), 'Mod+Z', 'Ctrl+Z'],
  ['German: ü has a key of its own', press('ü', 'BracketLeft', ctrl), 'Mod+Ü', 'Ctrl+Ü'],
  ['German: Shift counts with ü', press('Ü', 'BracketLeft', { ...ctrl, ...shift }), 'Mod+Shift+Ü', 'Ctrl+Shift+Ü'],
  ['Turkish: the letter of the place', press('ı', 'KeyI', ctrl), 'Mod+I', 'Ctrl+I'],
  ['a dead key by itself', press('Dead', 'KeyE'), null, null],
  ['Option with a dead key on macOS', press('Dead', 'KeyE', { ...meta, altKey: true }), null, 'Mod+Alt+E'],
  ['Option prints a sign on macOS', press('≤', 'Comma', { altKey: true }), 'Alt+,', 'Alt+,'],
  ['Shift+F3', press('F3', 'F3', shift), 'Shift+F3', 'Shift+F3'],
  ['Alt+Left', press('ArrowLeft', 'ArrowLeft', { altKey: true }), 'Alt+ArrowLeft', 'Alt+ArrowLeft'],
  ['AltGr types characters', press('@', 'KeyQ', { ...ctrl, altKey: true, altGraph: true }), null, null],
  ['a modifier alone', press('Shift', 'ShiftLeft', shift), null, null],
  ['while an input method composes', press('h', 'KeyH', { isComposing: true }), null, null],
  ['what an input method has taken', press('h', 'KeyH', { keyCode: 229 }), null, null],
])('%s', (_, pressed, others, apple) => {
  expect([readCombination(pressed, false), readCombination(pressed, true)]).toEqual([others, apple]);
});
