import type { Span } from '../text/offset';
import type { SourceText } from '../text/source-text';
import type { ExportAnnotation } from './export-input';

export interface PlacedAnnotation {
  readonly exported: ExportAnnotation;
  readonly span: Span;
  /** Index of the block in which the passage starts. */
  readonly block: number;
  /** False at the further places of an annotation with several: its note stands at the first. */
  readonly isFirst: boolean;
}

/** The placed annotations by the blocks they touch, in order of place, longer before shorter. */
export function groupByBlock(text: SourceText, annotations: readonly ExportAnnotation[]): ReadonlyMap<number, readonly PlacedAnnotation[]> {
  const groups = new Map<number, PlacedAnnotation[]>();
  for (const placed of inOrderOfPlace(annotations)) {
    for (let index = placed.block; index < text.blocks.length; index += 1) {
      const block = text.blocks[index];
      if (block === undefined || block.span.start >= placed.span.end) break;
      if (block.span.end <= placed.span.start) continue;
      const group = groups.get(block.index);
      if (group === undefined) groups.set(block.index, [placed]);
      else group.push(placed);
    }
  }
  return groups;
}

/** Those that have a place, in order of place, longer before shorter. */
export function inOrderOfPlace(annotations: readonly ExportAnnotation[]): readonly PlacedAnnotation[] {
  return annotations
    .flatMap((exported): PlacedAnnotation[] =>
      exported.span === null || exported.place === null
        ? []
        : [{ span: exported.span, place: exported.place }, ...exported.further].map(({ span, place }, index) => ({
            exported,
            span,
            block: place.block,
            isFirst: index === 0,
          })),
    )
    .sort(
      (a, b) => a.span.start - b.span.start || b.span.end - a.span.end || (a.exported.annotation.id < b.exported.annotation.id ? -1 : 1),
    );
}
