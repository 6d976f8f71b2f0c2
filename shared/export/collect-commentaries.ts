import type { FormattedCitations } from '../citation/format-citations';
import { sortBlocks } from '../commentary/commentary-changes';
import { mentionsOf } from '../commentary/essay-text';
import { nameAnnotation } from '../commentary/name-annotation';
import type { EssayBlock } from '../model/essay';
import type { AnnotationId, Commentary, CommentaryBlock } from '../model/records';
import { formatPlaceRange, placeOf } from '../text/place';
import type { SourceText } from '../text/source-text';
import type { AnchoredAnnotation } from './export-annotations';
import type { ExportCommentary, ExportLabels } from './export-input';

/** An essay as the library has it. */
export interface StoredCommentary {
  readonly commentary: Commentary;
  readonly blocks: Iterable<CommentaryBlock>;
}

/**
 * Commentaries as exporters take them: what lies in the trash is left out, the oldest first. `annotations`: all of the text, also those
 * that do not go along, since an essay may mention them. `cite` formats the citations of one essay.
 */
export async function collectCommentaries(
  stored: readonly StoredCommentary[],
  text: SourceText,
  annotations: readonly AnchoredAnnotation[],
  labels: ExportLabels,
  cite: (blocks: readonly EssayBlock[]) => Promise<FormattedCitations>,
): Promise<readonly ExportCommentary[]> {
  const byId = new Map(annotations.map((found) => [found.annotation.id, found]));
  const inOrder = stored
    .filter(({ commentary }) => commentary.trashedAt === null)
    .sort(({ commentary: a }, { commentary: b }) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  const collected: ExportCommentary[] = [];
  for (const { commentary, blocks: written } of inOrder) {
    const blocks = sortBlocks(written).map(({ content }) => content);
    const names = new Map<AnnotationId, string>();
    for (const { attrs } of blocks.flatMap(mentionsOf)) {
      const found = attrs.kind === 'annotation' ? byId.get(attrs.id) : undefined;
      if (found !== undefined) names.set(found.annotation.id, nameOf(text, found, labels));
    }
    collected.push({ commentary, blocks, citations: await cite(blocks), names });
  }
  return collected;
}

function nameOf(text: SourceText, { annotation, anchor }: AnchoredAnnotation, { kinds }: ExportLabels): string {
  if (anchor.state === 'orphaned') return nameAnnotation('', annotation.targets[0].quote.exact);
  const { span } = anchor;
  const kind = text.blocks[placeOf(text, span).block]?.kind ?? 'paragraph';
  return nameAnnotation(formatPlaceRange(text, span) || kinds[kind], text.text.slice(span.start, span.end));
}
