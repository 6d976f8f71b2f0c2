import type { Desk } from '../../state/desk-context';
import { cycleRegion } from '../regions';
import { always, type CommandShape, isReading, openDialog } from './command';

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
  {
    id: 'concordance',
    group: 'going',
    scope: 'anywhere',
    keys: ['Mod+Shift+F'],
    when: isReading,
    run: ({ concordance }: Desk) => concordance.actions.open(),
  },
  { id: 'go-to', group: 'going', scope: 'anywhere', keys: ['Mod+P'], when: isReading, run: openDialog('palette') },
  {
    id: 'go-back',
    group: 'going',
    scope: 'outside-fields',
    keys: ['Alt+ArrowLeft', 'Mod+['],
    when: isReading,
    run: ({ actions }: Desk) => actions.goBack(),
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
] as const satisfies readonly CommandShape[];
