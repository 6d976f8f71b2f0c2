import { expect, test } from 'vitest';
import { COMMANDS } from '../../app/commands';
import type { Need } from '../../app/commands/command';
import { type CommandEntry, matchCommands, readCommandWords } from './command-entries';

const NAMES: Readonly<Record<string, string>> = {
  export: 'Export…',
  import: 'Import…',
  'show-outline': 'Show the outline',
  'show-trash': 'Show the trash',
  'edit-note': 'Write in the note of the chosen annotation',
  'write-note': 'Write a note',
  'toggle-caret': 'Caret für das Lesen',
};

const entries = COMMANDS.filter(({ id }) => NAMES[id] !== undefined).map((command): CommandEntry => {
  const need: Need | null = command.id === 'edit-note' ? 'annotation' : null;
  return { kind: 'command', key: command.id, command, name: NAMES[command.id] ?? '', keys: command.keys[0], need };
});

const found = (words: string, recent: readonly string[] = []) =>
  matchCommands(entries, words, recent).map(({ value, items }) => `${value}: ${items.map(({ key }) => key).join(' ')}`);

test('without words: those used last, then all by subject, and at the end what cannot be run now', () => {
  expect(found('', ['import', 'gone-in-this-version', 'show-trash'])).toEqual([
    'recent: import show-trash',
    'passage: write-note',
    'going: toggle-caret',
    'view: show-outline',
    'library: export',
    'not-now: edit-note',
  ]);
});

test.each([
  ['note', ['found: write-note', 'not-now: edit-note']],
  ['OUT show', ['found: show-outline']],
  // Words that begin come before words that go on.
  ['port', ['found: export import']],
  ['t', ['found: show-outline show-trash write-note toggle-caret export import', 'not-now: edit-note']],
  // The English name answers in any language, and folding is that of the whole app.
  ['caret fur', ['found: toggle-caret']],
  ['toggle-caret', ['found: toggle-caret']],
  ['nowhere', []],
])('"%s"', (words, groups) => {
  expect(found(words)).toEqual(groups);
});

test.each([
  ['>', ''],
  ['> undo', 'undo'],
  ['＞撤销', '撤销'],
  ['》 撤销', '撤销'],
  ['undo', null],
  ['', null],
])('the sign that leads to commands: "%s"', (typed, words) => {
  expect(readCommandWords(typed)).toBe(words);
});
