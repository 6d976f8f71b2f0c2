import { expect, test } from 'vitest';
import { MENU_COMMANDS } from '../../shared/host/menu-labels';
import { isCombination } from '../../shared/model/combination';
import { annotationId } from '../../shared/model/ids';
import { span } from '../../shared/text/offset';
import { DEFAULT_PREFERENCES, initialState } from '../state/initial-state';
import { openText } from '../state/open-text-fixture';
import { COMMANDS, type CommandId, findCommand } from './commands';
import type { KeyPress } from './key-combination';
import { type KeyContext, keysOf, matchCommand } from './keymap';
import { checkBinding } from './rebinding';

const reading = { ...initialState(DEFAULT_PREFERENCES, 'own'), source: openText('One.\n\nTwo.\n') };
const inText: KeyContext = { inField: false, onControl: false, inDialog: false, atAnnotation: true, apple: false, state: reading };
const selecting: KeyContext = { ...inText, state: { ...reading, selection: span(0, 3), toolbarOpen: true } };
const toolbarClosed: KeyContext = { ...selecting, state: { ...selecting.state, toolbarOpen: false } };
const active: KeyContext = { ...inText, state: { ...reading, activeId: annotationId('a') } };
const writing = (context: KeyContext): KeyContext => ({ ...context, inField: true });

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, altGraph: false, isComposing: false, keyCode: 0 };

/** `Ctrl+Shift+Z` as the press that a keyboard on Linux or Windows sends. */
function pressOf(keys: string): KeyPress {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const held = { ctrlKey: parts.includes('Ctrl'), altKey: parts.includes('Alt'), shiftKey: parts.includes('Shift') };
  return { ...none, ...held, key, code: /^[A-Z]$/.test(key) ? `Key${key}` : key };
}

function commandFor(keys: string, context: KeyContext, rebound = {}): CommandId | undefined {
  return matchCommand(pressOf(keys), rebound, context)?.id;
}

test.each<[keys: string, where: string, context: KeyContext, id: CommandId | undefined]>([
  ['1', 'while the toolbar shows', selecting, 'highlight-yellow'],
  ['5', 'while the toolbar shows', selecting, 'highlight-purple'],
  ['H', 'while the toolbar shows', selecting, 'highlight'],
  ['N', 'while the toolbar shows', selecting, 'write-note'],
  ['Enter', 'while the toolbar shows', selecting, 'write-note'],
  ['Enter', 'on a button of the toolbar', { ...selecting, onControl: true }, undefined],
  ['4', 'on an active highlight', active, 'highlight-green'],
  ['N', 'on an active highlight', active, 'write-note'],
  ['H', 'on an active highlight', active, undefined],
  ['N', 'while the note is written', { ...active, state: { ...active.state, editingId: annotationId('a') } }, undefined],
  ['1', 'while writing', writing(selecting), undefined],
  ['1', 'with the toolbar closed by Esc', toolbarClosed, undefined],
  ['H', 'with nothing selected', inText, undefined],
  ['Ctrl+Z', 'in the text', inText, 'undo'],
  ['Ctrl+Shift+Z', 'in the text', inText, 'redo'],
  ['Ctrl+Z', 'while writing: the field has its own undo', writing(inText), undefined],
  ['Ctrl+F', 'in the text', inText, 'find'],
  ['Ctrl+F', 'while writing', writing(inText), 'find'],
  ['Ctrl+F', 'behind a dialog', { ...inText, inDialog: true }, undefined],
  ['Ctrl+P', 'in the text', inText, 'go-to'],
  ['Ctrl+E', 'in the text', inText, 'export'],
  ['Ctrl+E', 'with no text open', { ...inText, state: initialState(DEFAULT_PREFERENCES, 'own') }, undefined],
  ['Alt+ArrowLeft', 'in the text', inText, 'go-back'],
  ['Alt+ArrowLeft', 'while writing: it moves by words on macOS', writing(inText), undefined],
  ['Delete', 'with an annotation chosen', active, 'delete-annotation'],
  ['Delete', 'on a tab of the side panel', { ...active, onControl: true, atAnnotation: false }, undefined],
  ['Alt+ArrowDown', 'on a tab of the side panel', { ...active, onControl: true, atAnnotation: false }, 'next-annotation'],
  ['Delete', 'on a button of its card', { ...active, onControl: true }, 'delete-annotation'],
  ['Delete', 'while writing in its note', writing(active), undefined],
  ['Delete', 'with none chosen', inText, undefined],
  ['F7', 'in the text', inText, 'toggle-caret'],
  ['F6', 'while writing', writing(inText), 'next-region'],
])('%s %s', (keys, _, context, id) => {
  expect(commandFor(keys, context)).toBe(id);
});

/** The press that a Mac's keyboard sends: Cmd is Meta there. */
function appleCommandFor(keys: string, context: KeyContext, rebound = {}): CommandId | undefined {
  const press = pressOf(keys.replace('Cmd', 'Meta').replace('Option', 'Alt'));
  return matchCommand({ ...press, metaKey: keys.includes('Cmd') }, rebound, { ...context, apple: true })?.id;
}

test.each<[keys: string, id: CommandId]>([
  ['Option+ArrowDown', 'next-annotation'],
  ['Cmd+Option+ArrowDown', 'next-annotation'],
  ['Cmd+Option+ArrowUp', 'previous-annotation'],
  ['Option+ArrowLeft', 'go-back'],
  ['Cmd+[', 'go-back'],
  ['Cmd+Backspace', 'delete-annotation'],
])('%s on macOS: where the caret takes Option, Cmd with it still gets there', (keys, id) => {
  expect(appleCommandFor(keys, active)).toBe(id);
});

test('Option types characters in fields on macOS and does nothing else there; Ctrl, Cmd and Alt elsewhere do', () => {
  const rebound = { export: ['Alt+E'] };
  expect([
    appleCommandFor('Option+E', inText, rebound),
    appleCommandFor('Option+E', writing(inText), rebound),
    appleCommandFor('Cmd+F', writing(inText), rebound),
    commandFor('Alt+E', writing(inText), rebound),
  ]).toEqual(['export', undefined, 'find', 'export']);
});

test('a rebound command is heard under its new keys only; an unbound one not at all', () => {
  const rebound = { export: ['Mod+Shift+E', 'F9'], find: [] };
  expect(['Ctrl+E', 'Ctrl+Shift+E', 'F9', 'Ctrl+F'].map((keys) => commandFor(keys, inText, rebound))).toEqual([
    undefined,
    'export',
    'export',
    undefined,
  ]);
});

test('what the reader bound goes before the default of another command, and the other keeps its other keys', () => {
  const rebound = { export: ['F3'] };
  expect(['F3', 'Ctrl+G'].map((keys) => commandFor(keys, inText, rebound))).toEqual(['export', 'find-next']);
});

test('no two commands share a default key, and every default can be bound', () => {
  const keys = COMMANDS.flatMap((command) => keysOf(command, {}));
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  const refused = COMMANDS.flatMap((command) =>
    command.keys.filter((key) => key !== 'Enter').map((key) => ({ key, problem: checkBinding(command, key, {}) })),
  ).filter(({ problem }) => problem !== null);
  expect(refused).toEqual([]);
  expect(keys.filter((key) => !isCombination(key))).toEqual([]);
});

test('every command of the native menu is in the table', () => {
  expect(MENU_COMMANDS.filter((id) => findCommand(id) === undefined)).toEqual([]);
});
