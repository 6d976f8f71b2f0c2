import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { authorsOf } from '../../citation/author-names';
import { citationOf } from '../../citation/citation-of';
import type { CslItem } from '../../model/csl-item';
import { richTextToHast } from '../../richtext/to-hast';
import { joinLines } from '../../text/line-ends';
import {
  captionOf,
  type ExportAnnotation,
  type ExportFile,
  type ExportInput,
  type ExportOptions,
  type ExportProgress,
  furtherWordings,
  quotationOf,
} from '../export-input';
import { relationWords } from '../export-relations';
import { safeFileName } from '../file-name';
import { writeElement } from '../html/page-file';
import { mapInChunks } from '../in-chunks';

type Input = ExportInput<Extract<ExportOptions, { readonly format: 'zotero-note' }>>;

/**
 * The first schema of Zotero's note editor that keeps the data of cited works on the container (zotero/note-editor,
 * src/core/schema/README.md). Nothing here needs a later one, and every later editor reads it.
 */
const SCHEMA_VERSION = 2;

/**
 * A note as Zotero stores it: for every annotation its caption, the quotation with a live citation that names the place, the note and
 * the relations. Citations carry the work's data, so that they say what they cite also where the work is in no library of Zotero's.
 */
export async function exportZoteroNote(input: Input, progress: ExportProgress): Promise<ExportFile> {
  const { source, labels, annotations, memos } = input;
  const item = citationOf(source);
  const uri = `urn:sha256:${source.provenance.sha256}`;
  const entries = await mapInChunks(annotations, progress, { from: 0, to: 0.8 }, (exported) => entryOf(input, exported, item, uri));
  const shell = { dataCitationItems: encode([{ uris: [uri], itemData: { id: uri, ...item } }]), dataSchemaVersion: SCHEMA_VERSION };
  const note = h('div', shell, [
    h('h1', [`${source.provenance.title}: ${labels.notes}`]),
    ...(annotations.length === 0 ? [h('p', [labels.noAnnotations])] : entries.flat()),
    ...(memos.length === 0 ? [] : [h('h2', [labels.memos])]),
    ...memos.flatMap(({ about, body }) => [h('h3', [about]), ...richTextToHast(body).map(asZoteroHas)]),
  ]);
  const html = await writeElement(note, progress, { from: 0.8, to: 1 });
  return {
    fileName: safeFileName(source.provenance.title, labels.notes, 'html'),
    mime: 'text/html',
    bytes: new TextEncoder().encode(html),
  };
}

function entryOf(input: Input, exported: ExportAnnotation, item: CslItem, uri: string): readonly Element[] {
  const { note, codes, placeLabel } = exported;
  const codesSaid = codes.length === 0 ? '' : ` · ${codes.map(({ label }) => label).join('; ')}`;
  const words = joinLines(quotationOf(input.text, exported), '\n').split('\n');
  return [
    h('p', [h('strong', [captionOf(input, exported) + codesSaid])]),
    h('blockquote', [
      ...words.slice(0, -1).map((line) => h('p', [line])),
      h('p', [`${words.at(-1) ?? ''} `, citation(item, uri, placeLabel)]),
    ]),
    ...furtherWordings(input, exported).map(({ place, words: other }) => h('p', [`${place}: “${other}”`])),
    ...(note === null ? [] : richTextToHast(note.body).map(asZoteroHas)),
    ...relationWords(input, exported).map(({ label, place, words: other }) => h('p', ['→ ', h('em', [label]), ` ${place} “${other}”`])),
  ];
}

/** The words are what is shown until Zotero puts its own in their place. */
function citation(item: CslItem, uri: string, place: string): Element {
  const locator = place.replace(/^¶/, '');
  const said = [authorsOf(item) || item.title, place].filter((part) => part !== undefined && part !== '').join(', ');
  const cited = { uris: [uri], ...(place === '' ? {} : { locator, label: 'paragraph' }) };
  return h('span', { className: ['citation'], dataCitation: encode({ citationItems: [cited], properties: {} }) }, [
    '(',
    h('span', { className: ['citation-item'] }, [said]),
    ')',
  ]);
}

function encode(data: unknown): string {
  return encodeURIComponent(JSON.stringify(data));
}

/** Zotero's editor has no `s`. */
function asZoteroHas(element: Element): Element {
  const children = element.children.map((child): ElementContent => (child.type === 'element' ? asZoteroHas(child) : child));
  if (element.tagName === 's') return h('span', { style: 'text-decoration: line-through' }, children);
  return { ...element, children };
}
