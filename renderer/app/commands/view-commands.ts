import {
  type InterfaceLanguage,
  MARGIN_STATES,
  type MarginState,
  type SidePanel,
  THEMES,
  type Theme,
  type Typeface,
} from '../../../shared/model/preferences';
import type { Desk } from '../../state/desk-context';
import { DEFAULT_TYPE_SIZE, stepTypeSize } from '../type-size';
import { always, type CommandShape, isReading } from './command';

const showPanel = (sidePanel: SidePanel) => (desk: Desk) => desk.actions.setPreferences({ sidePanel, sidePanelOpen: true });
const setMargin = (marginState: MarginState) => (desk: Desk) => desk.actions.setPreferences({ marginState });
const setTypeface = (typeface: Typeface) => (desk: Desk) => desk.actions.setPreferences({ typeface });
const setLanguage = (language: InterfaceLanguage) => (desk: Desk) => desk.actions.setPreferences({ language });
const setTheme = (theme: Theme) => (desk: Desk) => desk.actions.setPreferences({ theme });

function following<T>(values: readonly T[], value: T): T {
  const next = values[values.indexOf(value) + 1] ?? values[0];
  if (next === undefined) throw new Error('nothing to cycle through');
  return next;
}

function resizeType(steps: number) {
  return ({ store, actions }: Desk) => actions.setPreferences({ typeSize: stepTypeSize(store.getState().preferences.typeSize, steps) });
}

function cycleMargin({ store, actions }: Desk): void {
  actions.setPreferences({ marginState: following(MARGIN_STATES, store.getState().preferences.marginState) });
}

function cycleTheme({ store, actions }: Desk): void {
  actions.setPreferences({ theme: following(THEMES, store.getState().preferences.theme) });
}

function toggleSidePanel({ store, actions }: Desk): void {
  actions.setPreferences({ sidePanelOpen: !store.getState().preferences.sidePanelOpen });
}

/** What the desk shows, and how. */
export const VIEW_COMMANDS = [
  { id: 'toggle-side-panel', group: 'view', scope: 'anywhere', keys: ['Mod+\\'], when: isReading, run: toggleSidePanel },
  { id: 'show-outline', group: 'view', scope: 'anywhere', keys: ['Mod+Shift+O'], when: isReading, run: showPanel('outline') },
  { id: 'show-annotations', group: 'view', scope: 'anywhere', keys: ['Mod+Shift+A'], when: isReading, run: showPanel('annotations') },
  { id: 'show-trash', group: 'view', scope: 'anywhere', keys: [], when: isReading, run: showPanel('trash') },
  { id: 'cycle-margin', group: 'view', scope: 'anywhere', keys: ['Mod+Shift+M'], when: isReading, run: cycleMargin },
  { id: 'margin-full', group: 'view', scope: 'anywhere', keys: [], when: isReading, run: setMargin('margin') },
  { id: 'margin-signs', group: 'view', scope: 'anywhere', keys: [], when: isReading, run: setMargin('signs') },
  { id: 'margin-hidden', group: 'view', scope: 'anywhere', keys: [], when: isReading, run: setMargin('hidden') },
  {
    id: 'toggle-drawer',
    group: 'view',
    scope: 'anywhere',
    keys: [],
    when: isReading,
    run: ({ store, actions }: Desk) => actions.setDrawer(!store.getState().drawerOpen),
  },
  {
    id: 'toggle-furniture',
    group: 'view',
    scope: 'anywhere',
    keys: [],
    when: isReading,
    run: ({ store, actions }: Desk) => actions.setFurniture(!store.getState().furnitureOpen),
  },
  {
    id: 'commentary',
    group: 'view',
    scope: 'anywhere',
    keys: ['Mod+Shift+Y'],
    when: isReading,
    run: ({ commentary }: Desk) => commentary.actions.toggle(),
  },
  {
    id: 'show-all-notes',
    group: 'view',
    scope: 'anywhere',
    keys: ['Mod+Shift+L'],
    when: isReading,
    run: ({ store, actions }: Desk) => actions.setShowAllNotes(!store.getState().showAllNotes),
  },
  { id: 'type-larger', group: 'view', scope: 'anywhere', keys: ['Mod+Plus'], when: always, run: resizeType(1) },
  { id: 'type-smaller', group: 'view', scope: 'anywhere', keys: ['Mod+-'], when: always, run: resizeType(-1) },
  {
    id: 'type-reset',
    group: 'view',
    scope: 'anywhere',
    keys: ['Mod+0'],
    when: always,
    run: ({ actions }: Desk) => actions.setPreferences({ typeSize: DEFAULT_TYPE_SIZE }),
  },
  { id: 'next-theme', group: 'view', scope: 'anywhere', keys: [], when: always, run: cycleTheme },
  { id: 'theme-paper', group: 'view', scope: 'anywhere', keys: [], when: always, run: setTheme('paper') },
  { id: 'theme-sepia', group: 'view', scope: 'anywhere', keys: [], when: always, run: setTheme('sepia') },
  { id: 'theme-dark', group: 'view', scope: 'anywhere', keys: [], when: always, run: setTheme('dark') },
  { id: 'theme-contrast', group: 'view', scope: 'anywhere', keys: [], when: always, run: setTheme('contrast') },
  { id: 'typeface-serif', group: 'view', scope: 'anywhere', keys: [], when: always, run: setTypeface('serif') },
  { id: 'typeface-sans', group: 'view', scope: 'anywhere', keys: [], when: always, run: setTypeface('sans') },
  { id: 'typeface-system', group: 'view', scope: 'anywhere', keys: [], when: always, run: setTypeface('system') },
  { id: 'language-en', group: 'view', scope: 'anywhere', keys: [], when: always, run: setLanguage('en') },
  { id: 'language-zh-hans', group: 'view', scope: 'anywhere', keys: [], when: always, run: setLanguage('zh-Hans') },
  { id: 'language-zh-hant', group: 'view', scope: 'anywhere', keys: [], when: always, run: setLanguage('zh-Hant') },
] as const satisfies readonly CommandShape[];
