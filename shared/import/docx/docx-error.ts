/** Why a Word file cannot be read. Nothing has been altered when one of these is given. */
export type DocxError =
  /** Not a Word file at all, whatever its name says; `not-docx` is also a spreadsheet or any other zip. */
  | { readonly code: 'not-docx' }
  /** A file that Word has locked with a password, or one of the old kind (.doc): both lie in the same sort of container. */
  | { readonly code: 'locked-or-old' }
  /** Truncated, or its XML is broken. */
  | { readonly code: 'damaged'; readonly detail: string }
  /** Unpacks to more than `limit` bytes, or holds more parts than any Word file. */
  | { readonly code: 'unpacks-too-large'; readonly limit: number }
  /** Has more paragraphs or comments than any text. */
  | { readonly code: 'too-many'; readonly limit: number }
  /** Its XML nests deeper than any word processor writes. */
  | { readonly code: 'too-deep' }
  /** Declares a document type, which no word processor writes: entities are never expanded. */
  | { readonly code: 'unsafe' };

/** Thrown inside the reader and given back as a value at its border. */
export class DocxFailure extends Error {
  readonly error: DocxError;

  constructor(error: DocxError) {
    super(error.code);
    this.error = error;
  }
}
