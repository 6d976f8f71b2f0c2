import type { EssayPlaceLabels } from './collect-essay';
import type { EssayLabels } from './essay-export';

/** The catalogue's words for files of essays, by their key. */
export type EssayWord = 'untitled' | 'export-on' | 'export-footnotes' | 'export-annotations' | 'export-back' | 'mention-lost';

/**
 * The words that a file of an essay needs, from a catalogue. `language`: BCP 47 tag of its words; `place`: what places outside the
 * numbered paragraphs are called. The dialog and the command line both take them from here.
 */
export function essayLabels(
  language: string,
  word: (key: EssayWord) => string,
  place: (kind: keyof EssayPlaceLabels['kinds']) => string,
): EssayLabels & EssayPlaceLabels {
  return {
    language,
    untitled: word('untitled'),
    on: word('export-on'),
    footnotes: word('export-footnotes'),
    annotations: word('export-annotations'),
    back: word('export-back'),
    mentionLost: word('mention-lost'),
    kinds: {
      title: place('title'),
      heading: place('heading'),
      note: place('note'),
      credit: place('credit'),
      furniture: place('furniture'),
    },
  };
}
