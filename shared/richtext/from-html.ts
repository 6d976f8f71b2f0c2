import { Parser } from 'htmlparser2';
import type { RichMark, RichText } from '../model/rich-text';
import { normalizeRichText } from './normalize-rich-text';
import { richTextFromPlainText } from './plain-text';
import { plainTextOfHtml } from './plain-text-of-html';
import { RichTextBuilder } from './rich-text-builder';
import { isSafeLink } from './safe-link';

/** Elements inside each other; what is deeper is read for its words alone. */
const DEEPEST_MARKUP = 400;

const MARKS: Readonly<Record<string, RichMark['type']>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  dfn: 'italic',
  var: 'italic',
  s: 'strike',
  strike: 'strike',
  del: 'strike',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
};
const SILENT: ReadonlySet<string> = new Set(
  'head title script style template noscript iframe object svg math textarea select button canvas audio video'.split(' '),
);
const BLOCKS: ReadonlySet<string> = new Set(
  'address article aside dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup main nav p section summary table caption tr'.split(
    ' ',
  ),
);

/**
 * An HTML fragment as a note in normal form: emphasis, links (http, https and mailto alone), lists, quotations and code as such; headings
 * and other blocks as paragraphs, rows of tables a line each, images their description. Nothing of it is ever inserted as HTML: it is
 * read as a stream of tags. Markup nested deeper than any tool writes is read for its words alone. Never fails.
 */
export function richTextFromHtml(html: string): RichText {
  const reader = new HtmlReader();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (reader.depth >= DEEPEST_MARKUP) parser.pause();
        else reader.open(name, attributes);
      },
      onclosetag: (name) => reader.close(name),
      ontext: (words) => reader.text(words),
    },
    { decodeEntities: true },
  );
  parser.write(html);
  if (reader.depth >= DEEPEST_MARKUP) return normalizeRichText(richTextFromPlainText(plainTextOfHtml(html)));
  parser.end();
  return normalizeRichText(reader.finish());
}

/** Turns tags into what a note holds. */
class HtmlReader {
  readonly #builder = new RichTextBuilder();
  #silent = 0;
  #cells = 0;
  depth = 0;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.depth += 1;
    if (this.#silent > 0 || SILENT.has(name)) {
      this.#silent += 1;
      return;
    }
    const mark = markOf(name, attributes);
    if (mark !== null) this.#builder.openMark(name, mark);
    else if (name === 'br') this.#builder.breakLine();
    else if (name === 'img') this.#builder.text(attributes.alt ?? '');
    else if (name === 'td' || name === 'th') this.#openCell();
    else this.#openBlock(name, attributes);
  }

  close(name: string): void {
    this.depth -= 1;
    if (this.#silent > 0) this.#silent -= 1;
    else if (Object.hasOwn(MARKS, name) || name === 'a') this.#builder.closeMark(name);
    else if (name === 'blockquote' || name === 'li' || name === 'ul' || name === 'ol' || name === 'pre') this.#builder.close(name);
    else if (BLOCKS.has(name)) this.#builder.endParagraph();
  }

  text(words: string): void {
    if (this.#silent === 0) this.#builder.text(words);
  }

  finish(): RichText {
    return this.#builder.finish();
  }

  #openCell(): void {
    if (this.#cells > 0) this.#builder.text(' | ');
    this.#cells += 1;
  }

  #openBlock(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'tr') this.#cells = 0;
    if (name === 'blockquote' || name === 'li' || name === 'ul' || name === 'pre') this.#builder.open(name);
    else if (name === 'ol') this.#builder.open(name, Number.parseInt(attributes.start ?? '1', 10));
    else if (BLOCKS.has(name) || name === 'hr') this.#builder.endParagraph();
  }
}

function markOf(name: string, attributes: Readonly<Record<string, string>>): RichMark | null {
  if (name === 'a') {
    const href = (attributes.href ?? '').trim();
    return isSafeLink(href) ? { type: 'link', attrs: { href } } : null;
  }
  const type = Object.hasOwn(MARKS, name) ? MARKS[name] : undefined;
  return type === undefined || type === 'link' ? null : { type };
}
