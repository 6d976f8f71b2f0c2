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
    .replace(/^[. ]+|[. ]+$/g, '');
  const named = RESERVED.test(plain) ? `_${plain}` : plain;
  const tail = suffix === '' ? '' : ` - ${suffix}`;
  const stem = shorten(named, MAX_BYTES - byteLength(tail)).replace(/[. ]+$/, '');
  return `${stem === '' ? 'Postil' : stem}${tail}.${extension}`;
}

function shorten(text: string, maxBytes: number): string {
  let bytes = 0;
  let kept = '';
  for (const { segment } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)) {
    bytes += byteLength(segment);
    if (bytes > maxBytes) break;
    kept += segment;
  }
  return kept;
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
