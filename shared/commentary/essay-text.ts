import { assertNever } from '../base/assert-never';
import type { EssayBlock, EssayInline, EssayMention, HeadingLevel } from '../model/essay';
import type { CommentaryBlockId, Target } from '../model/records';
import { countWords } from '../text/count-words';

type Footnote = Extract<EssayInline, { readonly type: 'footnote' }>;

/** The lines of a block and what stands in them, in order. */
export function* linesOf(block: EssayBlock): Generator<readonly EssayInline[]> {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'quotation':
    case 'codeBlock':
      yield block.content ?? [];
      return;
    case 'blockquote':
      for (const inner of block.content) yield* linesOf(inner);
      return;
    case 'bulletList':
    case 'orderedList':
      for (const item of block.content) for (const inner of item.content) yield* linesOf(inner);
      return;
    case 'table':
      for (const row of block.content) for (const cell of row.content) for (const inner of cell.content) yield* linesOf(inner);
      return;
    case 'bibliography':
      return;
    default:
      assertNever(block);
  }
}

/** The words of a line without its footnotes; line breaks kept, mentions and citations left out. */
export function textOfLine(line: readonly EssayInline[]): string {
  return line.map((node) => (node.type === 'text' ? node.text : node.type === 'hardBreak' ? '\n' : '')).join('');
}

/** True when a block holds nothing to read. */
export function isEmptyEssayBlock(block: EssayBlock): boolean {
  if (block.type === 'bibliography') return false;
  for (const line of linesOf(block)) {
    if (line.some((node) => node.type === 'footnote' || node.type === 'mention' || node.type === 'citation')) return false;
    if (textOfLine(line).trim() !== '') return false;
  }
  return true;
}

export interface EssayWords {
  readonly body: number;
  readonly footnotes: number;
}

/** The words of a block as readers count them (every Han character is one), those of its footnotes apart. Names of mentions and citations do not count. */
export function countEssayWords(block: EssayBlock): EssayWords {
  let [body, footnotes] = [0, 0];
  for (const line of linesOf(block)) {
    body += countWords(textOfLine(line));
    for (const note of line) if (note.type === 'footnote') footnotes += countWords(textOfLine(note.content ?? []));
  }
  return { body, footnotes };
}

export interface EssayHeading {
  readonly id: CommentaryBlockId;
  readonly level: HeadingLevel;
  readonly words: string;
}

/** The headings that stand at the top of an essay, in order. */
export function outlineOf(blocks: readonly { readonly id: CommentaryBlockId; readonly content: EssayBlock }[]): readonly EssayHeading[] {
  return blocks.flatMap(({ id, content }) =>
    content.type === 'heading' ? [{ id, level: content.attrs.level, words: textOfLine(content.content ?? []).trim() }] : [],
  );
}

/** A quotation in an essay: the passage that it is tied to and the words that it has now. */
export interface QuotedWords {
  readonly target: Target;
  readonly words: string;
}

/** The quotations of a block in order, in blocks and in lines; neighbouring words with one target are one. */
export function quotationsOf(block: EssayBlock): readonly QuotedWords[] {
  if (block.type === 'quotation') return [{ target: block.attrs.target, words: textOfLine(block.content ?? []) }];
  const found: { readonly target: Target; words: string }[] = [];
  for (const line of linesOf(block)) for (const part of [line, ...footnotesIn(line)]) found.push(...quotesIn(part));
  return found;
}

function footnotesIn(line: readonly EssayInline[]): readonly (readonly EssayInline[])[] {
  return line.filter((node): node is Footnote => node.type === 'footnote').map((note) => note.content ?? []);
}

function quotesIn(line: readonly EssayInline[]): readonly QuotedWords[] {
  const found: { readonly target: Target; words: string }[] = [];
  let open: Target | null = null;
  for (const node of line) {
    const target = node.type === 'text' ? quotedIn(node.marks ?? []) : null;
    const last = found.at(-1);
    if (target !== null && node.type === 'text') {
      if (last !== undefined && open !== null && isSameTarget(open, target)) last.words += node.text;
      else found.push({ target, words: node.text });
    }
    open = target;
  }
  return found;
}

function quotedIn(marks: readonly { readonly type: string; readonly attrs?: object }[]): Target | null {
  const mark = marks.find((one): one is { readonly type: 'quote'; readonly attrs: { readonly target: Target } } => one.type === 'quote');
  return mark?.attrs.target ?? null;
}

function isSameTarget(one: Target, other: Target): boolean {
  return one.revisionId === other.revisionId && one.start === other.start && one.end === other.end;
}

/** The mentions of a block in order, those in footnotes included. */
export function mentionsOf(block: EssayBlock): readonly EssayMention[] {
  return [...linesOf(block)].flatMap((line) =>
    line.flatMap((node) => (node.type === 'mention' ? [node] : node.type === 'footnote' ? (node.content ?? []).filter(isMention) : [])),
  );
}

function isMention(node: EssayInline): node is EssayMention {
  return node.type === 'mention';
}
