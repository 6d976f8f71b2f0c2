import { toMarkdown } from 'mdast-util-to-markdown';
import { citationOf } from '../../citation/citation-of';
import type { Provenance, Source } from '../../model/records';
import { MARKDOWN_STYLE } from '../../richtext/markdown';
import { paragraph } from './entries';
import { PANDOC } from './nodes';

/** A key of Latin letters and digits: the author's last name or the title's first word, made unique by the text's hash. */
export function citationKeyOf({ author, title, sha256 }: Provenance): string {
  const words = (author ?? title).normalize('NFD').match(/[A-Za-z0-9]+/g) ?? [];
  return `${(words[0] ?? 'source').toLowerCase()}-${sha256.slice(0, 8)}`;
}

/** The work as an entry of Pandoc's `references`, with the key that it is cited by. */
export function referenceOf(work: Pick<Source, 'citation' | 'provenance'>): Readonly<Record<string, unknown>> {
  const { citation, provenance } = work;
  return {
    id: citationKeyOf(provenance),
    ...Object.fromEntries(Object.entries(citationOf(work)).map(([name, content]) => [name, escapeContent(name, content)])),
    ...(citation?.note === undefined ? { note: escapeForPandoc(provenance.obtained) } : {}),
  };
}

/** Words for Pandoc's metadata, which it reads as Markdown. */
export function escapeForPandoc(words: string): string {
  const root = { type: 'root' as const, children: [paragraph({ type: 'text', value: words })] };
  return toMarkdown(root, { ...MARKDOWN_STYLE, extensions: [MARKDOWN_STYLE, PANDOC] }).trimEnd();
}

/** Variables that are no words and stay as they are. */
const VERBATIM = new Set(['type', 'language', 'URL', 'DOI', 'ISBN', 'ISSN', 'PMID', 'PMCID']);

/** Words, also those of names and of dates, with what Markdown would take for its own escaped; numbers as they are. */
function escapeContent(name: string, content: unknown): unknown {
  if (VERBATIM.has(name)) return content;
  if (typeof content === 'string') return escapeForPandoc(content);
  if (Array.isArray(content)) return content.map((one) => escapeContent(name, one));
  if (typeof content !== 'object' || content === null) return content;
  return Object.fromEntries(Object.entries(content).map(([part, inner]) => [part, escapeContent(part, inner)]));
}
