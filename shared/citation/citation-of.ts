import type { CslItem } from '../model/csl-item';
import type { Source } from '../model/records';

/**
 * The work as bibliographies describe it: as the reader has written it down, else what the provenance says. A name from the provenance is
 * not taken apart, since nothing tells which part of it is the family's.
 */
export function citationOf({ citation, provenance }: Pick<Source, 'citation' | 'provenance'>): CslItem {
  if (citation !== null) return citation.language === undefined ? withLanguage(citation, provenance.language) : citation;
  const { title, author, language } = provenance;
  const derived: CslItem = {
    type: 'document',
    ...(title.trim() === '' ? {} : { title }),
    ...(author === null || author.trim() === '' ? {} : { author: [{ literal: author.trim() }] }),
  };
  return withLanguage(derived, language);
}

/** Styles write names and "et al." by the language of the work. */
function withLanguage(item: CslItem, language: string): CslItem {
  return language.trim() === '' ? item : { ...item, language };
}
