import { SaxesParser } from 'saxes';
import type { ExportProgress } from '../../export/export-input';
import { PackageFailure } from './package-error';

/** Elements inside each other; the programs whose files are read here stay below a hundred. */
const DEEPEST = 400;
/** Bytes that are handed to the parser at once, between two turns of the event loop. */
const CHUNK = 256 * 1024;

/** The value of an attribute by its name here ("w:id", or "id" where it has no namespace); '' when it is not there. */
export type GetAttribute = (name: string) => string;

export interface XmlHandler {
  readonly open?: (name: string, get: GetAttribute) => void;
  readonly close?: (name: string) => void;
  readonly text?: (words: string) => void;
}

/** By namespace, the prefix by which elements and attributes of it are called here, whatever prefix a file uses. */
export type XmlPrefixes = ReadonlyMap<string, string>;

const QUIET: ExportProgress = { report: () => undefined };

/**
 * Reads XML in one pass, in memory that does not grow with it. Elements are called "prefix:name", those of unknown namespaces "?:name".
 * Throws `PackageFailure`: `unsafe` at a document type, `damaged` where it is not well formed, `too-deep` where it nests deeper than
 * any program writes; and the signal's reason when aborted.
 */
export async function scanXml(bytes: Uint8Array, prefixes: XmlPrefixes, handler: XmlHandler, progress = QUIET): Promise<void> {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const nameOf = (uri: string, local: string): string => `${prefixes.get(uri) ?? '?'}:${local}`;
  const names: string[] = [];
  parser.on('doctype', () => {
    throw new PackageFailure({ code: 'unsafe' });
  });
  parser.on('error', (error) => {
    throw new PackageFailure({ code: 'damaged', detail: error.message });
  });
  parser.on('opentag', (tag) => {
    const name = nameOf(tag.uri, tag.local);
    names.push(name);
    if (names.length > DEEPEST) throw new PackageFailure({ code: 'too-deep' });
    handler.open?.(name, (wanted) => attributeOf(tag.attributes, wanted, nameOf));
  });
  parser.on('closetag', () => {
    handler.close?.(names.pop() ?? '');
  });
  const text = (words: string): void => handler.text?.(words);
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
    if (error instanceof TypeError) throw new PackageFailure({ code: 'damaged', detail: error.message });
    throw error;
  }
}

/** XML is UTF-8 or, by its byte order mark, UTF-16. */
function decoderFor([first, second]: Uint8Array): TextDecoder {
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le', { fatal: true });
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be', { fatal: true });
  return new TextDecoder('utf-8', { fatal: true });
}

type Attributes = Readonly<Record<string, { readonly uri: string; readonly local: string; readonly value: string }>>;

function attributeOf(attributes: Attributes, wanted: string, nameOf: (uri: string, local: string) => string): string {
  const direct = attributes[wanted];
  if (direct !== undefined && (direct.uri === '' || nameOf(direct.uri, direct.local) === wanted)) return direct.value;
  for (const { uri, local, value } of Object.values(attributes)) {
    if ((uri === '' ? local : nameOf(uri, local)) === wanted) return value;
  }
  return '';
}
