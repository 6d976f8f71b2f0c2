import { expect, test } from 'vitest';
import { toAccelerator } from './accelerator';

test.each([
  ['Mod+Shift+F', 'CmdOrCtrl+Shift+F'],
  ['Alt+ArrowLeft', 'Alt+Left'],
  ['Mod+Plus', 'CmdOrCtrl+Plus'],
  ['Mod+,', 'CmdOrCtrl+,'],
  ['Mod+Ctrl+F12', 'CmdOrCtrl+Ctrl+F12'],
  ['F1', 'F1'],
  ['Mod+Ü', null],
  ['F25', null],
  ['Mod+MediaPlay', null],
])('%s', (combination, accelerator) => {
  expect(toAccelerator(combination)).toBe(accelerator);
});
