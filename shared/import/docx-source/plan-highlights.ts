import { describeTarget } from '../../anchor/describe';
import { sha256Hex } from '../../base/sha256';
import type { Edit } from '../../model/change';
import { annotationId } from '../../model/ids';
import { createAnnotation } from '../../model/new-annotation';
import { snapToGraphemes } from '../../text/graphemes';
import { isEmptySpan } from '../../text/offset';
import type { PreparedSource } from '../add-sources';
import type { ComposedText } from './compose-text';
import { keyOfSpan } from './plan-comments';
import type { Describing } from './read-file';

/** An annotation for every passage that was marked with a highlighter, but for those on which a comment stands: it has their colour. */
export function planHighlights(
  { highlights }: ComposedText,
  commented: ReadonlySet<string>,
  { source, revision, text }: PreparedSource,
  { occurrencesOf, context }: Describing,
): readonly Edit[] {
  return highlights.flatMap(({ span, color }): readonly Edit[] => {
    const where = snapToGraphemes(text, span);
    if (isEmptySpan(where) || commented.has(keyOfSpan(where))) return [];
    const id = annotationId(`word-${sha256Hex(new TextEncoder().encode(`${source.id}\nhighlight\n${keyOfSpan(where)}`)).slice(0, 32)}`);
    const target = describeTarget(text, revision.id, where, occurrencesOf);
    const after = createAnnotation({ id, sourceId: source.id, color, target }, context.at);
    return [{ table: 'annotations', key: id, before: null, after }];
  });
}
