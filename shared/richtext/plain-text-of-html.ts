const BLOCKS: ReadonlySet<string> = new Set(
  'address article aside blockquote dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul'.split(
    ' ',
  ),
);
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
};
/** The name is taken whole (a group in a lookahead is never shortened), and no tag goes on over the next `<`: what never ends costs no time. */
const MARKUP = /<!--[\s\S]*?(?:-->|$)|<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)|<\/?(?=([a-z][^\s"'<>/]*))\2(?:"[^"]*"|'[^']*'|[^"'<>])*>/gi;
const MAX_CODE_POINT = 0x10ffff;

/**
 * The words of an HTML fragment: tags, comments, scripts and styles taken out, blocks and `<br>` as line ends, character references
 * decoded. Without a DOM and without judging the markup; what is no tag stays as it is.
 */
export function plainTextOfHtml(html: string): string {
  const words = html
    .replace(/\s+/gu, ' ')
    .replace(MARKUP, (_markup, _raw: string | undefined, name: string | undefined) => lineEndFor(name));
  return words
    .split('\n')
    .map((line) => decode(line.trim()))
    .filter((line) => line !== '')
    .join('\n');
}

function lineEndFor(name: string | undefined): string {
  if (name === undefined) return '';
  return name.toLowerCase() === 'br' || BLOCKS.has(name.toLowerCase()) ? '\n' : '';
}

function decode(words: string): string {
  return words.replace(
    /&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]{2,6}));/gi,
    (reference, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? reference;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= MAX_CODE_POINT ? String.fromCodePoint(code).toWellFormed() : reference;
    },
  );
}
