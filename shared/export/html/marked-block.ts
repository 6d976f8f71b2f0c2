import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { languageRunsOf } from '../../text/language-runs';
import type { Span } from '../../text/offset';
import type { Block, LanguageTag, SourceText } from '../../text/source-text';
import type { PlacedAnnotation } from '../by-block';
import { cutIntoSegments, type Segment } from '../segments';

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;

type Layer = { readonly span: Span; readonly placed: PlacedAnnotation } | { readonly span: Span; readonly language: LanguageTag };

/** Numbers of the notes by annotation id: 1 for the first in order of place. */
export type NoteNumbers = ReadonlyMap<string, number>;

/**
 * One block with its passages: `<mark>` cut wherever a passage, a stretch in another language or the block begins or ends, each
 * piece naming its annotations in `data-a`. The element's text content is the block's text, character for character.
 */
export function markedBlock(
  text: SourceText,
  block: Block,
  annotations: readonly PlacedAnnotation[],
  labels: { readonly note: string; readonly numbers: NoteNumbers; readonly language: LanguageTag },
): Element {
  const layers: readonly Layer[] = [
    ...annotations.map((placed) => ({ span: placed.span, placed })),
    ...languageRunsOf(text, block).map((run) => ({ span: run.span, language: run.language })),
  ];
  const children = cutIntoSegments(block.span, layers).flatMap((segment) => pieceOf(text, segment, labels));
  const properties = {
    id: `b-${block.index}`,
    className: ['block', block.kind],
    dataBlock: block.index,
    ...(block.paragraph === null ? {} : { dataParagraph: `¶${block.paragraph}` }),
    ...(block.language === labels.language || block.language.startsWith('und') ? {} : { lang: block.language }),
    ...(RIGHT_TO_LEFT.test(text.text.slice(block.span.start, block.span.end)) ? { dir: 'auto' } : {}),
  };
  const name = block.kind === 'title' ? 'h1' : block.kind === 'heading' ? 'h2' : 'p';
  return h(name, properties, children);
}

function pieceOf(
  text: SourceText,
  { span, covering }: Segment<Layer>,
  labels: { readonly note: string; readonly numbers: NoteNumbers },
): ElementContent[] {
  const words: ElementContent = { type: 'text', value: text.text.slice(span.start, span.end) };
  const language = covering.find((layer) => 'language' in layer);
  const placed = covering.flatMap((layer) => ('placed' in layer ? [layer.placed] : []));
  const lang = language === undefined ? {} : { lang: language.language };
  if (placed.length === 0) return [language === undefined ? words : h('span', lang, [words])];
  const mark = h('mark', { ...lang, className: classesOf(placed), dataA: placed.map(({ exported }) => exported.annotation.id).join(' ') }, [
    words,
  ]);
  const references = placed.filter((item) => item.span.end === span.end).flatMap((item) => referenceTo(item, labels));
  return [mark, ...references];
}

/** The shortest passage gives the ground, the next longer one of another colour a line below it. */
function classesOf(placed: readonly PlacedAnnotation[]): string[] {
  const byLength = [...placed].sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start));
  const colors = [...new Set(byLength.map(({ exported }) => exported.annotation.color))];
  return colors.slice(0, 2).map((color, index) => `${index === 0 ? 'c' : 'u'}-${color}`);
}

/** The number is drawn by the style sheet, so that it is no part of the text. */
function referenceTo({ exported }: PlacedAnnotation, labels: { readonly note: string; readonly numbers: NoteNumbers }): Element[] {
  const number = labels.numbers.get(exported.annotation.id);
  if (number === undefined) return [];
  return [
    h('a', { className: ['ref'], id: `r-${number}`, href: `#n-${number}`, ariaLabel: `${labels.note} ${number}`, dataN: String(number) }),
  ];
}
