import { toHtml } from 'hast-util-to-html';
import type { Correction, Note, QuoteSelector, Target } from '../../model/records';
import { serializeMarkdown } from '../../richtext/markdown';
import { plainTextOf } from '../../richtext/plain-text';
import { richTextToHast } from '../../richtext/to-hast';
import { type CodePointIndex, createCodePointIndex } from '../../text/code-points';
import { languageOf } from '../../text/language';
import { offset, type Span } from '../../text/offset';
import type { ExportAnnotation, ExportCode, ExportFile, ExportInput, ExportOptions, ExportProgress, ExportRelation } from '../export-input';
import { safeFileName } from '../file-name';
import { mapInChunks } from '../in-chunks';
import { annotationIri, JSON_LD_CONTEXT, sourceIri, textIri } from './vocabulary';

type Input = ExportInput<Extract<ExportOptions, { readonly format: 'json-ld' }>>;

/** Characters of context on either side of a quotation, in code points. */
const CONTEXT = 32;

/**
 * A W3C Web Annotation collection with one page (https://www.w3.org/TR/annotation-model/). Every target has a position and a
 * quotation with its context; what the vocabulary has no word for stands under our own prefix `postil:`.
 */
export async function exportJsonLd(input: Input, progress: ExportProgress): Promise<ExportFile> {
  const codePoints = createCodePointIndex(input.text.text);
  const items = await mapInChunks(input.annotations, progress, { from: 0, to: 0.9 }, (exported) => itemOf(input, codePoints, exported));
  const collection = {
    '@context': JSON_LD_CONTEXT,
    id: `${sourceIri(input.source.id)}:annotations`,
    type: 'AnnotationCollection',
    label: input.source.provenance.title,
    total: items.length,
    generated: new Date(input.createdAt).toISOString(),
    generator: generatorOf(input),
    first: { id: `${sourceIri(input.source.id)}:annotations:1`, type: 'AnnotationPage', startIndex: 0, items },
  };
  progress.report(1);
  const bytes = new TextEncoder().encode(`${JSON.stringify(collection, null, 2)}\n`);
  return { fileName: safeFileName(input.source.provenance.title, input.labels.annotations, 'jsonld'), mime: 'application/ld+json', bytes };
}

function generatorOf({ options }: Input): object {
  return { id: 'urn:postil:app', type: 'Software', name: 'Postil', 'postil:unit': options.unit };
}

function itemOf(input: Input, codePoints: CodePointIndex, exported: ExportAnnotation): object {
  const { annotation, note, codes } = exported;
  const links = exported.relations.filter((relation) => !relation.isInverse);
  const { correction } = annotation;
  const edits = correction === null ? [] : [editOf(correction)];
  const bodies = [...(note === null ? [] : [bodyOf(input, note)]), ...edits, ...codes.map(tagOf), ...links.map(linkOf)];
  const [first, ...more] = bodies;
  const [target, ...others] = annotation.targets;
  // Which of several places a target was found at is not told here: each goes out as it was recorded.
  const targets =
    others.length === 0
      ? [targetOf(input, codePoints, target, exported)]
      : annotation.targets.map((one) => storedTargetOf(input, codePoints, one));
  return {
    id: annotationIri(annotation.id),
    type: 'Annotation',
    motivation: motivationOf(exported),
    created: new Date(annotation.createdAt).toISOString(),
    modified: new Date(annotation.updatedAt).toISOString(),
    generator: generatorOf(input),
    ...(first === undefined ? withoutBody(input) : { body: more.length === 0 ? first : bodies }),
    target: targets.length === 1 ? targets[0] : targets,
    'postil:color': annotation.color,
    'postil:colorName': input.labels.colors[annotation.color],
    ...(exported.placeLabel === '' ? {} : { 'postil:place': exported.placeLabel }),
    'postil:anchor': exported.anchor,
    ...(annotation.check === null ? {} : { 'postil:check': annotation.check }),
  };
}

function motivationOf({ annotation, note, codes, relations }: ExportAnnotation): string {
  if (annotation.correction !== null) return 'editing';
  if (note !== null) return 'commenting';
  if (codes.length > 0) return 'tagging';
  return relations.some((relation) => !relation.isInverse) ? 'linking' : 'highlighting';
}

/** A relation as a link to the annotation at its other end, and what it takes to make the same relation again. */
function linkOf({ relation, type, other }: ExportRelation): object {
  const { id, createdAt, updatedAt } = relation;
  return {
    type: 'SpecificResource',
    purpose: 'linking',
    source: annotationIri(other.annotation.id),
    'postil:relation': { id, typeId: type.id, name: type.name, inverseName: type.inverseName, createdAt, updatedAt },
  };
}

/** The Recommendation leaves the body out; Recogito, for which the other unit is meant, reads no annotation without one. */
function withoutBody({ options }: Input): object {
  return options.unit === 'utf-16' ? { body: [] } : {};
}

function bodyOf({ options }: Input, note: Note): object {
  const plain = plainTextOf(note.body);
  const language = languageOf(plain, 0, plain.length);
  const html = options.noteFormat === 'html';
  return {
    type: 'TextualBody',
    purpose: 'commenting',
    format: html ? 'text/html' : 'text/markdown',
    value: html ? toHtml({ type: 'root', children: richTextToHast(note.body) }) : serializeMarkdown(note.body),
    ...(language.startsWith('und') ? {} : { language }),
    created: new Date(note.createdAt).toISOString(),
    modified: new Date(note.updatedAt).toISOString(),
    'postil:richText': note.body,
  };
}

/** What the passage should say, '' where it should go, as the Recommendation's motivation `editing` means it. */
function editOf({ replacement, slip }: Correction): object {
  const language = languageOf(replacement, 0, replacement.length);
  return {
    type: 'TextualBody',
    purpose: 'editing',
    format: 'text/plain',
    value: replacement,
    ...(language.startsWith('und') ? {} : { language }),
    'postil:slip': slip,
  };
}

/** A code as a tag that any program shows, and what it takes to find the same code again. */
function tagOf({ id, path, color, label }: ExportCode): object {
  return { type: 'TextualBody', purpose: 'tagging', value: label, 'postil:code': { id, path, color } };
}

function targetOf(input: Input, codePoints: CodePointIndex, target: Target, exported: ExportAnnotation): object {
  if (exported.span === null || exported.anchor !== 'anchored') return storedTargetOf(input, codePoints, target);
  return {
    source: textIri(input.text.sha256),
    selector: [positionOf(input, codePoints, exported.span), quoteOf(input.text.text, codePoints, exported.span)],
  };
}

/** A target as it was recorded: for orphans and doubtful ones nothing is claimed that is not known, and nothing lost. */
function storedTargetOf(input: Input, codePoints: CodePointIndex, target: Target): object {
  const inText = target.end <= input.text.text.length;
  const position = inText ? [positionOf(input, codePoints, { start: offset(target.start), end: offset(target.end) })] : [];
  return {
    source: textIri(input.text.sha256),
    selector: [...position, { type: 'TextQuoteSelector', ...wellFormed(target.quote) }],
    'postil:target': target,
  };
}

function positionOf({ options }: Input, codePoints: CodePointIndex, span: Span): object {
  const [start, end] =
    options.unit === 'utf-16' ? [span.start, span.end] : [codePoints.toCodePoint(span.start), codePoints.toCodePoint(span.end)];
  return { type: 'TextPositionSelector', start, end };
}

function quoteOf(text: string, codePoints: CodePointIndex, span: Span): object {
  const from = codePoints.toOffset(Math.max(0, codePoints.toCodePoint(span.start) - CONTEXT));
  const to = codePoints.toOffset(Math.min(codePoints.length, codePoints.toCodePoint(span.end) + CONTEXT));
  const quote = { exact: text.slice(span.start, span.end), prefix: text.slice(from, span.start), suffix: text.slice(span.end, to) };
  return { type: 'TextQuoteSelector', ...wellFormed(quote) };
}

/** Context may have been cut through a surrogate pair; a half of one is no character and cannot be encoded. */
function wellFormed(quote: QuoteSelector): QuoteSelector {
  return {
    exact: quote.exact.toWellFormed(),
    prefix: quote.prefix.replace(/^[\uDC00-\uDFFF]/, ''),
    suffix: quote.suffix.replace(/[\uD800-\uDBFF]$/, ''),
  };
}
