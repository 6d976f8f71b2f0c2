import type { Anchor } from '../../../shared/anchor/anchor';
import type { Codebook } from '../../../shared/codebook/codebook';
import type { AnchoredAnnotation } from '../../../shared/export/export-annotations';
import { filterAnchoredInTurns } from '../../../shared/export/filter-anchored';
import { mapInChunks } from '../../../shared/export/in-chunks';
import { countFeatures, type FeatureCounts, featuresOf } from '../../../shared/export/loss-report';
import type { AnnotationId } from '../../../shared/model/records';
import { span } from '../../../shared/text/offset';
import type { AnnotationFilter, OpenSource } from '../../state/desk-state';
import type { Mark } from '../../state/mark';

/** What goes out, and how much of what it has. */
export interface Collected {
  readonly found: readonly AnchoredAnnotation[];
  readonly features: FeatureCounts;
}

/** What is collected: every annotation of the open source or, with a filter, those that the list shows. */
export interface CollectRequest {
  readonly source: OpenSource;
  readonly codebook: Codebook;
  readonly filter: AnnotationFilter | null;
}

/** The annotations as exporters take them. The page has its turn in between, since there may be tens of thousands. */
export async function collectAnnotations({ source, codebook, filter }: CollectRequest): Promise<Collected> {
  const progress = { report: () => undefined };
  const range = { from: 0, to: 1 };
  const all = (await mapInChunks(uniqueMarks(source), progress, range, (mark) => anchoredOf(source, mark))).flat();
  const found = filter === null ? all : await filterAnchoredInTurns(source.text, codebook, all, filter);
  return { found, features: countFeatures(await mapInChunks(found, progress, range, featuresOf)) };
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

/** Nothing while the row of the annotation is not there. */
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
