import type { ColorId, SlipKind } from '../model/records';
import type { ExportLabels } from './export-input';

/** The catalogue's words for files, by their key without `file-`. */
export type FileWord =
  | 'annotations'
  | 'codes'
  | 'relations'
  | 'passages'
  | 'notes'
  | 'note'
  | 'back'
  | 'legend'
  | 'provenance'
  | 'author'
  | 'translation-of'
  | 'obtained'
  | 'file'
  | 'checksum'
  | 'exported'
  | 'created'
  | 'updated'
  | 'kind-title'
  | 'kind-heading'
  | 'kind-credit'
  | 'kind-furniture'
  | 'kind-paragraph'
  | 'furniture'
  | 'kind-note'
  | 'orphans'
  | 'orphans-explained'
  | 'doubtful'
  | 'to-check'
  | 'also-at'
  | 'see-note-at'
  | 'reader'
  | 'no-annotations'
  | 'check-open'
  | 'check-settled'
  | 'memos'
  | 'bibliography'
  | 'mention-lost'
  | 'report'
  | 'contents'
  | 'without-code'
  | 'kept-version'
  | 'correction'
  | 'to-delete'
  | `slip-${SlipKind}`
  | 'errata'
  | 'errata-place'
  | 'errata-stands'
  | 'errata-says'
  | 'errata-slip'
  | 'errata-none'
  | 'memo-source'
  | 'memo-library';

/**
 * The words that a file needs, from a catalogue. `language`: BCP 47 tag of the catalogue's words; `colorName`: what a colour is
 * called, by the reader or by the catalogue. The dialog and the command line both take them from here.
 */
export function exportLabels(language: string, word: (key: FileWord) => string, colorName: (color: ColorId) => string): ExportLabels {
  return {
    language,
    colors: {
      yellow: colorName('yellow'),
      red: colorName('red'),
      blue: colorName('blue'),
      green: colorName('green'),
      purple: colorName('purple'),
    },
    annotations: word('annotations'),
    codes: word('codes'),
    relations: word('relations'),
    passages: word('passages'),
    notes: word('notes'),
    note: word('note'),
    backToPassage: word('back'),
    legend: word('legend'),
    provenance: word('provenance'),
    author: word('author'),
    translationOf: word('translation-of'),
    obtained: word('obtained'),
    file: word('file'),
    checksum: word('checksum'),
    exported: word('exported'),
    created: word('created'),
    updated: word('updated'),
    kinds: {
      title: word('kind-title'),
      heading: word('kind-heading'),
      note: word('kind-note'),
      credit: word('kind-credit'),
      furniture: word('kind-furniture'),
      paragraph: word('kind-paragraph'),
    },
    furnitureNote: word('furniture'),
    orphans: word('orphans'),
    orphansExplained: word('orphans-explained'),
    doubtful: word('doubtful'),
    toCheck: word('to-check'),
    alsoAt: word('also-at'),
    seeNoteAt: word('see-note-at'),
    reader: word('reader'),
    noAnnotations: word('no-annotations'),
    checks: { open: word('check-open'), settled: word('check-settled') },
    memos: word('memos'),
    bibliography: word('bibliography'),
    mentionLost: word('mention-lost'),
    report: word('report'),
    contents: word('contents'),
    withoutCode: word('without-code'),
    keptVersion: word('kept-version'),
    correction: word('correction'),
    toDelete: word('to-delete'),
    slips: {
      meaning: word('slip-meaning'),
      term: word('slip-term'),
      wording: word('slip-wording'),
      grammar: word('slip-grammar'),
      spelling: word('slip-spelling'),
      punctuation: word('slip-punctuation'),
      omission: word('slip-omission'),
      addition: word('slip-addition'),
      other: word('slip-other'),
    },
    errata: {
      title: word('errata'),
      place: word('errata-place'),
      stands: word('errata-stands'),
      says: word('errata-says'),
      slip: word('errata-slip'),
      note: word('note'),
      none: word('errata-none'),
    },
  };
}
