import type { ChangeLabel } from '../model/change';

const DEEDS = [
  'highlight',
  'recolor',
  'resize',
  'add-places',
  'leave-place-out',
  'separate-place',
  'write-note',
  'remove-note',
  'trash',
  'restore',
  'empty-trash',
  'apply-code',
  'withdraw-code',
  'merge-codes',
  'split-code',
  'remove-code',
  'check',
  'correct',
  'withdraw-correction',
  'return-to-state',
  'take-over',
  'import',
  'reanchor',
] as const satisfies readonly ChangeLabel[];

/** What a step did to one annotation, whatever else it did. Keys of the `history` catalogue after `did-`. */
export type Deed = (typeof DEEDS)[number] | 'other';

/** What a step with this label does to an annotation. Steps that are about something else and touch annotations in passing: `other`. */
export function deedOf(label: ChangeLabel): Deed {
  return DEEDS.find((deed) => deed === label) ?? 'other';
}
