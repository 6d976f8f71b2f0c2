import type { CitedMark, CitedRun } from '../../citation/cited-runs';
import type { FormattedCitations } from '../../citation/format-citations';
import { EVERY_BLOCK, paragraph, TARGET } from '../../commentary/essay.cases';
import { SOURCE } from '../../model/record.cases';
import type { EssayExport } from './essay-export';

/** For tests. */
export const citedWords = (text: string, ...marks: CitedMark[]): CitedRun => ({ text, marks });
/** A style that cites in the text; in the order in which they are read: of the footnote, of the work, of the quotation. */
export const IN_TEXT: FormattedCitations = {
  isInNotes: false,
  citations: [
    [citedWords('(Xu, para. 7 s2)')],
    [citedWords('(Xu)')],
    [citedWords('(Xu, '), citedWords('ibid.', 'italic'), citedWords(')')],
  ],
  bibliography: [[citedWords('Xu Shan. '), citedWords('The Way', 'italic'), citedWords('.')]],
};
export const IN_NOTES: FormattedCitations = {
  ...IN_TEXT,
  isInNotes: true,
  citations: [[citedWords('Xu, para. 7 s2.')], [citedWords('Xu.')], [citedWords('Ibid.', 'italic')]],
};

/** An essay with one block of every kind, and a quotation in a sentence. */
export const ESSAY: EssayExport = {
  title: 'On power',
  blocks: [
    ...EVERY_BLOCK,
    paragraph('He says “', { type: 'text', text: 'cyber power', marks: [{ type: 'quote', attrs: { target: TARGET } }] }, '”, no more <b>.'),
  ],
  work: SOURCE,
  citations: IN_TEXT,
  citesPlaces: true,
  placeOf: () => '¶7 s2',
  recordOf: (mention) =>
    mention.kind === 'code'
      ? { name: 'Formula', note: null }
      : {
          name: '¶2 s1 “cyber power”',
          note: {
            quotation: 'cyber power',
            body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Four nouns.' }] }] },
            codes: 'Formula',
          },
        },
  withNotes: true,
  labels: {
    language: 'en',
    untitled: 'Untitled',
    on: 'On',
    footnotes: 'Footnotes',
    annotations: 'Annotations',
    back: 'Back to',
  },
};
