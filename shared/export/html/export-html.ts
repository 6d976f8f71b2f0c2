import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import type { Block } from '../../text/source-text';
import { groupByBlock, inOrderOfPlace } from '../by-block';
import {
  type ExportAnnotation,
  type ExportFile,
  type ExportInput,
  type ExportOptions,
  type ExportProgress,
  nameOfPlaces,
  quotationOf,
} from '../export-input';
import { safeFileName } from '../file-name';
import { mapInChunks } from '../in-chunks';
import { annotationsWithoutBlock, legendSection, memoSection, orphanSection, provenanceSection } from './back-matter';
import { rankHeadings } from './heading-ranks';
import { type BlockNotes, markedBlock } from './marked-block';
import { chipsOf, languageOfWords, type NoteNumbers, noteAside, numberNotes, saysMore } from './note-aside';
import { pageFile } from './page-file';
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
  const blocks = rankHeadings(input.text.blocks.filter((block) => !isFurniture(block)));
  const furniture = input.text.blocks.filter(isFurniture);
  const numbers = numberNotes(input.text, [...blocks, ...furniture], byBlock, (exported) => hasAside(input, exported));
  const notes: BlockNotes = { numbers, label: labels.note, asideOf: (exported, number) => noteAside(input, exported, number, numbers) };
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
    ...orphanSection(input, annotationsWithoutBlock(input.annotations, byBlock), numbers),
    ...passageSection(input, listed),
    ...memoSection(input),
    legendSection(input),
    provenanceSection(input),
  ]);
  return await pageFile(safeFileName(source.provenance.title, labels.notes, 'html'), pageOf(input, main), progress);
}

/** The list of passages names codes; where there is none, nothing else does. */
function hasAside({ options }: Input, exported: ExportAnnotation): boolean {
  return saysMore(exported) || (!options.listPassages && exported.codes.length > 0);
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

/** Folded away, unless something in it is marked: a folded part is not printed. */
function furnitureSection({ labels }: Input, elements: readonly Element[], open: boolean): Element[] {
  if (elements.length === 0) return [];
  return [h('details', { className: ['furniture'], open }, [h('summary', { lang: labels.language }, [labels.furnitureNote]), ...elements])];
}

function passageRow(input: Input, exported: ExportAnnotation, numbers: NoteNumbers): Element {
  const number = numbers.get(exported.annotation.id);
  const words = quotationOf(input.text, exported);
  return h('tr', [
    h('th', { scope: 'row' }, [h('a', { href: `#b-${exported.place?.block ?? 0}` }, [nameOfPlaces(input, exported)])]),
    h('td', { ...languageOfWords(words, input.source.provenance.language), dir: 'auto' }, [words]),
    h('td', [input.labels.colors[exported.annotation.color], ...chipsOf(exported)]),
    h('td', number === undefined ? [] : [h('a', { href: `#n-${number}` }, [`${input.labels.note} ${number}`])]),
  ]);
}

function passageSection({ labels, options, annotations }: Input, rows: readonly Element[]): Element[] {
  if (!options.listPassages) return [];
  const list = rows.length === 0 && annotations.length === 0 ? h('p', [labels.noAnnotations]) : h('table', [h('tbody', [...rows])]);
  return [h('section', { id: 'passages' }, [h('h2', [labels.passages]), list])];
}
