import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { languageRunsOf } from '../../text/language-runs';
import type { Span } from '../../text/offset';
import type { Block, LanguageTag, SourceText } from '../../text/source-text';
import type { PlacedAnnotation } from '../by-block';
import type { ExportAnnotation } from '../export-input';
import { lookOf } from '../look';
import { cutIntoSegments, type Segment } from '../segments';

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;
/** Spaces that a browser would fold into one. Elsewhere it may, so that no space hangs out of a passage at a line's end. */
const SPACED = /[ \t]{2}|\t|^[ ]|\n[ ]/;

type Layer =
  | { readonly span: Span; readonly placed: PlacedAnnotation }
  | { readonly span: Span; readonly language: LanguageTag }
  | { readonly span: Span; readonly head: RunInHead };

/** What a block needs to know of the notes to its passages. */
export interface BlockNotes {
  /** Numbers of the notes by annotation id: 1 for the first in order of the ends of their passages. */
  readonly numbers: ReadonlyMap<string, number>;
  /** What a reference is called: followed by its number. */
  readonly label: string;
  /** Null where the notes stand elsewhere. */
  readonly asideOf: ((exported: ExportAnnotation, number: number) => Element) | null;
}

/** The first words of a paragraph that head it, as a heading that its line runs on from: "First, clarify the important position". */
export interface RunInHead {
  readonly span: Span;
  /** As in `h2`. */
  readonly level: number;
}

/**
 * One block with its passages: `<mark>` cut wherever a passage, a stretch in another language or the block begins or ends, each
 * piece naming its annotations in `data-a`. The element's text content without the notes is the block's text, character for
 * character, but for line ends, each of which is a line feed. A note stands right behind the end of its passage, so that a style sheet can set it level with that line; a heading
 * may hold no note, there they follow.
 */
export function markedBlock(
  text: SourceText,
  block: Block,
  annotations: readonly PlacedAnnotation[],
  language: LanguageTag,
  notes: BlockNotes,
  head: RunInHead | null = null,
): Element {
  const layers: readonly Layer[] = [
    ...(head === null ? [] : [{ span: head.span, head }]),
    ...annotations.map((placed) => ({ span: placed.span, placed })),
    ...languageRunsOf(text, block).map((run) => ({ span: run.span, language: run.language })),
  ];
  const ending = annotations.filter((placed) => endsIn(text, block, placed));
  const pieces = cutIntoSegments(block.span, layers).map(
    (segment): Piece => ({
      mark: pieceOf(text, segment),
      isHead: head !== null && segment.span.end <= head.span.end,
      ends: ending.filter((placed) => Math.min(placed.span.end, block.span.end) === segment.span.end),
    }),
  );
  const words = text.text.slice(block.span.start, block.span.end);
  const properties = {
    id: `b-${block.index}`,
    className: ['block', block.kind, ...(SPACED.test(words) ? ['spaced'] : [])],
    ...(block.paragraph === null ? {} : { dataParagraph: String(block.paragraph) }),
    ...(block.language === language || block.language.startsWith('und') ? {} : { lang: block.language }),
    ...(RIGHT_TO_LEFT.test(words) ? { dir: 'auto' } : {}),
  };
  const asides = notes.asideOf !== null && ending.some(({ exported }) => notes.numbers.has(exported.annotation.id));
  if (block.kind === 'title' || block.kind === 'heading') {
    const heading = h(
      block.kind === 'title' ? 'h1' : `h${Math.min(6, (block.level ?? 1) + 1)}`,
      properties,
      pieces.flatMap(({ mark, ends }) => [mark, ...referencesTo(ends, notes)]),
    );
    return asides ? h('div', { className: ['headed'] }, [heading, ...pieces.flatMap(({ ends }) => asidesOf(ends, notes))]) : heading;
  }
  const [headed, others] = head === null ? [[], pieces] : runIn(pieces, head, notes);
  const children = [...headed, ...others.flatMap(({ mark, ends }) => [mark, ...referencesTo(ends, notes), ...asidesOf(ends, notes)])];
  return asides ? h('div', { role: 'paragraph', ...properties }, children) : h('p', properties, children);
}

interface Piece {
  readonly mark: ElementContent;
  readonly isHead: boolean;
  readonly ends: readonly PlacedAnnotation[];
}

/** The head as a heading, which ends before the first reference to a note, and the pieces that follow. */
function runIn(
  pieces: readonly Piece[],
  { level }: RunInHead,
  notes: BlockNotes,
): readonly [head: readonly Element[], rest: readonly Piece[]] {
  const isNoted = ({ ends }: Piece) => ends.some(({ exported }) => notes.numbers.has(exported.annotation.id));
  const last = pieces.findIndex((piece, index) => isNoted(piece) || pieces[index + 1]?.isHead !== true);
  const heading = h(
    'span',
    { role: 'heading', ariaLevel: level },
    pieces.slice(0, last + 1).map(({ mark }) => mark),
  );
  const open = pieces[last];
  return [[heading], [...(open === undefined ? [] : [{ ...open, mark: EMPTY }]), ...pieces.slice(last + 1)]];
}

const EMPTY: ElementContent = { type: 'text', value: '' };

/** True in the last block that the passage touches: its end may lie in the empty lines behind it. */
export function endsIn(text: SourceText, block: Block, { span }: PlacedAnnotation): boolean {
  const next = text.blocks[block.index + 1];
  return next === undefined || next.span.start >= span.end;
}

function pieceOf(text: SourceText, { span, covering }: Segment<Layer>): ElementContent {
  const words: ElementContent = { type: 'text', value: text.text.slice(span.start, isInLineEnd(text, span.end) ? span.end - 1 : span.end) };
  const language = covering.find((layer) => 'language' in layer);
  const placed = covering.flatMap((layer) => ('placed' in layer ? [layer.placed] : []));
  const lang = language === undefined ? {} : { lang: language.language };
  if (placed.length === 0) return language === undefined ? words : h('span', lang, [words]);
  const ids = placed.map(({ exported }) => exported.annotation.id).join(' ');
  return h('mark', { ...lang, className: classesOf(placed), dataA: ids }, [words]);
}

/** Whether a line end of two characters is cut there: it belongs to the second of them. */
function isInLineEnd({ text }: SourceText, at: number): boolean {
  return text[at - 1] === '\r' && text[at] === '\n';
}

function classesOf(placed: readonly PlacedAnnotation[]): string[] {
  const look = lookOf(placed);
  if (look === null) return [];
  return [`c-${look.ground}`, ...(look.isDeep ? ['deep'] : []), ...(look.below === null ? [] : [`u-${look.below}`])];
}

/** The number is drawn by the style sheet, so that it is no part of the text. */
function referencesTo(ends: readonly PlacedAnnotation[], { numbers, label }: BlockNotes): Element[] {
  return ends.flatMap(({ exported, isFirst }) => {
    const number = numbers.get(exported.annotation.id);
    if (number === undefined) return [];
    return [
      h('a', {
        className: ['ref'],
        ...(isFirst ? { id: `r-${number}` } : {}),
        href: `#n-${number}`,
        ariaLabel: `${label} ${number}`,
        dataN: String(number),
      }),
    ];
  });
}

function asidesOf(ends: readonly PlacedAnnotation[], { numbers, asideOf }: BlockNotes): Element[] {
  return ends.flatMap(({ exported, isFirst }) => {
    const number = isFirst ? numbers.get(exported.annotation.id) : undefined;
    return number === undefined || asideOf === null ? [] : [asideOf(exported, number)];
  });
}
