import { toHtml } from 'hast-util-to-html';
import * as v from 'valibot';
import type { RichBlock, RichText } from '../../model/rich-text';
import { richTextFromHtml } from '../../richtext/from-html';
import { parseMarkdown, serializeMarkdown } from '../../richtext/markdown';
import { parseRichText } from '../../richtext/parse-rich-text';
import { isEmptyRichText, richTextFromPlainText } from '../../richtext/plain-text';
import { isSafeLink } from '../../richtext/safe-link';
import { richTextToHast } from '../../richtext/to-hast';
import { codesOfTags } from '../found/code-intake';
import type { FoundCode } from '../found/found-annotation';
import { FOUND_LIMITS, noteWords } from '../found/found-limits';
import { asList, type Found, firstString, isFound, stringOr } from '../found/found-value';
import { isCorrectionBody } from './read-correction';

/** Longer words are no note, and quotations nested like this are none: they are read as plain words, whatever they say they are. */
const LONGEST_HTML = 1_000_000;
const LONGEST_MARKDOWN = 100_000;
const NESTED_QUOTATIONS = /^(?:[ \t]*>){40}/m;

const codeSchema = v.object({
  id: v.string(),
  path: v.pipe(v.tupleWithRest([v.string()], v.string())),
});

/** The bodies of an annotation, choices and compositions taken apart, in order. A text alone is an address or words. */
export function bodiesOf(item: Found): readonly unknown[] {
  const value = typeof item.bodyValue === 'string' ? [{ type: 'TextualBody', value: item.bodyValue }] : [];
  return [
    ...asList(item.body ?? item['oa:hasBody'])
      .slice(0, FOUND_LIMITS.bodies)
      .flatMap((body) => partsOf(body)),
    ...value,
  ];
}

function partsOf(body: unknown): readonly unknown[] {
  if (!isFound(body) || body.value !== undefined) return [body];
  const parts = asList(body.items).slice(0, FOUND_LIMITS.bodies);
  if (parts.length === 0) return [body];
  return asList(body.type).includes('Choice') ? parts.slice(0, 1) : parts;
}

/**
 * The note of an annotation from a file: textual bodies in order (Markdown and HTML read as such), what bodies elsewhere are called by
 * their addresses. Null when there is nothing to read. Nothing is ever inserted as HTML.
 */
export function readNote(item: Found): RichText | null {
  const blocks = bodiesOf(item)
    .filter((body) => !isTag(body, item) && !isOwnLink(body) && !isCorrectionBody(body))
    .flatMap((body) => blocksOf(readBody(body)));
  const note: RichText = { type: 'doc', content: blocks };
  return blocks.length === 0 || isEmptyRichText(note) ? null : note;
}

function blocksOf(note: RichText | null): readonly RichBlock[] {
  return note === null || isEmptyRichText(note) ? [] : note.content;
}

/** A tag by its purpose; a body without a purpose has that of the whole. */
function isTag(body: unknown, item: Found): body is Found {
  if (!isFound(body)) return false;
  const purposes = body.purpose === undefined ? asList(item.motivation) : asList(body.purpose);
  return purposes.length > 0 && purposes.every((purpose) => TAGGING.has(stringOr(purpose, '')));
}

const TAGGING: ReadonlySet<string> = new Set(['tagging', 'classifying', 'oa:tagging', 'oa:classifying']);

/** A relation of ours is no note. */
export function isOwnLink(body: unknown): body is Found {
  return isFound(body) && body['postil:relation'] !== undefined;
}

/** The tags of an annotation as codes: ours as the same codes, others by their words. */
export function readCodes(item: Found): readonly FoundCode[] {
  return bodiesOf(item)
    .filter((body) => isTag(body, item))
    .flatMap((body): readonly FoundCode[] => {
      const own = v.safeParse(codeSchema, body['postil:code']);
      if (own.success) return [own.output];
      const words = firstString(body.value, body['rdf:value'], body.label, body.name);
      return codesOfTags([words === '' ? wordsOfAddress(body) : words]);
    });
}

/** The last part of the address of a tag that has no words of its own. */
function wordsOfAddress(body: Found): string {
  const address = firstString(body.source, body.id, body['@id']);
  return address.split(/[#/]/).findLast((part) => part !== '') ?? '';
}

function readBody(body: unknown): RichText | null {
  if (typeof body === 'string') return isSafeLink(body) ? linkTo(body) : readWords(body, 'text/plain');
  if (!isFound(body)) return null;
  const value = firstString(body.value, body['rdf:value'], body.chars, body['cnt:chars']);
  if (value === '') return readElsewhere(body);
  const own = readOwnNote(body, value);
  return own ?? readWords(value, firstString(body.format, body['dc:format'], 'text/plain').toLowerCase());
}

/** Words in a format by its media type. */
export function readWords(all: string, format: string): RichText {
  const words = noteWords(all);
  const isMarkdown = format.startsWith('text/markdown') && words.length <= LONGEST_MARKDOWN && !NESTED_QUOTATIONS.test(words);
  if (isMarkdown) return parseMarkdown(words);
  const isHtml = format.startsWith('text/html') || format.startsWith('application/xhtml');
  return isHtml && words.length <= LONGEST_HTML ? richTextFromHtml(words) : richTextFromPlainText(words);
}

function readElsewhere(body: Found): RichText | null {
  const address = firstString(body.source, body.id, body['@id']);
  return isSafeLink(address) ? linkTo(address) : null;
}

function linkTo(href: string): RichText {
  return {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }] }],
  };
}

/** The note as we exported it, unless another program has changed its visible form since: then that counts. */
function readOwnNote(body: Found, value: string): RichText | null {
  const parsed = parseRichText(body['postil:richText']);
  if (!parsed.ok) return null;
  const written = [serializeMarkdown(parsed.value), toHtml({ type: 'root', children: richTextToHast(parsed.value) })];
  return written.includes(value) ? parsed.value : null;
}
