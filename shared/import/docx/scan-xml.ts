import { SaxesParser } from 'saxes';
import type { ExportProgress } from '../../export/export-input';
import { DocxFailure } from './docx-error';

/** Elements inside each other; word processors stay below a hundred. */
const DEEPEST = 400;
/** Bytes that are handed to the parser at once, between two turns of the event loop. */
const CHUNK = 256 * 1024;

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
/** The names by which elements and attributes are called here, whatever prefix a file uses; the Strict ones like the others. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  [WORD, 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.microsoft.com/office/word/2010/wordml', 'w14'],
  ['http://schemas.microsoft.com/office/word/2012/wordml', 'w15'],
  ['http://schemas.microsoft.com/office/word/2016/wordml/cid', 'w16cid'],
  ['http://schemas.microsoft.com/office/word/2018/wordml/cex', 'w16cex'],
  ['urn:postil:docx:1', 'postil'],
]);

/** The value of an attribute by its name here ("w:id", or "id" where it has no namespace); '' when it is not there. */
export type GetAttribute = (name: string) => string;

export interface XmlHandler {
  readonly open?: (name: string, get: GetAttribute) => void;
  readonly close?: (name: string) => void;
  readonly text?: (words: string) => void;
}

const QUIET: ExportProgress = { report: () => undefined };

/**
 * Reads a part in one pass, in memory that does not grow with it. Elements are called by the prefixes above, unknown ones "?:name".
 * Of alternatives (`mc:AlternateContent`) the fallback is passed over. Throws `DocxFailure`: `unsafe` at a document type, `damaged`
 * where it is not well formed, `too-deep` where it nests deeper than any word processor does; and the signal's reason when aborted.
 */
export async function scanXml(bytes: Uint8Array, handler: XmlHandler, progress = QUIET): Promise<void> {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const names: string[] = [];
  let skipping = 0;
  parser.on('doctype', () => {
    throw new DocxFailure({ code: 'unsafe' });
  });
  parser.on('error', (error) => {
    throw new DocxFailure({ code: 'damaged', detail: error.message });
  });
  parser.on('opentag', (tag) => {
    const name = nameOf(tag.uri, tag.local);
    names.push(name);
    if (names.length > DEEPEST) throw new DocxFailure({ code: 'too-deep' });
    if (skipping > 0 || name === 'mc:Fallback') skipping += 1;
    else handler.open?.(name, (wanted) => attributeOf(tag.attributes, wanted));
  });
  parser.on('closetag', () => {
    const name = names.pop() ?? '';
    if (skipping > 0) skipping -= 1;
    else handler.close?.(name);
  });
  const text = (words: string) => {
    if (skipping === 0) handler.text?.(words);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  await feed(parser, bytes, progress);
}

async function feed(parser: SaxesParser<{ xmlns: true; position: false }>, bytes: Uint8Array, progress: ExportProgress): Promise<void> {
  const decoder = decoderFor(bytes);
  try {
    for (let at = 0; at < bytes.byteLength; at += CHUNK) {
      progress.signal?.throwIfAborted();
      parser.write(decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true }));
      progress.report(at / bytes.byteLength);
      if (at + CHUNK < bytes.byteLength) await new Promise<void>((resolve) => setTimeout(resolve, 0));
    }
    parser.write(decoder.decode()).close();
  } catch (error) {
    if (error instanceof TypeError) throw new DocxFailure({ code: 'damaged', detail: error.message });
    throw error;
  }
}

/** XML parts are UTF-8 or, by their byte order mark, UTF-16. */
function decoderFor([first, second]: Uint8Array): TextDecoder {
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le', { fatal: true });
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be', { fatal: true });
  return new TextDecoder('utf-8', { fatal: true });
}

function nameOf(uri: string, local: string): string {
  return `${PREFIXES.get(uri) ?? '?'}:${local}`;
}

type Attributes = Readonly<Record<string, { readonly uri: string; readonly local: string; readonly value: string }>>;

function attributeOf(attributes: Attributes, wanted: string): string {
  const direct = attributes[wanted];
  if (direct !== undefined && (direct.uri === '' || nameOf(direct.uri, direct.local) === wanted)) return direct.value;
  for (const { uri, local, value } of Object.values(attributes)) {
    if ((uri === '' ? local : nameOf(uri, local)) === wanted) return value;
  }
  return '';
}
