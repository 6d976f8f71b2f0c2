import { correctionWords } from '../correction-words';
import { type ExportAnnotation, type ExportInput, type ExportPlace, nameOfPlaces } from '../export-input';
import { wholeCharacters } from '../whole-characters';
import { element, xmlText } from '../xml';
import { colorCodeGuid } from './codes';
import { derivedGuid, guidOf, placeGuid } from './guid';
import type { RefiNotes } from './notes';
import type { QdpxOptions } from './qdpx-options';
import type { RefiText } from './refi-text';

export interface SelectionParts {
  readonly refi: RefiText;
  /** GUID of whose annotations they are. */
  readonly user: string;
  readonly notes: RefiNotes;
}

/** As many characters of a passage as its selection is named by: programs that count otherwise find by them what was meant. */
const NAMED = 250;

/** A `PlainTextSelection` for every place of an annotation; note and correction are written once and referred to from each. */
export function selectionElements(input: ExportInput<QdpxOptions>, exported: ExportAnnotation, parts: SelectionParts): readonly string[] {
  const { annotation, note, span, place, anchor, placeLabel, further } = exported;
  if (span === null || place === null) return [];
  const { correction } = annotation;
  const noteRef = note === null ? '' : parts.notes.addNote(annotation.id, nameOfPlaces(input, exported), note);
  const correctionRef =
    correction === null ? '' : parts.notes.addCorrection(annotation.id, correctionWords(input.labels, correction), correction);
  return [{ span, place, anchor, placeLabel }, ...further].map((at, index) =>
    selectionElement(input, exported, { ...parts, at, index, noteRefs: noteRef + correctionRef }),
  );
}

function selectionElement(
  { text, labels, options }: ExportInput<QdpxOptions>,
  { annotation, codes }: ExportAnnotation,
  { refi, user, at, index, noteRefs }: SelectionParts & { readonly at: ExportPlace; readonly index: number; readonly noteRefs: string },
): string {
  const { start, end } = wholeCharacters(text, at.span);
  const guid = placeGuid(annotation.id, index);
  const codings = [...codes.map(({ id }) => guidOf('code', id)), ...(options.colors ? [colorCodeGuid(annotation.color)] : [])];
  const said = [
    ...(annotation.check === null ? [] : [labels.checks[annotation.check]]),
    ...(annotation.correction === null ? [] : [correctionWords(labels, annotation.correction)]),
    ...(at.anchor === 'doubtful' ? [labels.doubtful] : []),
  ];
  const created = new Date(annotation.createdAt).toISOString();
  return element(
    'PlainTextSelection',
    {
      guid,
      name: text.text
        .slice(start, Math.min(end, start + NAMED))
        .toWellFormed()
        .replace(/\s+/gu, ' ')
        .trim(),
      startPosition: refi.positions[start],
      endPosition: refi.positions[end],
      creatingUser: user,
      creationDateTime: created,
      modifyingUser: user,
      modifiedDateTime: new Date(annotation.updatedAt).toISOString(),
    },
    said.length === 0 ? '' : element('Description', {}, xmlText(said.join(' · '))),
    ...codings.map((code) =>
      element(
        'Coding',
        { guid: derivedGuid('coding', guid, code), creatingUser: user, creationDateTime: created },
        element('CodeRef', { targetGUID: code }),
      ),
    ),
    noteRefs,
  );
}
