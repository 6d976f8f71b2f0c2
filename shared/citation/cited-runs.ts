/** How a stretch of a formatted citation stands out. */
export type CitedMark = 'italic' | 'bold' | 'small-caps' | 'superscript' | 'subscript' | 'underline';

/** A stretch of a formatted citation; plain data, never HTML. */
export interface CitedRun {
  readonly text: string;
  readonly marks: readonly CitedMark[];
}

/** The words of a formatted citation without how they stand out. */
export function plainTextOfRuns(runs: readonly CitedRun[]): string {
  return runs.map((run) => run.text).join('');
}

/** True for a citation that stands behind a blank: in words or in brackets, neither raised nor in full width brackets. */
export function standsApart([first]: readonly CitedRun[]): boolean {
  return first !== undefined && !first.marks.includes('superscript') && /^[\p{L}\p{N}([]/u.test(first.text);
}

/** A formatted citation as HTML that holds nothing but words, `i`, `b`, `u`, `sup`, `sub` and small capitals. */
export function htmlOfRuns(runs: readonly CitedRun[]): string {
  return runs.map(({ text, marks }) => marks.reduceRight((inner, mark) => HTML[mark](inner), escapeHtml(text))).join('');
}

const HTML: Readonly<Record<CitedMark, (inner: string) => string>> = {
  italic: (inner) => `<i>${inner}</i>`,
  bold: (inner) => `<b>${inner}</b>`,
  superscript: (inner) => `<sup>${inner}</sup>`,
  subscript: (inner) => `<sub>${inner}</sub>`,
  underline: (inner) => `<u>${inner}</u>`,
  'small-caps': (inner) => `<span style="font-variant: small-caps">${inner}</span>`,
};

/** Words as they stand in HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const TAG = /<(\/?)([a-z]+)([^>]*)>/g;

/**
 * The runs of what citeproc writes as HTML. Only the tags that it makes itself are taken for tags: signs that stood in a title come
 * escaped and stay words. Boxes of an entry (`div`) become blanks.
 */
export function readCitedHtml(html: string): readonly CitedRun[] {
  const runs: CitedRun[] = [];
  const open: { readonly tag: string; readonly mark: CitedMark | null }[] = [];
  let at = 0;
  const take = (words: string) => {
    if (words !== '') runs.push({ text: words, marks: [...new Set(open.flatMap(({ mark }) => mark ?? []))] });
  };
  for (const match of html.matchAll(TAG)) {
    take(readWords(html.slice(at, match.index)));
    at = match.index + match[0].length;
    const [, closing, tag = '', attributes = ''] = match;
    if (tag === 'div') take(' ');
    else if (closing === '') open.push({ tag, mark: markOf(tag, attributes) });
    else
      open.splice(
        Math.max(
          0,
          open.findLastIndex((one) => one.tag === tag),
        ),
        1,
      );
  }
  take(readWords(html.slice(at)));
  return trimRuns(joinAlike(runs));
}

function markOf(tag: string, attributes: string): CitedMark | null {
  if (tag === 'i') return 'italic';
  if (tag === 'b') return 'bold';
  if (tag === 'sup') return 'superscript';
  if (tag === 'sub') return 'subscript';
  if (/small-caps/.test(attributes)) return 'small-caps';
  return /text-decoration:\s*underline/.test(attributes) ? 'underline' : null;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

function readWords(html: string): string {
  return html.replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, (whole, hexadecimal?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function joinAlike(runs: readonly CitedRun[]): readonly CitedRun[] {
  const joined: CitedRun[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last !== undefined && last.marks.join(' ') === run.marks.join(' '))
      joined[joined.length - 1] = { ...run, text: last.text + run.text };
    else joined.push(run);
  }
  return joined;
}

/** Without blanks at the ends, and with one where the boxes left several. */
function trimRuns(runs: readonly CitedRun[]): readonly CitedRun[] {
  return runs
    .map((run, index) => {
      const single = run.text.replace(/[ \n\t]+/g, ' ');
      const from = index === 0 ? single.trimStart() : single;
      return { ...run, text: index === runs.length - 1 ? from.trimEnd() : from };
    })
    .filter((run) => run.text !== '');
}
