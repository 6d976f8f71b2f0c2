import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { COLOR_IDS } from '../../model/records';
import { plainTextOf } from '../../richtext/plain-text';
import { richTextToHast } from '../../richtext/to-hast';
import { languageOf } from '../../text/language';
import type { Block, SourceText } from '../../text/source-text';
import { groupByBlock, inOrderOfPlace, type PlacedAnnotation } from '../by-block';
import {
  captionOf,
  type ExportAnnotation,
  type ExportFile,
  type ExportInput,
  type ExportOptions,
  type ExportProgress,
  nameOfPlaces,
  quotationOf,
} from '../export-input';
import { relationWords } from '../export-relations';
import { safeFileName } from '../file-name';
import { mapInChunks } from '../in-chunks';
import { type BlockNotes, endsIn, markedBlock } from './marked-block';
import { EDITION_STYLE } from './style';

type Input = ExportInput<Extract<ExportOptions, { readonly format: 'html' }>>;

/** Nothing may run, load or send: the page works from any folder, and says so to the browser itself. */
const CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/**
 * The whole text as one self-contained page without script: passages marked, each note in the margin at the line where its passage
 * ends (below that line where there is no room for a margin), list of passages, legend and provenance.
 */
export async function exportHtml(input: Input, progress: ExportProgress): Promise<ExportFile> {
  const { labels, source } = input;
  const byBlock = groupByBlock(input.text, input.annotations);
  const isFurniture = (block: Block) => block.kind === 'furniture';
  const blocks = input.text.blocks.filter((block) => !isFurniture(block));
  const furniture = input.text.blocks.filter(isFurniture);
  const numbers = numberNotes(input.text, [...blocks, ...furniture], byBlock);
  const notes: BlockNotes = { numbers, label: labels.note, asideOf: (exported, number) => noteOf(input, exported, number, numbers) };
  const language = source.provenance.language;
  const elementOf = (block: Block) => markedBlock(input.text, block, byBlock.get(block.index) ?? [], language, notes);
  const elements = await mapInChunks(blocks, progress, { from: 0, to: 0.6 }, elementOf);
  const firstPlaces = inOrderOfPlace(input.annotations).filter((placed) => placed.isFirst);
  const listed = input.options.listPassages
    ? await mapInChunks(firstPlaces, progress, { from: 0.6, to: 0.8 }, (placed) => passageRow(input, placed.exported, numbers))
    : [];
  const isFurnitureMarked = furniture.some((block) => byBlock.has(block.index));
  const article = h('article', { lang: language }, [...elements, ...furnitureSection(input, furniture.map(elementOf), isFurnitureMarked)]);
  const main = h('main', [
    article,
    ...orphanSection(input, withoutBlock(input.annotations, byBlock), numbers),
    ...passageSection(input, listed),
    ...memoSection(input),
    legendSection(input),
    provenanceSection(input),
  ]);
  // A bare carriage return would be read as a line feed.
  const html = toHtml(pageOf(input, main)).replaceAll('\r', '&#xD;');
  progress.report(1);
  return {
    fileName: safeFileName(source.provenance.title, labels.notes, 'html'),
    mime: 'text/html',
    bytes: new TextEncoder().encode(`${html}\n`),
  };
}

/** Numbers of the notes by annotation id. */
type Numbers = ReadonlyMap<string, number>;
type ByBlock = ReadonlyMap<number, readonly PlacedAnnotation[]>;

/** A highlight without a note has one where it is related to something. */
function hasAside({ note, relations }: ExportAnnotation): boolean {
  return note !== null || relations.length > 0;
}

/** In the order in which the references stand in the text. */
function numberNotes(text: SourceText, blocks: readonly Block[], byBlock: ByBlock): ReadonlyMap<string, number> {
  const noted = blocks.flatMap((block) =>
    (byBlock.get(block.index) ?? [])
      .filter((placed) => placed.isFirst && hasAside(placed.exported) && endsIn(text, block, placed))
      .toSorted((a, b) => Math.min(a.span.end, block.span.end) - Math.min(b.span.end, block.span.end)),
  );
  return new Map(noted.map(({ exported }, index) => [exported.annotation.id, index + 1]));
}

/** Orphans, and passages of nothing but empty lines. */
function withoutBlock(annotations: readonly ExportAnnotation[], byBlock: ByBlock): readonly ExportAnnotation[] {
  const placed = new Set([...byBlock.values()].flat().map(({ exported }) => exported));
  return annotations.filter((exported) => !placed.has(exported));
}

function pageOf({ labels, source }: Input, main: Element): Root {
  const head = h('head', [
    h('meta', { charSet: 'utf-8' }),
    h('meta', { httpEquiv: 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'generator', content: 'Postil' }),
    h('title', [source.provenance.title]),
    h('style', [EDITION_STYLE]),
  ]);
  return { type: 'root', children: [{ type: 'doctype' }, h('html', { lang: labels.language }, [head, h('body', [main])])] };
}

function noteOf(input: Input, exported: ExportAnnotation, number: number, numbers: Numbers): Element {
  const { labels } = input;
  const back = h('a', { className: ['number'], href: `#r-${number}`, ariaLabel: `${number}: ${labels.backToPassage}` }, [String(number)]);
  return h(
    'aside',
    {
      role: 'note',
      ariaLabel: `${labels.note} ${number}`,
      className: ['note', `n-${exported.annotation.color}`],
      id: `n-${number}`,
      lang: labels.language,
      dir: 'ltr',
    },
    [
      h('p', { className: ['caption'] }, [back, ` ${captionOf(input, exported)}`]),
      ...noteBody(exported),
      ...chipsOf(exported),
      ...relationsOf(input, exported, numbers),
    ],
  );
}

function noteBody({ note }: ExportAnnotation): ElementContent[] {
  if (note === null) return [];
  return [h('div', { ...languageOfWords(plainTextOf(note.body), null), dir: 'auto' }, richTextToHast(note.body))];
}

/** The codes of a passage, each in the language of its name. */
function chipsOf({ codes }: ExportAnnotation): Element[] {
  if (codes.length === 0) return [];
  const chips = codes.map((code) => h('li', { ...languageOfWords(code.label, null), dir: 'auto' }, [code.label]));
  return [h('ul', { className: ['codes'] }, chips)];
}

/** What an annotation is related to: each leads to the note at the other end or, where there is none, to its passage. */
function relationsOf(input: Input, exported: ExportAnnotation, numbers: Numbers): Element[] {
  const items = relationWords(input, exported).map(({ label, place, words, other }) => {
    const number = numbers.get(other.annotation.id);
    const target = number !== undefined ? `#n-${number}` : other.place === null ? null : `#b-${other.place.block}`;
    const where = target === null ? place : h('a', { href: target }, [place]);
    return h('li', [
      h('em', languageOfWords(label, null), [label]),
      ' ',
      where,
      ' ',
      h('q', { ...languageOfWords(words, input.source.provenance.language), dir: 'auto' }, [words]),
    ]);
  });
  return items.length === 0 ? [] : [h('ul', { className: ['relations'], ariaLabel: input.labels.relations }, items)];
}

/** Folded away, unless something in it is marked: a folded part is not printed. */
function furnitureSection({ labels }: Input, elements: readonly Element[], open: boolean): Element[] {
  if (elements.length === 0) return [];
  return [h('details', { className: ['furniture'], open }, [h('summary', { lang: labels.language }, [labels.furnitureNote]), ...elements])];
}

function orphanSection(input: Input, orphans: readonly ExportAnnotation[], numbers: Numbers): Element[] {
  if (orphans.length === 0) return [];
  return [
    h('section', { id: 'orphans' }, [
      h('h2', [input.labels.orphans]),
      h('p', [input.labels.orphansExplained]),
      ...orphans.map((exported) =>
        h('div', { className: ['note', `n-${exported.annotation.color}`] }, [
          h('p', { className: ['caption'] }, [captionOf(input, exported)]),
          h('blockquote', [
            h('p', languageOfWords(quotationOf(input.text, exported), input.source.provenance.language), [
              quotationOf(input.text, exported),
            ]),
          ]),
          ...noteBody(exported),
          ...chipsOf(exported),
          ...relationsOf(input, exported, numbers),
        ]),
      ),
    ]),
  ];
}

function passageRow(input: Input, exported: ExportAnnotation, numbers: Numbers): Element {
  const number = numbers.get(exported.annotation.id);
  const words = quotationOf(input.text, exported);
  return h('tr', [
    h('th', { scope: 'row' }, [h('a', { href: `#b-${exported.place?.block ?? 0}` }, [nameOfPlaces(input, exported)])]),
    h('td', { ...languageOfWords(words, input.source.provenance.language), dir: 'auto' }, [words]),
    h('td', [input.labels.colors[exported.annotation.color], ...chipsOf(exported)]),
    h('td', number === undefined ? [] : [h('a', { href: `#n-${number}` }, [`${input.labels.note} ${number}`])]),
  ]);
}

/** The language that the words show, else the one that is known; without either the surrounding one holds. */
function languageOfWords(words: string, known: string | null): { readonly lang?: string } {
  const language = languageOf(words, 0, words.length);
  if (!language.startsWith('und')) return { lang: language };
  return known === null ? {} : { lang: known };
}

function passageSection({ labels, options, annotations }: Input, rows: readonly Element[]): Element[] {
  if (!options.listPassages) return [];
  const list = rows.length === 0 && annotations.length === 0 ? h('p', [labels.noAnnotations]) : h('table', [h('tbody', [...rows])]);
  return [h('section', { id: 'passages' }, [h('h2', [labels.passages]), list])];
}

function memoSection({ labels, memos }: Input): Element[] {
  if (memos.length === 0) return [];
  const entries = memos.flatMap(({ about, body }) => [
    h('h3', languageOfWords(about, null), [about]),
    h('div', { ...languageOfWords(plainTextOf(body), null), dir: 'auto' }, richTextToHast(body)),
  ]);
  return [h('section', { id: 'memos' }, [h('h2', [labels.memos]), ...entries])];
}

function legendSection({ labels }: Input): Element {
  const items = COLOR_IDS.map((color) => h('li', [h('span', { className: ['sample', `c-${color}`] }, [labels.colors[color]])]));
  return h('section', { id: 'legend' }, [h('h2', [labels.legend]), h('ul', { className: ['legend'] }, items)]);
}

function provenanceSection({ labels, source, createdAt }: Input): Element {
  const { provenance } = source;
  const rows: readonly (readonly [string, string | null])[] = [
    [
      labels.author,
      provenance.author === null ? null : [provenance.author, provenance.authorNote].filter((part) => part !== null).join(', '),
    ],
    [labels.translationOf, provenance.translationOf],
    [labels.obtained, provenance.obtained],
    [labels.file, provenance.fileName],
    [labels.checksum, provenance.sha256],
    [labels.exported, new Date(createdAt).toISOString()],
  ];
  const known = rows.flatMap(([name, value]) => (value === null || value === '' ? [] : [h('dt', [name]), h('dd', [value])]));
  return h('section', { id: 'provenance' }, [h('h2', [labels.provenance]), h('dl', known)]);
}
