import { annotationId, revisionId, sourceId } from '../../../shared/model/ids';
import { type Annotation, COLOR_IDS, type Note, type Revision, type Source } from '../../../shared/model/records';
import { blockAt } from '../../../shared/text/block-at';
import { offset } from '../../../shared/text/offset';
import { readSourceText } from '../../../shared/text/read-source-text';
import type { SourceText } from '../../../shared/text/source-text';
import { type GeneratedSpan, generateSpans, generateText } from '../generate';

/** Later than anything the app adds by itself: the app opens the source that was added last. */
const CREATED_AT = Date.UTC(2100, 0, 1);

export interface BenchSource {
  readonly text: SourceText;
  readonly source: Source;
  readonly revision: Revision;
}

export function readBenchText(bytes: Uint8Array): SourceText {
  const text = readSourceText(bytes);
  if (!text.ok) throw new Error(`the text cannot be read: ${text.error.code}`);
  return text.value;
}

export function generateBytes(): Uint8Array {
  return new TextEncoder().encode(generateText());
}

export function createBenchSource(text: SourceText): BenchSource {
  const source: Source = {
    id: sourceId('bench-source'),
    revisionId: revisionId('bench-revision'),
    citation: null,
    createdAt: CREATED_AT,
    provenance: {
      fileName: 'bench.txt',
      sha256: text.sha256,
      title: 'A text to be measured',
      author: null,
      authorNote: null,
      language: 'en',
      translationOf: null,
      obtained: 'Generated from a seed.',
    },
  };
  return {
    text,
    source,
    revision: {
      id: source.revisionId,
      sourceId: source.id,
      sha256: text.sha256,
      structure: null,
      originalSha256: null,
      createdAt: CREATED_AT,
    },
  };
}

/** `count` annotations as the reader would have made them, about one in five with a note. */
export function createAnnotations(
  bench: BenchSource,
  count: number,
): { readonly annotations: readonly Annotation[]; readonly notes: readonly Note[] } {
  const spans = generateSpans(bench.text.text, count);
  return {
    annotations: spans.map((span, index) => createAnnotation(bench, span, index)),
    notes: spans.flatMap((span, index) => (span.hasNote ? [createNote(index)] : [])),
  };
}

function createAnnotation({ text: source, source: { id, revisionId } }: BenchSource, span: GeneratedSpan, index: number): Annotation {
  const { start, end, color } = span;
  const { text } = source;
  return {
    id: annotationId(`bench-${index}`),
    sourceId: id,
    color: COLOR_IDS[color] ?? COLOR_IDS[0],
    targets: [
      {
        revisionId,
        start,
        end,
        quote: { exact: text.slice(start, end), prefix: text.slice(Math.max(0, start - 32), start), suffix: text.slice(end, end + 32) },
        paragraph: blockAt(source, offset(start)).paragraph,
        // Counting equal wordings reads the whole text once for each annotation; the quotation stands where it says.
        occurrence: [1, 1],
      },
    ],
    codes: [],
    check: null,
    correction: null,
    passId: null,
    createdAt: CREATED_AT + index,
    updatedAt: CREATED_AT + index,
    trashedAt: null,
  };
}

function createNote(index: number): Note {
  const sentences = [
    'The formula returns here word for word.',
    'Compare the original; the translation takes a side.',
    '此處用詞與前文不同。',
  ];
  const words = sentences.slice(0, 1 + (index % sentences.length)).join(' ');
  return {
    annotationId: annotationId(`bench-${index}`),
    body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: `${index + 1}. ${words}` }] }] },
    createdAt: CREATED_AT + index,
    updatedAt: CREATED_AT + index,
  };
}
