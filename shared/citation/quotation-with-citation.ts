import { type CitedRun, htmlOfRuns, plainTextOfRuns } from './cited-runs';
import type { FormattedCitations } from './format-citations';
import { type Locator, tellsLocator } from './locator';

/** The same for programs that take words and for those that take italics too. */
export interface CopiedWords {
  readonly text: string;
  readonly html: string;
}

export interface QuotationParts {
  /** With its quotation marks. */
  readonly quotation: string;
  /** Of one citation. */
  readonly formatted: FormattedCitations;
  readonly locator: Locator | null;
  /** "¶7 s2": told apart where the style has no room for a place. */
  readonly place: string;
}

/**
 * A quotation with its citation. One in brackets stands behind it, with the entry of the bibliography below; a note, which tells
 * everything by itself, stands below.
 */
export function quotationWithCitation({ quotation, formatted, locator, place }: QuotationParts): CopiedWords {
  const [citation = []] = formatted.citations;
  const told = plainTextOfRuns(citation);
  const isTold = locator === null || tellsLocator(told, locator);
  const behind: readonly CitedRun[] = isTold || place === '' ? [] : [{ text: ` (${place})`, marks: [] }];
  const words = { text: quotation, marks: [] };
  const gap: readonly CitedRun[] = told.startsWith('(') ? [{ text: ' ', marks: [] }] : [];
  const lines = /^[[(（]/.test(told)
    ? [[words, ...gap, ...citation, ...behind], ...formatted.bibliography]
    : [[words, ...behind], citation];
  return {
    text: lines.map(plainTextOfRuns).join('\n\n'),
    html: lines.map((line) => `<p>${htmlOfRuns(line).replaceAll('\n', '<br>')}</p>`).join(''),
  };
}
