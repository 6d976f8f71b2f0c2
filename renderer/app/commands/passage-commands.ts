import type { ColorId } from '../../../shared/model/records';
import { span } from '../../../shared/text/offset';
import type { Desk } from '../../state/desk-context';
import { type CommandShape, hasSelection, isReading, isTaken } from './command';

function mark(color: ColorId) {
  return ({ store, actions }: Desk) => {
    const { selection, activeId } = store.getState();
    if (selection !== null) actions.highlight(color);
    else if (activeId !== null) actions.recolor(activeId, color);
  };
}

function markInLastColor({ store, actions }: Desk): void {
  actions.highlight(store.getState().preferences.lastColor);
}

/** Of the selection, or of the highlight whose toolbar shows. */
function listOccurrences({ store, concordance }: Desk): void {
  const { activeId, source } = store.getState();
  const mark = activeId === null ? undefined : source?.annotations.findMark(activeId);
  concordance.actions.open(mark === undefined ? undefined : span(mark.start, mark.end));
}

/** Of the selection, or of the highlight whose toolbar shows. */
async function copyCitation({ store, actions }: Desk): Promise<void> {
  const { selection, activeId, activePlace, source } = store.getState();
  const mark = activeId === null ? undefined : source?.annotations.findPlace(activeId, activePlace);
  const where = selection ?? (mark === undefined ? null : span(mark.start, mark.end));
  if (where === null) return;
  const done = await actions.copyWithCitation(where);
  actions.notify({ kind: done ? 'info' : 'error', key: done ? 'citation-copied' : 'copy-failed', values: {}, canUndo: false });
}

/** What is done to the selected passage, or to the highlight whose toolbar shows. */
export const PASSAGE_COMMANDS = [
  { id: 'highlight-yellow', group: 'passage', scope: 'toolbar', keys: ['1'], when: isTaken, run: mark('yellow') },
  { id: 'highlight-red', group: 'passage', scope: 'toolbar', keys: ['2'], when: isTaken, run: mark('red') },
  { id: 'highlight-blue', group: 'passage', scope: 'toolbar', keys: ['3'], when: isTaken, run: mark('blue') },
  { id: 'highlight-green', group: 'passage', scope: 'toolbar', keys: ['4'], when: isTaken, run: mark('green') },
  { id: 'highlight-purple', group: 'passage', scope: 'toolbar', keys: ['5'], when: isTaken, run: mark('purple') },
  { id: 'highlight', group: 'passage', scope: 'toolbar', keys: ['H'], when: hasSelection, run: markInLastColor },
  {
    id: 'write-note',
    group: 'passage',
    scope: 'toolbar',
    keys: ['N', 'Enter'],
    when: isTaken,
    run: ({ actions }: Desk) => void actions.startNote(),
  },
  { id: 'code', group: 'passage', scope: 'toolbar', keys: ['C'], when: isTaken, run: ({ actions }: Desk) => actions.startCoding() },
  { id: 'correct', group: 'passage', scope: 'toolbar', keys: ['E'], when: isTaken, run: ({ actions }: Desk) => actions.startCorrecting() },
  {
    id: 'quote-in-commentary',
    group: 'passage',
    scope: 'toolbar',
    keys: ['Q'],
    when: isTaken,
    run: ({ commentary }: Desk) => commentary.actions.quote(),
  },
  { id: 'toggle-check', group: 'passage', scope: 'toolbar', keys: ['?'], when: isTaken, run: ({ actions }: Desk) => actions.stepCheck() },
  { id: 'occurrences', group: 'passage', scope: 'toolbar', keys: ['O'], when: isTaken, run: listOccurrences },
  {
    id: 'cite-in-commentary',
    group: 'passage',
    scope: 'anywhere',
    keys: ['Mod+Alt+K'],
    when: isReading,
    run: ({ commentary }: Desk) => commentary.actions.cite(),
  },
  {
    id: 'copy-citation',
    group: 'passage',
    scope: 'outside-fields',
    keys: ['Mod+Alt+C'],
    when: isTaken,
    run: (desk: Desk) => void copyCitation(desk),
  },
] as const satisfies readonly CommandShape[];
