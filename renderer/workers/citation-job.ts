import type { Result } from '../../shared/base/result';
import type { CitationError, CitationRequest, FormattedCitations } from '../../shared/citation/format-citations';
import type { Bibliography, BibliographyError } from '../../shared/import/bibliography/read-bibliography';
import type { CitationLanguage } from '../../shared/model/preferences';

/** A style that comes with Postil, by its file's name, or one of the reader's own, with its id and the CSL file's text. */
export type StyleChoice =
  | { readonly kind: 'bundled'; readonly name: string }
  | { readonly kind: 'own'; readonly id: string; readonly xml: string };

export interface CitationJob {
  readonly kind: 'format';
  readonly style: StyleChoice;
  readonly language: CitationLanguage;
  readonly request: CitationRequest;
}

/** A file of bibliographic data, to be read. */
export interface BibliographyJob {
  readonly kind: 'read';
  readonly words: string;
}

export type CitationOutput =
  | { readonly kind: 'format'; readonly outcome: Result<FormattedCitations, CitationError> }
  | { readonly kind: 'read'; readonly outcome: Result<Bibliography, BibliographyError> };
