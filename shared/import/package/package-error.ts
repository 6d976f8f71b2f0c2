/** Why a zip or the XML inside it cannot be read, whatever format it belongs to. Nothing has been altered when one of these is given. */
export type PackageError =
  /** Does not begin like a zip. */
  | { readonly code: 'not-zip' }
  /** Locked with a password. */
  | { readonly code: 'locked' }
  /** Truncated, or its XML is broken. */
  | { readonly code: 'damaged'; readonly detail: string }
  /** Unpacks to more than `limit` bytes, or holds more parts than any honest file. */
  | { readonly code: 'unpacks-too-large'; readonly limit: number }
  /** Its XML nests deeper than any program writes. */
  | { readonly code: 'too-deep' }
  /** Declares a document type: entities are never expanded. */
  | { readonly code: 'unsafe' };

/** Thrown inside a reader and given back as a value at its border. */
export class PackageFailure extends Error {
  readonly error: PackageError;

  constructor(error: PackageError) {
    super(error.code);
    this.error = error;
  }
}
