import type { AnnotationId, Relation, RelationTypeId } from '../model/records';
import { FOLD_ALL, foldText } from '../text/fold';

/** One end of a relation as a table shows it. */
export interface RowEnd {
  readonly id: AnnotationId;
  /** The title of another text that it is on; '' on the desk. */
  readonly elsewhere: string;
  /** UTF-16 offset. */
  readonly start: number;
  /** How its passage begins. */
  readonly quotation: string;
  /** The first line of its note; '' without one. */
  readonly note: string;
}

/** One relation with both ends. */
export interface RelationRow<E extends RowEnd = RowEnd> {
  readonly relation: Relation;
  readonly from: E;
  readonly to: E;
  /** The name of its kind, read from `from`. */
  readonly how: string;
}

export interface RowFilter {
  /** Null means all kinds. */
  readonly typeId: RelationTypeId | null;
  /** All of them must occur at either end or in the name; folded in case, diacritics and width. */
  readonly words: string;
}

export const ROW_ORDERS = ['from', 'kind', 'to', 'time'] as const;
export type RowOrder = (typeof ROW_ORDERS)[number];

export interface RowSort {
  readonly by: RowOrder;
  readonly isDescending: boolean;
}

/** The rows that pass, in their order. */
export function filterRows<E extends RowEnd>(rows: readonly RelationRow<E>[], { typeId, words }: RowFilter): readonly RelationRow<E>[] {
  const wanted = fold(words).split(/\s+/u).filter(Boolean);
  return rows.filter((row) => {
    if (typeId !== null && row.relation.typeId !== typeId) return false;
    if (wanted.length === 0) return true;
    const text = fold(
      [row.from.quotation, row.from.note, row.from.elsewhere, row.how, row.to.quotation, row.to.note, row.to.elsewhere].join('\n'),
    );
    return wanted.every((word) => text.includes(word));
  });
}

/** The rows in the order asked for; ties are broken by the places of both ends, then by age, so that the order is always the same. */
export function sortRows<E extends RowEnd>(rows: readonly RelationRow<E>[], sort: RowSort, language: string): readonly RelationRow<E>[] {
  const { compare } = new Intl.Collator(language);
  // What is on the desk stands first: its title is empty.
  const byText = (a: RowEnd, b: RowEnd) => compare(a.elsewhere, b.elsewhere) || a.start - b.start;
  const orders: Readonly<Record<RowOrder, (a: RelationRow, b: RelationRow) => number>> = {
    from: (a, b) => byText(a.from, b.from),
    kind: (a, b) => compare(a.how, b.how),
    to: (a, b) => byText(a.to, b.to),
    time: (a, b) => a.relation.createdAt - b.relation.createdAt,
  };
  const sign = sort.isDescending ? -1 : 1;
  const byPlace = (a: RelationRow, b: RelationRow) => orders.from(a, b) || orders.to(a, b) || orders.time(a, b);
  return [...rows].sort((a, b) => sign * orders[sort.by](a, b) || byPlace(a, b) || (a.relation.id < b.relation.id ? -1 : 1));
}

/** At most `limit` rows, those of which an end stands nearest to `at`, in the order given. */
export function nearestRows<E extends RowEnd>(rows: readonly RelationRow<E>[], at: number, limit: number): readonly RelationRow<E>[] {
  if (rows.length <= limit) return rows;
  const distanceTo = ({ start, elsewhere }: E) => (elsewhere === '' ? Math.abs(start - at) : Number.POSITIVE_INFINITY);
  const distanceOf = ({ from, to }: RelationRow<E>) => Math.min(distanceTo(from), distanceTo(to));
  const nearest = new Set([...rows].sort((a, b) => distanceOf(a) - distanceOf(b)).slice(0, limit));
  return rows.filter((row) => nearest.has(row));
}

function fold(text: string): string {
  return foldText(text, FOLD_ALL).folded;
}
