import type { PlacedBookmark } from '../../../shared/anchor/place-bookmarks';
import type { Codebook } from '../../../shared/codebook/codebook';
import { countCodings } from '../../../shared/codebook/count-codings';
import { findCodes } from '../../../shared/codebook/find-codes';
import { type AnnotationId, COLOR_IDS, type CodeColorId, type CodeId, type ColorId, type SourceId } from '../../../shared/model/records';
import { plainTextOf } from '../../../shared/richtext/plain-text';
import { blockAt } from '../../../shared/text/block-at';
import { FOLD_ALL, foldText } from '../../../shared/text/fold';
import { type Span, span } from '../../../shared/text/offset';
import { formatPlace, placeOf } from '../../../shared/text/place';
import type { Block, LanguageTag, OutlineEntry, SourceText } from '../../../shared/text/source-text';
import type { ListedSource } from '../../state/desk-sources';
import type { OpenSource } from '../../state/desk-state';

/** Somewhere to go. `where` is null for what cannot be placed. */
export type PaletteEntry =
  | {
      readonly kind: 'paragraph' | 'outline' | 'bookmark';
      readonly key: string;
      readonly label: string;
      readonly language: LanguageTag;
      readonly place: string;
      readonly where: Span;
    }
  | {
      readonly kind: 'annotation';
      readonly key: string;
      readonly id: AnnotationId;
      readonly color: ColorId;
      readonly quotation: string;
      /** The first line of the note; '' without one. */
      readonly note: string;
      readonly place: string;
      readonly where: Span | null;
    }
  | {
      readonly kind: 'code';
      readonly key: string;
      readonly id: CodeId;
      /** "Formula › cyber power" */
      readonly name: string;
      readonly color: CodeColorId;
      /** Annotations of the open text with it or a code below it. */
      readonly count: number;
    }
  /** Another text of the library. */
  | {
      readonly kind: 'text';
      readonly key: string;
      readonly id: SourceId;
      readonly title: string;
      readonly author: string;
      readonly language: LanguageTag;
      readonly count: number;
    }
  | { readonly kind: 'color'; readonly key: string; readonly color: ColorId; readonly name: string; readonly count: number };

export type PaletteGroupName = 'paragraphs' | 'outline' | 'bookmarks' | 'annotations' | 'codes' | 'texts' | 'colors';

export interface PaletteGroup {
  readonly value: PaletteGroupName;
  readonly items: readonly PaletteEntry[];
}

/** Everything that can be gone to, folded once for as long as the palette is open. */
export interface PaletteIndex {
  readonly source: OpenSource;
  readonly outline: readonly { readonly entry: OutlineEntry; readonly folded: string }[];
  readonly bookmarks: readonly { readonly entry: PaletteEntry; readonly folded: string }[];
  readonly annotations: readonly { readonly entry: PaletteEntry; readonly folded: string }[];
  readonly codebook: Codebook;
  readonly codes: ReadonlyMap<CodeId, PaletteEntry>;
  readonly texts: readonly { readonly entry: PaletteEntry; readonly folded: string }[];
  readonly colors: readonly { readonly entry: PaletteEntry; readonly folded: string }[];
}

/** More of a kind are not shown: another word narrows the list. */
const MOST_OF_A_KIND = 40;
/** Units of a paragraph shown as its label. */
const LABEL_LENGTH = 120;
const PARAGRAPH_NUMBER = /^[¶§]?\s*(\d{1,6})$/u;

export function indexPalette(
  source: OpenSource,
  codebook: Codebook,
  colorNameOf: (color: ColorId) => string,
  bookmarks: readonly PlacedBookmark[] = [],
  texts: readonly ListedSource[] = [],
): PaletteIndex {
  const counts = new Map<ColorId, number>();
  const annotations: { entry: PaletteEntry; folded: string }[] = [];
  const seen = new Set<AnnotationId>();
  for (const mark of [...source.annotations.allInOrder(), ...source.annotations.orphans()]) {
    if (seen.has(mark.id)) continue;
    seen.add(mark.id);
    counts.set(mark.color, (counts.get(mark.color) ?? 0) + 1);
    const note = source.annotations.findNote(mark.id);
    const words = note === undefined ? '' : plainTextOf(note.body);
    const isPlaced = mark.anchor === 'anchored';
    const quotation = isPlaced
      ? source.text.text.slice(mark.start, mark.end)
      : (source.annotations.findAnnotation(mark.id)?.targets[0].quote.exact ?? '');
    const where = mark.anchor === 'orphaned' ? null : span(mark.start, mark.end);
    annotations.push({
      entry: {
        kind: 'annotation',
        key: mark.id,
        id: mark.id,
        color: mark.color,
        quotation,
        note: words.split('\n')[0] ?? '',
        place: where === null ? '' : formatPlace(placeOf(source.text, where)),
        where,
      },
      folded: fold(`${quotation}\n${words}`),
    });
  }
  return {
    source,
    outline: source.outline().map((entry) => ({ entry, folded: fold(entry.label) })),
    bookmarks: bookmarks.flatMap((placed) => bookmarkEntry(source.text, placed)),
    annotations,
    codebook,
    codes: indexCodes(source, codebook),
    texts: texts.filter((text) => text.source.id !== source.source.id).map(textEntry),
    colors: COLOR_IDS.map((color) => {
      const name = colorNameOf(color);
      return { entry: { kind: 'color', key: color, color, name, count: counts.get(color) ?? 0 }, folded: fold(name) };
    }),
  };
}

function indexCodes(source: OpenSource, codebook: Codebook): ReadonlyMap<CodeId, PaletteEntry> {
  const counts = countCodings(codebook, source.annotations.codings());
  const entryOf = (id: CodeId, color: CodeColorId): PaletteEntry => {
    const name = codebook.labels.get(id) ?? '';
    return { kind: 'code', key: id, id, name, color, count: counts.get(id)?.branch ?? 0 };
  };
  return new Map(codebook.inOrder.map(({ id, color }) => [id, entryOf(id, color)]));
}

/**
 * What answers to the words typed: a paragraph by its number; the outline, annotations, other texts and colours in which every word occurs; codes, the
 * best first.
 * Without words, the outline and the colours in use.
 */
export function matchPalette(index: PaletteIndex, typed: string): readonly PaletteGroup[] {
  const paragraph = findParagraph(index.source.text, readParagraphNumber(typed));
  const words = typed.trim() === '' ? [] : fold(typed).split(/\s+/u).filter(Boolean);
  const answers = ({ folded }: { readonly folded: string }) => words.every((word) => folded.includes(word));
  const isBare = words.length === 0;
  const groups: readonly PaletteGroup[] = [
    { value: 'paragraphs', items: paragraph === undefined ? [] : [paragraphEntry(index.source.text, paragraph)] },
    {
      value: 'outline',
      items: index.outline
        .filter(answers)
        .slice(0, MOST_OF_A_KIND)
        .map(({ entry }) => outlineEntry(entry)),
    },
    { value: 'bookmarks', items: entriesOf(index.bookmarks.filter(answers)) },
    {
      value: 'codes',
      items: isBare
        ? []
        : findCodes(index.codebook, typed)
            .slice(0, MOST_OF_A_KIND)
            .flatMap(({ id }) => index.codes.get(id) ?? []),
    },
    { value: 'annotations', items: isBare ? [] : entriesOf(index.annotations.filter(answers)) },
    { value: 'texts', items: isBare ? [] : entriesOf(index.texts.filter(answers)) },
    { value: 'colors', items: entriesOf(index.colors.filter((color) => answers(color) && isUsed(color.entry))) },
  ];
  return groups.filter((group) => group.items.length > 0);
}

/** 7 for "7" and "¶7"; null for anything else. */
export function readParagraphNumber(typed: string): number | null {
  const digits = PARAGRAPH_NUMBER.exec(typed.trim().normalize('NFKC'))?.[1];
  return digits === undefined ? null : Number(digits);
}

export function countParagraphs(text: SourceText): number {
  return text.blocks.findLast((block) => block.paragraph !== null)?.paragraph ?? 0;
}

function findParagraph(text: SourceText, number: number | null): Block | undefined {
  return number === null ? undefined : text.blocks.find((block) => block.paragraph === number);
}

function paragraphEntry({ text }: SourceText, block: Block): PaletteEntry {
  return {
    kind: 'paragraph',
    key: `¶${block.index}`,
    label: text.slice(block.span.start, Math.min(block.span.end, block.span.start + LABEL_LENGTH)),
    language: block.language,
    place: `¶${block.paragraph}`,
    where: block.span,
  };
}

function outlineEntry({ block, label, language, paragraph, span: where }: OutlineEntry): PaletteEntry {
  return { kind: 'outline', key: `outline-${block}`, label, language, place: paragraph === null ? '' : `¶${paragraph}`, where };
}

/** By its name, and by the words that stand there. */
function bookmarkEntry(text: SourceText, { bookmark, anchor, where }: PlacedBookmark) {
  if (anchor === 'orphaned') return [];
  const { exact } = bookmark.target.quote;
  const entry: PaletteEntry = {
    kind: 'bookmark',
    key: bookmark.id,
    label: bookmark.name || exact.slice(0, LABEL_LENGTH),
    language: blockAt(text, where.start).language,
    place: formatPlace(placeOf(text, where)),
    where,
  };
  return [{ entry, folded: fold(`${bookmark.name}\n${exact}`) }];
}

function textEntry({ source: { id, provenance }, annotations }: ListedSource) {
  const { title, author, language } = provenance;
  const entry: PaletteEntry = { kind: 'text', key: id, id, title, author: author ?? '', language, count: annotations };
  return { entry, folded: fold(`${title}\n${author ?? ''}`) };
}

function entriesOf(found: readonly { readonly entry: PaletteEntry }[]): readonly PaletteEntry[] {
  return found.slice(0, MOST_OF_A_KIND).map(({ entry }) => entry);
}

function isUsed(entry: PaletteEntry): boolean {
  return entry.kind !== 'color' || entry.count > 0;
}

function fold(words: string): string {
  return foldText(words, FOLD_ALL).folded;
}
