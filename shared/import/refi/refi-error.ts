import type { PackageError } from '../package/package-error';

/** Why a REFI-QDA project or codebook cannot be read. Nothing has been altered when one of these is given. */
export type RefiError =
  /** Neither a project (a zip with `project.qde`) nor a codebook, whatever its name says. */
  | { readonly code: 'not-refi' }
  /** The project or codebook names more elements than any program writes. */
  | { readonly code: 'too-many-elements'; readonly limit: number }
  | Exclude<PackageError, { readonly code: 'not-zip' }>;

/** Thrown inside the reader and given back as a value at its border. */
export class RefiFailure extends Error {
  readonly error: RefiError;

  constructor(error: RefiError) {
    super(error.code);
    this.error = error;
  }
}
