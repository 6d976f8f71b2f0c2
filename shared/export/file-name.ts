const MAX_BYTES = 120;
/** Names that Windows keeps for devices, with any ending. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * A file name that every system and Obsidian take: NFC, without control characters and `\ / : * ? " < > | # ^ [ ] %`, without
 * dots and blanks at the ends, no reserved device name, at most 120 bytes before the extension.
 */
export function safeFileName(title: string, suffix: string, extension: string): string {
  const plain = title
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\\/:*?"<>|#^[\]%\uFFFD]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|(?<![. ])[. ]+$/g, '');
  const named = RESERVED.test(plain) ? `_${plain}` : plain;
  const tail = suffix === '' ? '' : ` - ${suffix}`;
  const stem = shorten(named, MAX_BYTES - byteLength(tail)).replace(/[. ]+$/, '');
  return `${stem === '' ? 'Postil' : stem}${tail}.${extension}`;
}

/**
 * The names in their order, each different from those before it also where case and Unicode form do not count: `notes.md`,
 * `notes (2).md`; different from `others` too.
 */
export function distinctNames(names: readonly string[], others: readonly string[] = []): readonly string[] {
  const taken = new Set(others.map(foldedName));
  return names.map((name) => {
    const dot = name.lastIndexOf('.');
    const [stem, extension] = dot <= 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot)];
    let distinct = name;
    for (let count = 2; taken.has(foldedName(distinct)); count += 1) distinct = `${stem} (${count})${extension}`;
    taken.add(foldedName(distinct));
    return distinct;
  });
}

function foldedName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

const GRAPHEMES = new Intl.Segmenter('und', { granularity: 'grapheme' });

function shorten(text: string, maxBytes: number): string {
  if (byteLength(text) <= maxBytes) return text;
  let bytes = 0;
  let kept = '';
  for (const { segment } of GRAPHEMES.segment(text)) {
    bytes += byteLength(segment);
    if (bytes > maxBytes) break;
    kept += segment;
  }
  return kept;
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
