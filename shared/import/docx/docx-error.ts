import { type PackageError, PackageFailure } from '../package/package-error';

/** Why a Word file cannot be read. Nothing has been altered when one of these is given. */
export type DocxError =
  /** Not a Word file at all, whatever its name says; `not-docx` is also a spreadsheet or any other zip. */
  | { readonly code: 'not-docx' }
  /** A file that Word has locked with a password, or one of the old kind (.doc): both lie in the same sort of container. */
  | { readonly code: 'locked-or-old' }
  /** Has more paragraphs or comments than any text. */
  | { readonly code: 'too-many'; readonly limit: number }
  | Exclude<PackageError, { readonly code: 'not-zip' | 'locked' }>;

/** Thrown inside the reader and given back as a value at its border. */
export class DocxFailure extends Error {
  readonly error: DocxError;

  constructor(error: DocxError) {
    super(error.code);
    this.error = error;
  }
}

/** Does what reads a zip or XML; what is wrong with them is told in the words for a Word file: throws `DocxFailure`. */
export async function readAsDocx<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof PackageFailure) throw new DocxFailure(docxErrorOf(error.error));
    throw error;
  }
}

function docxErrorOf(error: PackageError): DocxError {
  if (error.code === 'not-zip') return { code: 'not-docx' };
  return error.code === 'locked' ? { code: 'locked-or-old' } : error;
}
