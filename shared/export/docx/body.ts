import { languageRunsOf } from '../../text/language-runs';
import type { Span } from '../../text/offset';
import type { Block, LanguageTag, SourceText } from '../../text/source-text';
import type { Typeface } from '../export-input';
import { lookOf } from '../look';
import { cutIntoSegments } from '../segments';
import type { AnchoredComment, Placed } from './anchored-comments';
import { type RunLook, runOf, runsOf, startsRightToLeft } from './runs';
import { headingStyle } from './styles';
import type { TrackedChanges } from './tracked-changes';
import { element, valued } from './xml';

/** Bookmarks are numbered after the comments: both kinds of mark share one row of numbers. */
export interface BodyContext {
  readonly text: SourceText;
  readonly typeface: Typeface;
  readonly firstBookmark: number;
  readonly changes: TrackedChanges;
}

const STYLES: Readonly<Record<Exclude<Block['kind'], 'heading'>, string>> = {
  title: 'Title',
  note: 'PostilFootnote',
  paragraph: 'PostilText',
  credit: 'PostilCredit',
  furniture: 'PostilFurniture',
};

type Layer = { readonly span: Span; readonly placed: Placed } | { readonly span: Span; readonly language: LanguageTag };

/**
 * One block as a paragraph. Its runs together are the block's words (a line end inside is `w:br`), cut wherever a passage or a stretch
 * in another language begins or ends; marks of comments and bookmarks stand between the runs, so that overlapping passages need no
 * nesting and a passage over several blocks is one range. Corrections are tracked changes, so that rejecting all gives the text. Numbers of paragraphs are list numbers and no part of the words.
 */
export function blockParagraph(block: Block, placed: readonly Placed[], context: BodyContext): string {
  const { text } = context;
  const words = text.text.slice(block.span.start, block.span.end);
  const layers: readonly Layer[] = [
    ...placed.map((one) => ({ span: one.span, placed: one })),
    ...languageRunsOf(text, block).map((run) => ({ span: run.span, language: run.language })),
  ];
  const starts = placed.filter(({ firstBlock }) => firstBlock === block.index);
  const ends = placed.filter(({ lastBlock }) => lastBlock === block.index);
  const runs = cutIntoSegments(block.span, layers).map(({ span: where, covering }) => {
    const language = covering.find((layer) => 'language' in layer)?.language ?? block.language;
    const paint = lookOf(covering.flatMap((layer) => ('placed' in layer ? [layer.placed] : [])));
    return [
      ...starts
        .filter(({ span }) => Math.max(span.start, block.span.start) === where.start)
        .map(({ comment }) => startOf(comment, context)),
      ...wordsOf(where, covering, { paint }, language, context),
      ...ends.filter(({ span }) => Math.min(span.end, block.span.end) === where.end).map(({ comment }) => endOf(comment, context)),
    ].join('');
  });
  const joining = placed.find(
    ({ comment, firstBlock, lastBlock }) => isChange(comment) && firstBlock <= block.index && block.index < lastBlock,
  );
  const properties = [
    valued('w:pStyle', styleOf(block)),
    startsRightToLeft(words) ? '<w:bidi/>' : '',
    joining === undefined ? '' : context.changes.deletedMark(joining.comment),
  ].join('');
  return element('w:p', {}, element('w:pPr', {}, properties), ...runs);
}

/** The words of a segment as they stand, or as a tracked deletion; where that ends, what is put in its place. */
function wordsOf(where: Span, covering: readonly Layer[], look: RunLook, language: LanguageTag, context: BodyContext): readonly string[] {
  const { text, typeface, changes } = context;
  const words = text.text.slice(where.start, where.end);
  const changed = covering.flatMap((layer) => ('placed' in layer && isChange(layer.placed.comment) ? [layer.placed] : []))[0];
  if (changed === undefined) return [runOf(words, look, language, typeface)];
  const { comment, span, lastBlock } = changed;
  const isLast = where.end === Math.min(span.end, text.blocks[lastBlock]?.span.end ?? span.end);
  return [
    changes.deleted(comment, runOf(words, { ...look, isDeleted: true }, language, typeface)),
    isLast ? changes.inserted(comment, runsOf(comment.replacement ?? '', look, typeface)) : '',
  ];
}

function isChange({ replacement }: AnchoredComment): boolean {
  return replacement !== null;
}

function styleOf({ kind, level }: Block): string {
  return kind === 'heading' ? headingStyle(level ?? 1) : STYLES[kind];
}

/** Words that stand for a passage elsewhere than in the text, with its comment. */
export function quotedRun(words: string, look: RunLook, language: LanguageTag, comment: AnchoredComment, context: BodyContext): string {
  return startOf(comment, context) + runOf(words, look, language, context.typeface) + endOf(comment, context);
}

function startOf({ id, bookmark, hasComment }: AnchoredComment, { firstBookmark }: BodyContext): string {
  const range = hasComment ? element('w:commentRangeStart', { 'w:id': id }) : '';
  return range + element('w:bookmarkStart', { 'w:id': firstBookmark + id, 'w:name': bookmark });
}

function endOf({ id, hasComment }: AnchoredComment, { firstBookmark }: BodyContext): string {
  const bookmark = element('w:bookmarkEnd', { 'w:id': firstBookmark + id });
  if (!hasComment) return bookmark;
  const reference = element(
    'w:r',
    {},
    '<w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>',
    element('w:commentReference', { 'w:id': id }),
  );
  return bookmark + element('w:commentRangeEnd', { 'w:id': id }) + reference;
}
