import type { AnnotationId, SourceId } from '../../model/records';

/** The Recommendation's context, and ours for what it has no word for: `@json` keeps records whole through any processor. */
export const JSON_LD_CONTEXT = [
  'http://www.w3.org/ns/anno.jsonld',
  {
    postil: 'urn:postil:',
    'postil:richText': { '@id': 'urn:postil:richText', '@type': '@json' },
    'postil:code': { '@id': 'urn:postil:code', '@type': '@json' },
    'postil:relation': { '@id': 'urn:postil:relation', '@type': '@json' },
    'postil:target': { '@id': 'urn:postil:target', '@type': '@json' },
  },
] as const;

const ANNOTATION_PREFIX = 'urn:postil:annotation:';
const TEXT_PREFIX = 'urn:postil:text:sha256:';

export function annotationIri(id: AnnotationId): string {
  return ANNOTATION_PREFIX + encodeURIComponent(id);
}

/** The id inside an address made by `annotationIri`; null for every other address. */
export function findAnnotationId(iri: string): string | null {
  if (!iri.startsWith(ANNOTATION_PREFIX)) return null;
  const encoded = iri.slice(ANNOTATION_PREFIX.length);
  return /^[A-Za-z0-9-]+$/.test(encoded) ? encoded : null;
}

export function sourceIri(id: SourceId): string {
  return `urn:postil:source:${encodeURIComponent(id)}`;
}

/** Names a text by its bytes, so that any copy of it is recognised. */
export function textIri(sha256: string): string {
  return TEXT_PREFIX + sha256;
}
