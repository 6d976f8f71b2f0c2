import { describeTarget } from '../../shared/anchor/describe';
import { type ChangeContext, createHighlight } from '../../shared/model/annotation-changes';
import type { Change } from '../../shared/model/change';
import { annotationId } from '../../shared/model/ids';
import type { Annotation, AnnotationId } from '../../shared/model/records';
import { snapToGraphemes } from '../../shared/text/graphemes';
import { isEmptySpan, type Span } from '../../shared/text/offset';
import { trimSpan } from '../../shared/text/trim-span';
import type { DeskParts } from './desk-parts';

/** A passage that was highlighted for something else that is done with it. */
export interface MadeHighlight {
  readonly id: AnnotationId;
  readonly annotation: Annotation;
  readonly change: Change;
}

/** The highlight of a passage, made when there is none of exactly this extent; null for a passage without words. */
export function markPassage(
  { store, environment }: Pick<DeskParts, 'store' | 'environment'>,
  where: Span,
  context: ChangeContext,
): MadeHighlight | { readonly id: AnnotationId; readonly change: null } | null {
  const { source, surface, preferences } = store.getState();
  if (source === null) return null;
  const passage = trimSpan(source.text.text, snapToGraphemes(source.text, where));
  if (isEmptySpan(passage)) return null;
  store.setState({ selection: null, toolbarOpen: false });
  surface?.select(null);
  const twin = source.annotations
    .query(passage.start, passage.end)
    .find((mark) => mark.start === passage.start && mark.end === passage.end);
  if (twin !== undefined) return { id: twin.id, change: null };
  const id = annotationId(environment.newId());
  const target = describeTarget(source.text, source.source.revisionId, passage);
  const change = createHighlight({ id, sourceId: source.source.id, color: preferences.lastColor, target }, context);
  const [edit] = change.edits;
  if (edit?.table !== 'annotations' || edit.after === null) throw new Error('a highlight makes an annotation');
  return { id, annotation: edit.after, change };
}
