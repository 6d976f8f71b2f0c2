import { createOccurrenceIndex, type OccurrencesOf } from '../../anchor/occurrence-index';
import { findOccurrences } from '../../anchor/occurrences';
import { sha256Hex } from '../../base/sha256';
import { readRevisionText } from '../../model/read-revision-text';
import type { SourceText } from '../../text/source-text';
import { type PreparedSource, prepareSource } from '../add-sources';
import type { LibraryText, RefiContext } from './import-context';
import type { FoundWords } from './load-words';
import type { SourceRoom } from './place-selection';
import { createTextMap, foldSourceText } from './text-map';

/** A text that passages can stand on: one of the library, or one that the project has brought. */
interface Shelved {
  readonly library: LibraryText | null;
  readonly prepared: PreparedSource | null;
}

export interface Matched {
  readonly room: SourceRoom;
  /** Null for a text that is in the library, or that the project has brought before. */
  readonly prepared: PreparedSource | null;
}

/** The texts that there are, as a project's texts are looked for among them. */
export class LibraryShelf {
  readonly #bySha: ReadonlyMap<string, LibraryText>;
  /** Folded, by which texts are known again that differ in line ends only; made when first asked for. */
  #byWords: ReadonlyMap<string, Shelved> | null = null;
  readonly #brought = new Map<string, PreparedSource>();
  readonly #context: RefiContext;

  constructor(context: RefiContext) {
    this.#context = context;
    this.#bySha = new Map(context.texts.map((text) => [text.revision.sha256, text]));
  }

  /**
   * The text of the library that is the same, to the byte or but for byte order mark, line ends and blanks at the end; else a new source.
   * Null where the words are no text that can be read.
   */
  match(found: FoundWords, title: string, fileName: string): Matched | null {
    const own = this.#bySha.get(sha256Hex(found.bytes));
    if (own !== undefined) return roomIn(own, found.text);
    const folded = foldSourceText(found.text);
    const brought = this.#brought.get(folded);
    if (brought !== undefined) return { room: roomOn(brought.source, brought.text, found.text), prepared: null };
    this.#byWords ??= new Map(this.#context.texts.map((text) => [foldedBytes(text.bytes), { library: text, prepared: null }]));
    const known = this.#byWords.get(folded)?.library ?? null;
    if (known !== null) return roomIn(known, found.text);
    const prepared = this.#prepare(found, title, fileName);
    if (prepared === null) return null;
    this.#brought.set(folded, prepared);
    return { room: roomOn(prepared.source, prepared.text, found.text), prepared };
  }

  #prepare({ bytes }: FoundWords, title: string, fileName: string): PreparedSource | null {
    const { change, labels } = this.#context;
    const provenance = {
      fileName,
      title,
      author: null,
      authorNote: null,
      language: 'und',
      translationOf: null,
      obtained: labels.obtained,
    };
    const prepared = prepareSource({ provenance, bytes, structure: null, original: null }, change.at);
    if (!prepared.ok) return null;
    const { source, text } = prepared.value;
    const written = { ...source, provenance: { ...source.provenance, language: usualLanguage(text) } };
    return { ...prepared.value, source: written };
  }
}

function foldedBytes(bytes: Uint8Array): string {
  return foldSourceText(new TextDecoder().decode(bytes));
}

function roomIn({ source, revision, bytes }: LibraryText, found: string): Matched | null {
  const text = readRevisionText(revision, bytes);
  return text.ok ? { room: roomOn(source, text.value, found), prepared: null } : null;
}

/** Shorter texts are searched faster than they are indexed. */
const INDEXED_FROM = 20_000;

function roomOn(source: SourceRoom['source'], text: SourceText, found: string): SourceRoom {
  const isShort = text.text.length < INDEXED_FROM;
  const occurrencesOf: OccurrencesOf = isShort ? (words) => findOccurrences(text.text, words) : createOccurrenceIndex(text.text);
  return {
    source,
    revisionId: source.revisionId,
    text,
    occurrencesOf,
    toOffset: createTextMap(found, text),
  };
}

/** The language in which most of the text is written, by the length of its blocks. */
function usualLanguage({ blocks }: SourceText): string {
  const lengths = new Map<string, number>();
  for (const { language, span } of blocks) lengths.set(language, (lengths.get(language) ?? 0) + span.end - span.start);
  return [...lengths].reduce((most, one) => (one[1] > most[1] ? one : most), ['und', 0] as const)[0];
}
