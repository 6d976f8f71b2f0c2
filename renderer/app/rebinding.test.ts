import { expect, test } from 'vitest';
import { type Command, type CommandId, findCommand } from './commands';
import { keysOf, type Rebound } from './keymap';
import { addKeys, type BindingProblem, cautionsOf, checkBinding, findConflicts, removeKeys, resetKeys } from './rebinding';

function get(id: CommandId): Command {
  const command = findCommand(id);
  if (command === undefined) throw new Error(`no such command: ${id}`);
  return command;
}

const keys = (rebound: Rebound, ...ids: CommandId[]) => ids.map((id) => keysOf(get(id), rebound));

test.each<[id: CommandId, keys: string, problem: BindingProblem | null]>([
  ['export', 'Mod+Shift+E', null],
  ['export', 'Mod+F', { code: 'taken', by: 'find' }],
  ['export', 'Mod+C', { code: 'reserved' }],
  ['export', 'Shift+ArrowLeft', { code: 'reserved' }],
  ['export', 'Alt+PageUp', { code: 'reserved' }],
  ['export', 'E', { code: 'needs-modifier' }],
  ['export', 'Mod+Backspace', { code: 'reserved' }],
  ['delete-annotation', 'Backspace', null],
  ['highlight', 'J', null],
  ['highlight', '1', { code: 'taken', by: 'highlight-yellow' }],
])('binding %s to %s', (id, combination, problem) => {
  expect(checkBinding(get(id), combination, {})).toEqual(problem);
});

test.each([
  ['Mod+Shift+E', [], []],
  ['Mod+W', ['kept'], ['kept']],
  ['Mod+Alt+E', ['alt-graph'], []],
  ['Mod+Alt+ArrowDown', [], []],
  ['Mod+B', ['formats'], ['formats']],
  ['Mod+Alt+T', ['kept', 'alt-graph'], ['kept']],
  ['Ctrl+Space', [], ['kept']],
])('what speaks against %s', (combination, others, apple) => {
  expect([cautionsOf(combination, false), cautionsOf(combination, true)]).toEqual([others, apple]);
});

test('a command may have several keys, each of which can be taken away', () => {
  const two = addKeys({}, get('export'), 'F9');
  const one = removeKeys(two, get('export'), 'Mod+E');
  const none = removeKeys(one, get('export'), 'F9');
  expect([two, one, none].map((rebound) => keys(rebound, 'export'))).toEqual([[['Mod+E', 'F9']], [['F9']], [[]]]);
});

test('a key that is taken from another command is heard by one of them only', () => {
  const taken = addKeys({}, get('export'), 'F3');
  expect(keys(taken, 'export', 'find-next')).toEqual([['Mod+E', 'F3'], ['Mod+G']]);
  const again = addKeys(taken, get('import'), 'F3');
  expect(keys(again, 'export', 'find-next', 'import')).toEqual([['Mod+E'], ['Mod+G'], ['Mod+O', 'F3']]);
});

test('resetting a command brings its default back from whoever took it, and leaves no trace', () => {
  const taken = addKeys({}, get('export'), 'F3');
  expect(resetKeys(taken, get('find-next'))).toEqual({});
  expect(resetKeys(removeKeys({}, get('export'), 'Mod+E'), get('export'))).toEqual({});
});

test('adding back what was removed leaves no trace', () => {
  expect(addKeys(removeKeys({}, get('export'), 'Mod+E'), get('export'), 'Mod+E')).toEqual({});
});

test('conflicts in what is stored are told from both sides', () => {
  const conflicts = findConflicts({ export: ['F9'], import: ['F9', 'F8'], 'of-a-later-version': ['F8'] });
  expect(Object.fromEntries(conflicts)).toEqual({
    export: [{ keys: 'F9', by: 'import' }],
    import: [{ keys: 'F9', by: 'export' }],
  });
});
