import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import { outlinePoints } from '../../text/outline';
import type { Block, SourceText } from '../../text/source-text';
import { groupByBlock, type PlacedAnnotation } from '../by-block';
import type { ExportAnnotation, ExportFile, ExportInput, ExportProgress } from '../export-input';
import { safeFileName } from '../file-name';
import { annotationsWithoutBlock, legendSection, memoSection, orphanSection, provenanceSection } from '../html/back-matter';
import { rankHeadings } from '../html/heading-ranks';
import { type BlockNotes, markedBlock, type RunInHead } from '../html/marked-block';
import { type NoteNumbers, noteAside, numberNotes, saysMore } from '../html/note-aside';
import { pageFile } from '../html/page-file';
import { mapInChunks } from '../in-chunks';
import type { PrintOptions } from './print-options';
import { printStyle } from './print-style';

type Input = ExportInput<PrintOptions>;
type ByBlock = ReadonlyMap<number, readonly PlacedAnnotation[]>;

/** Nothing may run, load or send. Typefaces and the drawing of a line are given along as data. */
const CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:";

/** So many blocks fill the pages that are shown before it is set. */
const SHOWN = 60;

/**
 * An annotated edition for paper, as one self-contained page without script that is to be printed: passages marked, notes in the
 * margin level with the end of their passage or all behind the text, paragraph numbers, running heads, page numbers. A browser breaks
 * it into pages by itself: a note that finds no room beside its line is pushed down and goes on overleaf. Who can measure lines sets
 * better pages from the same elements: see `paginate`. Of headings, and of the heads of numbered points, a PDF has its bookmarks.
 */
export async function exportPrint(input: Input, progress: ExportProgress): Promise<ExportFile> {
  const { labels, source, options } = input;
  const byBlock = groupByBlock(input.text, input.annotations);
  const blocks = printedBlocks(input, byBlock);
  const numbers = numberNotes(input.text, blocks, byBlock, hasNote);
  const language = source.provenance.language;
  const asideOf = (exported: ExportAnnotation, number: number) => noteAside(input, exported, number, numbers);
  const notes: BlockNotes = { numbers, label: labels.note, asideOf: options.layout === 'margin' ? asideOf : null };
  const heads = runInHeads(input.text);
  const elements = await mapInChunks(blocks, progress, { from: 0, to: 0.6 }, (block) =>
    markedBlock(input.text, block, byBlock.get(block.index) ?? [], language, notes, heads.get(block.index)),
  );
  const noted = input.annotations.filter(({ annotation }) => numbers.has(annotation.id));
  const endnotes =
    options.layout === 'margin'
      ? []
      : await mapInChunks(inOrder(noted, numbers), progress, { from: 0.6, to: 0.8 }, (one) => asideOf(...one));
  const main = h('main', [
    h('article', { lang: language }, [...titleOf(input, blocks), ...elements]),
    ...endnoteSection(input, endnotes),
    ...orphanSection(input, annotationsWithoutBlock(input.annotations, byBlock), numbers),
    ...memoSection(input),
    legendSection(input),
    provenanceSection(input),
  ]);
  return await pageFile(safeFileName(source.provenance.title, labels.notes, 'html'), pageOf(input, main), progress, SHOWN);
}

/** Numbered points are headed by their first words, one level below the last heading: so they come into the bookmarks of a PDF. */
function runInHeads(text: SourceText): ReadonlyMap<number, RunInHead> {
  let level = 2;
  let next = 0;
  return new Map(
    outlinePoints(text).map(({ block, head }) => {
      for (; next < block; next += 1) {
        const before = text.blocks[next];
        if (before?.kind === 'heading') level = Math.min(6, (before.level ?? 1) + 2);
      }
      return [block, { span: head, level }];
    }),
  );
}

/** In print nothing else tells of the codes of a passage. */
function hasNote(exported: ExportAnnotation): boolean {
  return saysMore(exported) || exported.codes.length > 0;
}

/** Page furniture stands last, where it is wanted or marked. */
function printedBlocks({ text, options }: Input, byBlock: ByBlock): readonly Block[] {
  const isPrinted = (block: Block) => block.kind !== 'furniture' || options.furniture || byBlock.has(block.index);
  const printed = text.blocks.filter(isPrinted);
  return [...rankHeadings(printed.filter(({ kind }) => kind !== 'furniture')), ...printed.filter(({ kind }) => kind === 'furniture')];
}

/** A text that has no title of its own gets the one by which it is known. */
function titleOf({ source }: Input, blocks: readonly Block[]): Element[] {
  if (blocks.some(({ kind }) => kind === 'title')) return [];
  return [h('h1', { className: ['block', 'title'] }, [source.provenance.title])];
}

function inOrder(noted: readonly ExportAnnotation[], numbers: NoteNumbers): readonly (readonly [ExportAnnotation, number])[] {
  return noted
    .map((exported) => [exported, numbers.get(exported.annotation.id) ?? 0] as const)
    .toSorted(([, first], [, second]) => first - second);
}

function endnoteSection({ labels }: Input, notes: readonly Element[]): Element[] {
  return notes.length === 0 ? [] : [h('section', { id: 'notes' }, [h('h2', [capitalised(labels.notes)]), ...notes])];
}

function capitalised(words: string): string {
  const [first = ''] = words;
  return first.toUpperCase() + words.slice(first.length);
}

function pageOf({ labels, source, options }: Input, main: Element): Root {
  const { title, author } = source.provenance;
  const head = h('head', [
    h('meta', { charSet: 'utf-8' }),
    h('meta', { httpEquiv: 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY }),
    h('meta', { name: 'generator', content: 'Postil' }),
    ...(author === null ? [] : [h('meta', { name: 'author', content: author })]),
    h('title', [title]),
    h('style', [printStyle(options, { title, author })]),
  ]);
  return { type: 'root', children: [{ type: 'doctype' }, h('html', { lang: labels.language }, [head, h('body', [main])])] };
}
