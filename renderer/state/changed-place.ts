import type { Edit } from '../../shared/model/change';
import { annotationId } from '../../shared/model/ids';
import type { Target } from '../../shared/model/records';
import { type Span, span } from '../../shared/text/offset';
import type { OpenSource } from './desk-state';

/**
 * The place in the open text that edits are to be shown at: null when one of the places they alter is in `view` already, or when
 * they alter none; else the first of them. Looks at every edit once.
 */
export function findPlaceToShow(edits: readonly Edit[], open: OpenSource, view: Span): Span | null {
  let first: Span | null = null;
  for (const edit of edits) {
    for (const place of placesOf(edit, open)) {
      if (place.start < view.end && place.end > view.start) return null;
      if (first === null || place.start < first.start) first = place;
    }
  }
  return first;
}

function placesOf(edit: Edit, open: OpenSource): readonly Span[] {
  switch (edit.table) {
    case 'annotations': {
      const record = edit.after ?? edit.before;
      if (record === null || record.sourceId !== open.source.id) return [];
      return spanOfMark(edit.key, open) ?? record.targets.flatMap((target) => spanOfTarget(target, open));
    }
    case 'notes':
      return spanOfMark(edit.key, open) ?? [];
    case 'relations':
      return spanOfMark((edit.after ?? edit.before)?.fromId ?? '', open) ?? [];
    case 'bookmarks': {
      const record = edit.after ?? edit.before;
      return record === null || record.sourceId !== open.source.id ? [] : spanOfTarget(record.target, open);
    }
    default:
      return [];
  }
}

/** Where the annotation stands now; null when it does not stand in the text. */
function spanOfMark(key: string, { annotations }: OpenSource): readonly Span[] | null {
  const mark = annotations.findMark(annotationId(key));
  return mark === undefined || mark.anchor === 'orphaned' ? null : [span(mark.start, mark.end)];
}

/** Where an annotation stood that stands there no more. */
function spanOfTarget({ revisionId, start, end }: Target, { source, text }: OpenSource): readonly Span[] {
  return revisionId === source.revisionId && end <= text.text.length ? [span(start, end)] : [];
}
