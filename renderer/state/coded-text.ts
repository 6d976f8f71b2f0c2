import type { Codebook } from '../../shared/codebook/codebook';
import type { CodedAnnotation, CodedText } from '../../shared/codebook/placed-codings';
import type { AnnotationId } from '../../shared/model/records';
import type { OpenSource } from './desk-state';

/** The open text as questions about codes see it. Proportional to the number of annotations: for lists, not for painting. */
export function codedTextOf({ text, annotations }: OpenSource, codebook: Codebook): CodedText {
  const seen = new Set<AnnotationId>();
  const coded: CodedAnnotation[] = [];
  for (const { id } of [...annotations.allInOrder(), ...annotations.orphans()]) {
    if (seen.has(id)) continue;
    seen.add(id);
    coded.push({ id, codes: annotations.findAnnotation(id)?.codes ?? [], places: annotations.marksOf(id) });
  }
  return { codebook, text, annotations: coded };
}
