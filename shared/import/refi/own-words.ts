import { correctionGuid } from '../../export/refi/guid';
import { type CheckState, type Correction, SLIP_KINDS } from '../../model/records';
import type { RefiLabels } from './import-context';
import type { NoteShelf } from './note-shelf';
import type { RefiGuid } from './refi-project';

/** Whether what we wrote is to be checked: the first that its description says. */
export function checkIn(description: string, { checks }: RefiLabels): CheckState | null {
  const [first] = description.split(' · ');
  return first === checks.open ? 'open' : first === checks.settled ? 'settled' : null;
}

/** True for a note that holds the correction of what we wrote under the GUID `of`. */
export function isCorrection(of: RefiGuid, note: RefiGuid): boolean {
  return SLIP_KINDS.some((slip) => correctionGuid(of, slip) === note);
}

/** The correction of what we wrote under the GUID `of`. The kind of slip shows in nothing but the note's GUID. */
export function correctionIn(of: RefiGuid, noteRefs: readonly RefiGuid[], notes: NoteShelf): Correction | null {
  for (const slip of SLIP_KINDS) {
    const note = correctionGuid(of, slip);
    const replacement = noteRefs.includes(note) ? notes.takeReplacement(note) : null;
    if (replacement !== null) return { replacement, slip };
  }
  return null;
}
