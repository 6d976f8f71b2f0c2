import { deepEqual } from '../base/deep-equal';
import type { AnnotationState } from './states';

/** What can differ between two states of an annotation, in the order in which it is told. Keys of the `history` catalogue. */
export const DIFFERENCES = ['trash', 'color', 'places', 'codes', 'check', 'correction', 'note'] as const;
export type Difference = (typeof DIFFERENCES)[number];

const VALUES: { readonly [D in Difference]: (state: AnnotationState) => unknown } = {
  trash: ({ annotation }) => annotation.trashedAt !== null,
  color: ({ annotation }) => annotation.color,
  places: ({ annotation }) => annotation.targets.map(({ revisionId, start, end }) => [revisionId, start, end]),
  codes: ({ annotation }) => annotation.codes.toSorted(),
  check: ({ annotation }) => annotation.check,
  correction: ({ annotation }) => annotation.correction,
  note: ({ note }) => note?.body ?? null,
};

/** In what two states differ, as a reader sees it. */
export function differencesBetween(one: AnnotationState, other: AnnotationState): readonly Difference[] {
  return DIFFERENCES.filter((difference) => !deepEqual(VALUES[difference](one), VALUES[difference](other)));
}
