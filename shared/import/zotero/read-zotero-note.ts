import { Parser } from 'htmlparser2';
import { richTextFromPlainText } from '../../richtext/plain-text';
import { type FoundAnnotation, foundAnnotation, foundTarget, type NotFound, quoteOf } from '../found/found-annotation';
import { noteWords } from '../found/found-limits';
import { isFound, stringOr } from '../found/found-value';
import type { ColorReader } from '../found/read-color';

/** Elements inside each other; what is deeper was not written by Zotero, and the reading ends there. */
const DEEPEST = 200;
const BLOCKS: ReadonlySet<string> = new Set('p h1 h2 h3 h4 h5 h6 li blockquote div td pre'.split(' '));
const SILENT: ReadonlySet<string> = new Set(['script', 'style', 'title', 'head', 'template']);

/** One stretch of a note: a passage with what Zotero knows about it, or words of the reader. */
type Piece =
  | { readonly kind: 'passage'; words: string; readonly about: string; isWhole: boolean }
  | { readonly kind: 'words'; words: string }
  | { readonly kind: 'end' };

/**
 * A note made from annotations, as Zotero writes it: passages in `<span class="highlight" data-annotation>`, a citation behind each, and the
 * comment in the same paragraph. Each passage is an annotation with its comment; paragraphs without one are about the whole.
 */
export function readZoteroNote(html: string, document: string, colorOf: ColorReader): readonly (FoundAnnotation | NotFound)[] {
  const found: (FoundAnnotation | NotFound)[] = [];
  const loose: string[] = [];
  let passage: Extract<Piece, { readonly kind: 'passage' }> | null = null;
  let comment = '';
  const close = () => {
    if (passage !== null && !passage.isWhole) found.push({ reason: 'unreadable', label: passage.words });
    else if (passage !== null) found.push(annotationOf(passage, comment, document, colorOf));
    else if (comment.trim() !== '') loose.push(comment.trim());
    passage = null;
    comment = '';
  };
  for (const piece of piecesOf(html)) {
    if (piece.kind === 'words') comment += piece.words;
    else close();
    if (piece.kind === 'passage') passage = piece;
  }
  close();
  if (found.length === 0 || loose.length === 0) return found;
  return [...found, foundAnnotation({ label: loose.join('\n'), document, note: richTextFromPlainText(noteWords(loose.join('\n'))) })];
}

/** True when a file of HTML has passages as Zotero writes them. */
export function isZoteroNote(html: string): boolean {
  return /<span[^>]{0,200}\bclass=["'](?:highlight|underline)["'][^>]{0,200}\bdata-annotation=/.test(html);
}

function annotationOf(
  { words, about }: { readonly words: string; readonly about: string },
  comment: string,
  document: string,
  colorOf: ColorReader,
): FoundAnnotation {
  const known = parseAbout(about);
  const quote = quoteOf(withoutQuotationMarks(words.trim()));
  const key = isFound(known) ? stringOr(known.annotationKey, '') : '';
  return foundAnnotation({
    label: words,
    address: key === '' ? '' : `zotero:${key}`,
    document,
    targets: quote === null ? [] : [foundTarget({ quote })],
    color: isFound(known) ? colorOf(stringOr(known.color, '')) : null,
    note: comment.trim() === '' ? null : richTextFromPlainText(noteWords(comment.trim())),
  });
}

/** The attribute holds JSON as a component of an address. */
function parseAbout(about: string): unknown {
  try {
    return JSON.parse(decodeURIComponent(about));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof URIError) return null;
    throw error;
  }
}

/** Zotero puts a passage in the quotation marks of the reader's language: one pair is not the passage's own. */
function withoutQuotationMarks(words: string): string {
  const match = /^(?:“([\s\S]*)”|"([\s\S]*)"|«\s?([\s\S]*?)\s?»|„([\s\S]*)[“”]|「([\s\S]*)」|『([\s\S]*)』)$/u.exec(words);
  return match?.slice(1).find((inside) => inside !== undefined) ?? words;
}

/** The stretches of a note in order; citations are left out. */
function piecesOf(html: string): readonly Piece[] {
  const pieces: Piece[] = [];
  const open: ('passage' | 'silent' | 'block' | '')[] = [];
  const parser = new Parser({
    onopentag: (name, attributes) => {
      const kind = kindOf(name, attributes);
      if (kind === 'block') pieces.push({ kind: 'end' });
      if (kind === 'passage') pieces.push({ kind: 'passage', words: '', about: attributes['data-annotation'] ?? '', isWhole: true });
      if (name === 'br' && !open.includes('passage')) pieces.push({ kind: 'words', words: '\n' });
      open.push(kind);
      if (open.length > DEEPEST) parser.pause();
    },
    onclosetag: () => {
      if (open.pop() === 'block') pieces.push({ kind: 'end' });
    },
    ontext: (words) => {
      if (open.includes('silent')) return;
      const last = pieces.at(-1);
      if (open.includes('passage') && last?.kind === 'passage') last.words += words;
      else pieces.push({ kind: 'words', words: words.replace(/\s+/g, ' ') });
    },
  });
  parser.write(html);
  // What the end of the file closes was cut off.
  const last = pieces.findLast((piece) => piece.kind === 'passage');
  if (open.includes('passage') && last !== undefined) last.isWhole = false;
  if (open.length <= DEEPEST) parser.end();
  return pieces;
}

function kindOf(name: string, attributes: Readonly<Record<string, string>>): 'passage' | 'silent' | 'block' | '' {
  const classes = (attributes.class ?? '').split(/\s+/);
  if (attributes['data-annotation'] !== undefined && (classes.includes('highlight') || classes.includes('underline'))) return 'passage';
  if (SILENT.has(name) || classes.includes('citation')) return 'silent';
  return BLOCKS.has(name) ? 'block' : '';
}
