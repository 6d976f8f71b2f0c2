import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown, gfmToMarkdown } from 'mdast-util-gfm';
import { type Options, toMarkdown } from 'mdast-util-to-markdown';
import { gfm } from 'micromark-extension-gfm';
import type { RichText } from '../model/rich-text';
import { richTextFromMdast } from './from-mdast';
import { richTextToMdast } from './to-mdast';

/** How every Markdown file of this app is written: CommonMark with strikethrough; `*` for emphasis, so that it works inside Chinese. */
export const MARKDOWN_STYLE: Options = {
  bullet: '-',
  emphasis: '*',
  fences: true,
  listItemIndent: 'one',
  rule: '-',
  extensions: [gfmToMarkdown()],
};

/**
 * A note as Markdown. `parseMarkdown(serializeMarkdown(note))` equals `normalizeRichText(note)`.
 * No line end at the end.
 */
export function serializeMarkdown(body: RichText): string {
  return toMarkdown({ type: 'root', children: richTextToMdast(body) }, MARKDOWN_STYLE).replace(/\n$/, '');
}

/** Markdown (CommonMark and GitHub's additions) as a note; see `richTextFromMdast` for what has no counterpart. Never fails. */
export function parseMarkdown(markdown: string): RichText {
  return richTextFromMdast(parseMarkdownTree(markdown));
}

/** Markdown as a tree. Bare addresses are links only where they are not escaped. */
export function parseMarkdownTree(markdown: string): Root {
  // The transforms look for addresses in finished text, where an escaped one can no longer be told from a bare one.
  const mdastExtensions = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }));
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions });
}
