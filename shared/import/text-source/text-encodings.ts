/** Encodings of plain text that are read, by the names of the Encoding Standard, with what their specifications call them. */
export const TEXT_ENCODINGS = {
  gb18030: 'GB 18030',
  big5: 'Big5',
  shift_jis: 'Shift_JIS',
  'euc-jp': 'EUC-JP',
  'iso-2022-jp': 'ISO-2022-JP',
  'euc-kr': 'EUC-KR',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1250': 'Windows-1250',
  'windows-1251': 'Windows-1251',
  'windows-1252': 'Windows-1252',
  'windows-1253': 'Windows-1253',
  'windows-1254': 'Windows-1254',
  'windows-1255': 'Windows-1255',
  'windows-1256': 'Windows-1256',
  'windows-1257': 'Windows-1257',
  'windows-1258': 'Windows-1258',
  'iso-8859-2': 'ISO-8859-2',
  'iso-8859-5': 'ISO-8859-5',
  'iso-8859-6': 'ISO-8859-6',
  'iso-8859-7': 'ISO-8859-7',
  'iso-8859-8': 'ISO-8859-8',
  'koi8-r': 'KOI8-R',
} as const;
export type TextEncoding = keyof typeof TEXT_ENCODINGS;

/** An encoding in which a file can be read from end to end. */
export interface EncodingCandidate {
  readonly encoding: TextEncoding;
  /** Its first lines that the encoding makes a difference to. */
  readonly lines: readonly string[];
}

/** What is known of the encoding of a file that is not UTF-8. */
export interface EncodingLook {
  /** The likeliest first; at least one. */
  readonly candidates: readonly [EncodingCandidate, ...EncodingCandidate[]];
  /** Whether the first is so much likelier than the others that nobody needs to be asked. */
  readonly isSure: boolean;
}
