import { describeTarget } from '../../shared/anchor/describe';
import { annotationId, revisionId, sourceId } from '../../shared/model/ids';
import { createAnnotation } from '../../shared/model/new-annotation';
import type { CodeId, ColorId } from '../../shared/model/records';
import { richTextFromPlainText } from '../../shared/richtext/plain-text';
import { span } from '../../shared/text/offset';
import { deriveOutline } from '../../shared/text/outline';
import { readSourceText } from '../../shared/text/read-source-text';
import { packGeometry } from '../storage/geometry';
import { AnnotationSet } from './annotation-set';
import type { OpenSource } from './desk-state';

const SOURCE = sourceId('s');
const REVISION = revisionId('r');

export interface MarkedPassage {
  readonly id: string;
  /** Marked where they first stand. */
  readonly words: string;
  readonly note: string;
  readonly color?: ColorId;
  readonly codes?: readonly CodeId[];
}

/** A text as it lies on the desk, with notes on passages of it; no library stands behind it. */
export function openText(words: string, passages: readonly MarkedPassage[] = []): OpenSource {
  const read = readSourceText(new TextEncoder().encode(words));
  if (!read.ok) throw new Error(read.error.code);
  const text = read.value;
  const annotations = new AnnotationSet({ text, revisionId: REVISION }, packGeometry(SOURCE, [], new Set()));
  for (const { id, words: marked, note, color = 'blue', codes = [] } of passages) {
    const start = words.indexOf(marked);
    const key = annotationId(id);
    const target = describeTarget(text, REVISION, span(start, start + marked.length));
    const after = { ...createAnnotation({ id: key, sourceId: SOURCE, color, target }, 1), codes };
    const body = richTextFromPlainText(note);
    annotations.applyEdits([
      { table: 'annotations', key, before: null, after },
      { table: 'notes', key, before: null, after: { annotationId: key, body, createdAt: 1, updatedAt: 1 } },
    ]);
  }
  const provenance = {
    fileName: 'a.txt',
    sha256: text.sha256,
    title: 'A title',
    author: null,
    authorNote: null,
    language: 'en',
    translationOf: null,
    obtained: 'Written for a test.',
  };
  const source = { id: SOURCE, provenance, revisionId: REVISION, citation: null, createdAt: 1 };
  return { source, text, outline: () => deriveOutline(text), annotations, position: null };
}
