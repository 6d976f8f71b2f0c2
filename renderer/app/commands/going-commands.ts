import type { Desk } from '../../state/desk-context';
import type { DeskState } from '../../state/desk-state';
import { cycleRegion, focusRegion } from '../regions';
import { always, type CommandShape, isReading, openDialog } from './command';

type FindSwitch = 'caseSensitive' | 'diacriticSensitive' | 'formSensitive' | 'wholeWord' | 'regex';

const isFinding = (state: DeskState) => state.source !== null && state.findOpen;

function toggleFind(option: FindSwitch) {
  return ({ find }: Desk) => find.actions.setQuery({ [option]: !find.store.getState().query[option] });
}

/** The panel is shown first where it is hidden; the next frame has it. */
function focusSide({ store, actions }: Desk): void {
  if (!store.getState().preferences.sidePanelOpen) actions.setPreferences({ sidePanelOpen: true });
  requestAnimationFrame(() => focusRegion('side'));
}

/** Finding, and going from place to place. */
export const GOING_COMMANDS = [
  {
    id: 'find',
    group: 'going',
    scope: 'anywhere',
    keys: ['Mod+F'],
    when: isReading,
    run: ({ find }: Desk) => find.actions.open(),
  },
  {
    id: 'find-next',
    group: 'going',
    scope: 'anywhere',
    keys: ['F3', 'Mod+G'],
    when: isReading,
    run: ({ find }: Desk) => find.actions.step(1),
  },
  {
    id: 'find-previous',
    group: 'going',
    scope: 'anywhere',
    keys: ['Shift+F3', 'Mod+Shift+G'],
    when: isReading,
    run: ({ find }: Desk) => find.actions.step(-1),
  },
  { id: 'close-find', group: 'going', scope: 'anywhere', keys: [], when: isFinding, run: ({ find }: Desk) => find.actions.close() },
  { id: 'find-case', group: 'going', scope: 'anywhere', keys: [], when: isFinding, run: toggleFind('caseSensitive') },
  { id: 'find-diacritics', group: 'going', scope: 'anywhere', keys: [], when: isFinding, run: toggleFind('diacriticSensitive') },
  { id: 'find-forms', group: 'going', scope: 'anywhere', keys: [], when: isFinding, run: toggleFind('formSensitive') },
  { id: 'find-whole-word', group: 'going', scope: 'anywhere', keys: [], when: isFinding, run: toggleFind('wholeWord') },
  { id: 'find-regex', group: 'going', scope: 'anywhere', keys: [], when: isFinding, run: toggleFind('regex') },
  {
    id: 'find-in-notes',
    group: 'going',
    scope: 'anywhere',
    keys: [],
    when: isFinding,
    run: ({ find }: Desk) => find.actions.setInNotes(!find.store.getState().inNotes),
  },
  {
    id: 'concordance',
    group: 'going',
    scope: 'anywhere',
    keys: ['Mod+Shift+F'],
    when: isReading,
    run: ({ concordance }: Desk) => concordance.actions.open(),
  },
  { id: 'go-to', group: 'going', scope: 'anywhere', keys: ['Mod+P'], when: isReading, run: openDialog('palette') },
  { id: 'commands', group: 'going', scope: 'anywhere', keys: ['Mod+Shift+P', 'F1'], when: always, run: openDialog('commands') },
  {
    id: 'go-back',
    group: 'going',
    scope: 'outside-fields',
    keys: ['Alt+ArrowLeft', 'Mod+['],
    when: isReading,
    offered: ({ trail }) => trail.back.length > 0,
    run: ({ actions }: Desk) => actions.goBack(),
  },
  {
    id: 'go-forward',
    group: 'going',
    scope: 'outside-fields',
    keys: ['Alt+ArrowRight', 'Mod+]'],
    when: isReading,
    offered: ({ trail }) => trail.forward.length > 0,
    run: ({ actions }: Desk) => actions.goForward(),
  },
  {
    id: 'toggle-caret',
    group: 'going',
    scope: 'anywhere',
    keys: ['F7'],
    when: isReading,
    run: ({ store, actions }: Desk) => actions.setCaret(!store.getState().caretOn),
  },
  { id: 'next-region', group: 'going', scope: 'anywhere', keys: ['F6'], when: always, run: () => cycleRegion(1) },
  { id: 'previous-region', group: 'going', scope: 'anywhere', keys: ['Shift+F6'], when: always, run: () => cycleRegion(-1) },
  { id: 'focus-text', group: 'going', scope: 'anywhere', keys: [], when: isReading, run: () => void focusRegion('text') },
  { id: 'focus-notes', group: 'going', scope: 'anywhere', keys: [], when: isReading, run: () => void focusRegion('notes') },
  { id: 'focus-side', group: 'going', scope: 'anywhere', keys: [], when: isReading, run: focusSide },
] as const satisfies readonly CommandShape[];
