import { findAnnotationId } from '../../export/json-ld/vocabulary';
import { annotationId } from '../../model/ids';
import type { AnnotationId } from '../../model/records';
import { plainTextOf } from '../../richtext/plain-text';
import { seededId } from '../seeded-id';
import type { FoundAnnotation } from './found-annotation';
import type { ImportContext } from './import-context';

type Named = Pick<FoundAnnotation, 'address'> & Partial<Pick<FoundAnnotation, 'ownId' | 'document' | 'targets' | 'note'>>;

/**
 * The id of an annotation here. Our own where the file has one that this source may use; else one made from its address or, without
 * one, from its words and their place, so that the same file gives the same ids.
 */
export function idOf(found: Named, { annotations, source }: Pick<ImportContext, 'annotations' | 'source'>): AnnotationId {
  const own = found.ownId ?? findAnnotationId(found.address);
  const taken = own === null ? undefined : annotations.get(own);
  if (own !== null && (taken === undefined || taken.sourceId === source.id)) return annotationId(own);
  const seed = `${source.id} ${found.address === '' ? contentOf(found) : found.address}`;
  return annotationId(seededId('imported', seed));
}

function contentOf({ document, targets = [], note }: Named): string {
  const places = targets.map(({ quote, position }) => [quote?.prefix, quote?.exact, quote?.suffix, position?.start, position?.end]);
  return JSON.stringify([document, places, note == null ? '' : plainTextOf(note)]);
}
