import type { AnnotationId } from '../../../shared/model/records';

/** What is selected in a list, where the next key starts, and from where a range is drawn. */
export interface ListSelection {
  readonly selected: ReadonlySet<AnnotationId>;
  readonly cursor: AnnotationId | null;
  readonly anchor: AnnotationId | null;
}

export const EMPTY_SELECTION: ListSelection = { selected: new Set(), cursor: null, anchor: null };

/** How a row is reached: alone, together with what is selected (Ctrl), as the end of a range (Shift), or without selecting (Ctrl+arrow). */
export type SelectionMode = 'replace' | 'toggle' | 'range' | 'move';

/** The selection after the row `id` of `order` was reached. */
export function reachRow(selection: ListSelection, order: readonly AnnotationId[], id: AnnotationId, mode: SelectionMode): ListSelection {
  switch (mode) {
    case 'replace':
      return { selected: new Set([id]), cursor: id, anchor: id };
    case 'toggle': {
      const selected = new Set(selection.selected);
      if (!selected.delete(id)) selected.add(id);
      return { selected, cursor: id, anchor: id };
    }
    case 'range': {
      const anchor = selection.anchor !== null && order.includes(selection.anchor) ? selection.anchor : id;
      const [from, to] = [order.indexOf(anchor), order.indexOf(id)].sort((a, b) => a - b);
      return { selected: new Set(order.slice(from, (to ?? 0) + 1)), cursor: id, anchor };
    }
    case 'move':
      return { ...selection, cursor: id };
  }
}

export function selectAll(selection: ListSelection, order: readonly AnnotationId[]): ListSelection {
  return { selected: new Set(order), cursor: selection.cursor ?? order[0] ?? null, anchor: order[0] ?? null };
}

/** The selection without what is no longer listed: what cannot be seen must not be deleted with the rest. */
export function keepListed(selection: ListSelection, order: readonly AnnotationId[]): ListSelection {
  const listed = new Set(order);
  const keep = (id: AnnotationId | null) => (id !== null && listed.has(id) ? id : null);
  const selected = [...selection.selected].filter((id) => listed.has(id));
  if (
    selected.length === selection.selected.size &&
    keep(selection.cursor) === selection.cursor &&
    keep(selection.anchor) === selection.anchor
  )
    return selection;
  return { selected: new Set(selected), cursor: keep(selection.cursor), anchor: keep(selection.anchor) };
}

/** The row `step` rows further, held at the ends; the first or last one when there is no cursor yet. */
export function rowAfter(selection: ListSelection, order: readonly AnnotationId[], step: number): AnnotationId | undefined {
  const at = selection.cursor === null ? -1 : order.indexOf(selection.cursor);
  if (at < 0) return step < 0 ? order.at(-1) : order[0];
  return order[Math.max(0, Math.min(order.length - 1, at + step))];
}
