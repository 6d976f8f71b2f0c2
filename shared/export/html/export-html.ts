import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { COLOR_IDS } from '../../model/records';
import { plainTextOf } from '../../richtext/plain-text';
import { richTextToHast } from '../../richtext/to-hast';
import { languageOf } from '../../text/language';
import type { Block } from '../../text/source-text';
import { groupByBlock, inOrderOfPlace, type PlacedAnnotation } from '../by-block';
import {
  type ExportAnnotation,
  type ExportFile,
  type ExportInput,
  type ExportOptions,
  type ExportProgress,
  nameOfPlace,
  quotationOf,
} from '../export-input';
import { safeFileName } from '../file-name';
import { mapInChunks } from '../in-chunks';
import { markedBlock, type NoteNumbers } from './marked-block';
import { EDITION_STYLE } from './style';

type Input = ExportInput<Extract<ExportOptions, { readonly format: 'html' }>>;

/** Nothing may run, load or send: the page works from any folder, and says so to the browser itself. */
const CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/**
 * The whole text as one self-contained page without script: passages marked, notes in the margin beside their paragraph (below
 * it on narrow screens and on paper), legend, list of passages and provenance.
 */
export async function exportHtml(input: Input, progress: ExportProgress): Promise<ExportFile> {
  const { labels, source } = input;
  const numbers = numberNotes(input);
  const byBlock = groupByBlock(input.text, input.annotations);
  const rowOf = (block: Block) => blockRow(input, block, byBlock.get(block.index) ?? [], numbers);
  const isFurniture = (block: Block) => block.kind === 'furniture';
  const rows = await mapInChunks(
    input.text.blocks.filter((block) => !isFurniture(block)),
    progress,
    { from: 0, to: 0.6 },
    rowOf,
  );
  const furniture = input.text.blocks.filter(isFurniture).map(rowOf);
  const listed = input.options.listPassages
    ? await mapInChunks(inOrderOfPlace(input.annotations), progress, { from: 0.6, to: 0.8 }, (placed) =>
        passageRow(input, placed.exported, numbers),
      )
    : [];
  const article = h('article', { lang: source.provenance.language }, [...rows, ...furnitureSection(input, furniture)]);
  const main = h('main', [
    article,
    ...orphanSection(input),
    ...passageSection(input, listed),
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

function numberNotes(input: Input): NoteNumbers {
  const noted = inOrderOfPlace(input.annotations).filter(({ exported }) => exported.note !== null);
  return new Map(noted.map(({ exported }, index) => [exported.annotation.id, index + 1]));
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

function blockRow(input: Input, block: Block, annotations: readonly PlacedAnnotation[], numbers: NoteNumbers): Element {
  const { labels, source, text } = input;
  const language = source.provenance.language;
  const starting = annotations.filter(({ exported }) => exported.place?.block === block.index && exported.note !== null);
  const margin =
    starting.length === 0
      ? []
      : [
          h(
            'div',
            { className: ['margin'], lang: labels.language },
            starting.map(({ exported }) => noteOf(input, exported, numbers)),
          ),
        ];
  return h('div', { className: ['row'] }, [markedBlock(text, block, annotations, { note: labels.note, numbers, language }), ...margin]);
}

function noteOf(input: Input, exported: ExportAnnotation, numbers: NoteNumbers): Element {
  const number = numbers.get(exported.annotation.id) ?? 0;
  const back = h('a', { className: ['number'], href: `#r-${number}` }, [String(number)]);
  return h('div', { className: ['note', `n-${exported.annotation.color}`], id: `n-${number}` }, [
    h('p', { className: ['caption'] }, [back, ` ${captionOf(input, exported)}`]),
    ...noteBody(exported),
  ]);
}

function captionOf(input: Input, exported: ExportAnnotation): string {
  const parts = [nameOfPlace(input, exported), input.labels.colors[exported.annotation.color]];
  if (exported.anchor === 'doubtful') parts.push(input.labels.doubtful);
  return parts.join(' · ');
}

function noteBody({ note }: ExportAnnotation): ElementContent[] {
  if (note === null) return [];
  return [h('div', { ...languageOfWords(plainTextOf(note.body), null), dir: 'auto' }, richTextToHast(note.body))];
}

function furnitureSection({ labels }: Input, rows: readonly Element[]): Element[] {
  if (rows.length === 0) return [];
  return [h('details', { className: ['furniture'] }, [h('summary', { lang: labels.language }, [labels.furnitureNote]), ...rows])];
}

function orphanSection(input: Input): Element[] {
  const orphans = input.annotations.filter((exported) => exported.span === null);
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
        ]),
      ),
    ]),
  ];
}

function passageRow(input: Input, exported: ExportAnnotation, numbers: NoteNumbers): Element {
  const number = numbers.get(exported.annotation.id);
  const words = quotationOf(input.text, exported);
  return h('tr', [
    h('th', { scope: 'row' }, [h('a', { href: `#b-${exported.place?.block ?? 0}` }, [nameOfPlace(input, exported)])]),
    h('td', { ...languageOfWords(words, input.source.provenance.language), dir: 'auto' }, [words]),
    h('td', [input.labels.colors[exported.annotation.color]]),
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
