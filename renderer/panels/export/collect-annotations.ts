import type { Anchor } from '../../../shared/anchor/anchor';
import type { Codebook } from '../../../shared/codebook/codebook';
import type { AnchoredAnnotation } from '../../../shared/export/export-annotations';
import { filterAnchored } from '../../../shared/export/filter-anchored';
import type { AnnotationId } from '../../../shared/model/records';
import { span } from '../../../shared/text/offset';
import type { AnnotationFilter, OpenSource } from '../../state/desk-state';
import type { Mark } from '../../state/mark';

/** The open source's annotations as exporters take them: every one, or those that the list shows. */
export function collectAnnotations(source: OpenSource, codebook: Codebook, filter: AnnotationFilter | null): readonly AnchoredAnnotation[] {
  const all = uniqueMarks(source).flatMap((mark) => anchoredOf(source, mark));
  return filter === null ? all : filterAnchored(source.text, codebook, all, filter);
}

/** An annotation with several passages has several marks; the first stands for it. */
function uniqueMarks({ annotations }: OpenSource): readonly Mark[] {
  const seen = new Set<AnnotationId>();
  return [...annotations.allInOrder(), ...annotations.orphans()].filter((mark) => {
    const isNew = !seen.has(mark.id);
    seen.add(mark.id);
    return isNew;
  });
}

function anchoredOf({ annotations }: OpenSource, mark: Mark): readonly AnchoredAnnotation[] {
  const annotation = annotations.findAnnotation(mark.id);
  if (annotation === undefined) return [];
  const note = annotations.findNote(mark.id) ?? null;
  return [{ annotation, note, anchor: anchorOf(mark), further: annotations.marksOf(mark.id).slice(1).map(anchorOf) }];
}

function anchorOf(mark: Mark): Anchor {
  if (mark.anchor === 'orphaned') return { state: 'orphaned' };
  const where = span(mark.start, mark.end);
  return mark.anchor === 'doubtful' ? { state: 'doubtful', span: where, candidates: [where] } : { state: 'anchored', span: where };
}
