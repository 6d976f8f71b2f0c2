import type { ColorId } from '../../../shared/model/records';
import { EMPTY_FILTER, isOpenFilter } from '../../../shared/search/filter-annotations';
import type { Desk } from '../../state/desk-context';
import type { DeskState } from '../../state/desk-state';
import { always, type CommandShape, isActive, isReading, openDialog } from './command';

function recolorActive(color: ColorId) {
  return ({ store, actions }: Desk) => {
    const { activeId } = store.getState();
    if (activeId !== null) actions.recolor(activeId, color);
  };
}

/** Everything of a filter but the order. */
const { order: _, ...OPEN } = EMPTY_FILTER;

function restoreTrash({ store, actions }: Desk): void {
  actions.restoreAnnotations(store.getState().trash.map((annotation) => annotation.id));
}

function trashActive({ store, actions }: Desk): void {
  const { activeId } = store.getState();
  if (activeId !== null) actions.trashAnnotations([activeId]);
}

function editActive({ store, actions }: Desk): void {
  const { activeId } = store.getState();
  if (activeId !== null) actions.edit(activeId);
}

/** Undo, and what is done to annotations. */
export const ANNOTATION_COMMANDS = [
  {
    id: 'undo',
    group: 'annotations',
    scope: 'outside-fields',
    keys: ['Mod+Z'],
    when: always,
    offered: (state: DeskState) => state.undoState.undo !== null,
    run: ({ actions }: Desk) => void actions.undo(),
  },
  {
    id: 'redo',
    group: 'annotations',
    scope: 'outside-fields',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    when: always,
    offered: (state: DeskState) => state.undoState.redo !== null,
    run: ({ actions }: Desk) => void actions.redo(),
  },
  { id: 'undo-history', group: 'annotations', scope: 'anywhere', keys: [], when: always, run: openDialog('steps') },
  {
    id: 'next-annotation',
    group: 'annotations',
    scope: 'outside-fields',
    keys: ['Alt+ArrowDown', 'Mod+Alt+ArrowDown'],
    when: isReading,
    run: ({ actions }: Desk) => actions.walk('next'),
  },
  {
    id: 'previous-annotation',
    group: 'annotations',
    scope: 'outside-fields',
    keys: ['Alt+ArrowUp', 'Mod+Alt+ArrowUp'],
    when: isReading,
    run: ({ actions }: Desk) => actions.walk('previous'),
  },
  { id: 'edit-note', group: 'annotations', scope: 'outside-fields', keys: ['Mod+Enter'], when: isActive, run: editActive },
  {
    id: 'list-to-check',
    group: 'annotations',
    scope: 'anywhere',
    keys: [],
    when: isReading,
    run: ({ actions }: Desk) => actions.listToCheck(true),
  },
  {
    id: 'list-corrections',
    group: 'annotations',
    scope: 'anywhere',
    keys: [],
    when: isReading,
    run: ({ actions }: Desk) => actions.listCorrections(),
  },
  {
    id: 'delete-annotation',
    group: 'annotations',
    scope: 'annotation',
    keys: ['Delete', 'Mod+Backspace'],
    when: isActive,
    run: trashActive,
  },
  {
    id: 'clear-filter',
    group: 'annotations',
    scope: 'anywhere',
    keys: [],
    when: (state: DeskState) => !isOpenFilter(state.filter),
    run: ({ actions }: Desk) => actions.setFilter(OPEN),
  },
  {
    id: 'restore-trash',
    group: 'annotations',
    scope: 'anywhere',
    keys: [],
    when: (state: DeskState) => state.trash.length > 0,
    run: restoreTrash,
  },
  { id: 'recolor-yellow', group: 'annotations', scope: 'outside-fields', keys: ['Alt+1'], when: isActive, run: recolorActive('yellow') },
  { id: 'recolor-red', group: 'annotations', scope: 'outside-fields', keys: ['Alt+2'], when: isActive, run: recolorActive('red') },
  { id: 'recolor-blue', group: 'annotations', scope: 'outside-fields', keys: ['Alt+3'], when: isActive, run: recolorActive('blue') },
  { id: 'recolor-green', group: 'annotations', scope: 'outside-fields', keys: ['Alt+4'], when: isActive, run: recolorActive('green') },
  { id: 'recolor-purple', group: 'annotations', scope: 'outside-fields', keys: ['Alt+5'], when: isActive, run: recolorActive('purple') },
] as const satisfies readonly CommandShape[];
