/// <reference path="./citation-js.d.ts" />
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { err, ok, type Result } from '../../base/result';
import { type ReadItem, readCslItem } from './read-csl-item';

/** One entry of a file: what it became, or why it became nothing. `label` names it: its key, or its first words. */
export type BibliographyEntry =
  | ({ readonly outcome: 'read'; readonly label: string } & ReadItem)
  | { readonly outcome: 'failed'; readonly label: string; readonly reason: string };

export interface Bibliography {
  readonly format: 'bibtex' | 'ris' | 'csl-json';
  readonly entries: readonly BibliographyEntry[];
}

export type BibliographyError =
  | { readonly code: 'no-entries' }
  | { readonly code: 'too-large'; readonly limit: number }
  | { readonly code: 'not-json'; readonly detail: string };

/** In UTF-16 units; the largest bibliographies of a lifetime have a tenth of it. */
const MAX_LENGTH = 20_000_000;

/** Reads BibTeX (and BibLaTeX), RIS or CSL-JSON, whichever it is. An entry that is broken costs no other. */
export function readBibliography(words: string): Result<Bibliography, BibliographyError> {
  if (words.length > MAX_LENGTH) return err({ code: 'too-large', limit: MAX_LENGTH });
  const text = words.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (/^\s*[[{]/.test(text)) return readJson(text);
  if (/^TY {0,2}-/m.test(text)) return ok({ format: 'ris', entries: splitAt(text, /^TY {0,2}-/gm).map(readRis) });
  const pieces = splitAt(text, /^[ \t]*@/gm).map((piece) => piece.trim());
  const shared = pieces.filter((piece) => /^@(string|preamble)\b/i.test(piece)).join('\n');
  const entries = pieces.filter((piece) => /^@(?!string\b|preamble\b|comment\b)\w/i.test(piece));
  return entries.length === 0
    ? err({ code: 'no-entries' })
    : ok({ format: 'bibtex', entries: entries.map((piece) => readBibtex(piece, shared)) });
}

/** The pieces of a text that begin where `start` matches; what stands before the first is left out. */
function splitAt(text: string, start: RegExp): readonly string[] {
  const starts = [...text.matchAll(start)].map((match) => match.index);
  return starts.map((from, index) => text.slice(from, starts[index + 1]));
}

function readBibtex(piece: string, shared: string): BibliographyEntry {
  const label = piece.match(/^@\w+\s*[{(]\s*([^\s,{}()=]+)\s*,/)?.[1] ?? firstWords(piece);
  return readOne(label, `${shared}\n${piece}`, '@biblatex/text');
}

function readRis(piece: string): BibliographyEntry {
  const label = piece.match(/^(?:TI|T1) {0,2}- *(.+)$/m)?.[1]?.trim() ?? firstWords(piece);
  if (!/^ER {0,2}-/m.test(piece)) return { outcome: 'failed', label, reason: 'ER' };
  return readOne(label, piece, '@ris/file', (found) => withDay(found, piece));
}

/** Some kinds of work have their day in `DA`, where the parser looks for the year alone. */
function withDay(found: Found, piece: string): Found {
  const [, year, month, day] = piece.match(/^DA {0,2}- *(\d{4})\/(\d{1,2})(?:\/(\d{1,2}))?/m) ?? [];
  const parts = isObject(found.issued) ? found.issued['date-parts'] : undefined;
  const known: readonly unknown[] = Array.isArray(parts) && Array.isArray(parts[0]) ? parts[0] : [];
  if (year === undefined || known.length > 1 || (known.length === 1 && Number(known[0]) !== Number(year))) return found;
  return { ...found, issued: { 'date-parts': [[year, month, day].flatMap((part) => (part === undefined ? [] : [Number(part)]))] } };
}

type Found = Readonly<Record<string, unknown>>;

function readOne(label: string, words: string, forceType: string, mend: (found: Found) => Found = (found) => found): BibliographyEntry {
  try {
    const [found] = plugins.input.chain(words, { generateGraph: false, forceType });
    if (!isObject(found)) return { outcome: 'failed', label, reason: firstWords(words) };
    return { outcome: 'read', label, ...readCslItem(mend(found)) };
  } catch (thrown) {
    return { outcome: 'failed', label, reason: reasonOf(thrown) };
  }
}

/** The first line of what the parser says: the others draw the place in the file. */
function reasonOf(thrown: unknown): string {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return message.split('\n')[0]?.replace(/:$/, '') ?? message;
}

function readJson(text: string): Result<Bibliography, BibliographyError> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (thrown) {
    return err({ code: 'not-json', detail: reasonOf(thrown) });
  }
  const list: readonly unknown[] = Array.isArray(parsed) ? parsed : [parsed];
  const entries = list.map((one): BibliographyEntry => {
    const label = isObject(one) && typeof one.title === 'string' ? one.title : firstWords(JSON.stringify(one) ?? '');
    if (!isObject(one) || typeof one.type !== 'string') return { outcome: 'failed', label, reason: 'type' };
    return { outcome: 'read', label, ...readCslItem(one) };
  });
  return entries.length === 0 ? err({ code: 'no-entries' }) : ok({ format: 'csl-json', entries });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function firstWords(words: string): string {
  return words.trim().slice(0, 60);
}
