/** What a column of a table can say about an annotation. */
export const COLUMN_ROLES = [
  'quotation',
  'note',
  'codes',
  'color',
  'place',
  'start',
  'end',
  'created',
  'updated',
  'document',
  'check',
  'id',
] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

/** How the bytes of a table can be read. */
export const TABLE_ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'shift_jis', 'euc-kr', 'windows-1252'] as const;
export type TableEncoding = (typeof TABLE_ENCODINGS)[number];

export const TABLE_DELIMITERS = [',', ';', '\t', '|'] as const;
export type TableDelimiter = (typeof TABLE_DELIMITERS)[number];

/** What each column says, in their order; null for one that is not read. */
export type ColumnRoles = readonly (ColumnRole | null)[];

/** How the reader wants a table to be read; null where what was found stands. */
export interface TableChoices {
  readonly encoding: TableEncoding | null;
  readonly delimiter: TableDelimiter | null;
  readonly hasHeader: boolean | null;
  readonly roles: ColumnRoles | null;
}

/** A table as it was read, before anything is made of it. */
export interface TableLook {
  readonly encoding: TableEncoding;
  readonly delimiter: TableDelimiter;
  /** Whether the first row names the columns. */
  readonly hasHeader: boolean;
  /** The tool whose columns these are; `other` for one that is not known. */
  readonly origin: 'postil' | 'readwise' | 'hypothesis' | 'other';
  /** Equal for tables with the same columns: by it the reader's choice is remembered. */
  readonly signature: string;
  readonly columns: readonly { readonly name: string; readonly role: ColumnRole | null }[];
  /** The first rows, their cells cut short. */
  readonly rows: readonly (readonly string[])[];
  /** How many rows there are, the header not counted. */
  readonly count: number;
}

/** True when annotations can be read by these columns. */
export function canBeRead(roles: ColumnRoles): boolean {
  return roles.includes('quotation');
}
