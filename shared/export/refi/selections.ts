import { correctionWords } from '../correction-words';
import { type ExportAnnotation, type ExportInput, type ExportLabels, type ExportPlace, nameOfPlaces } from '../export-input';
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

/** What has no place: a note on the text, with the codes, the check and the correction that a selection would have. */
export function orphanElement(
  input: ExportInput<QdpxOptions>,
  exported: ExportAnnotation,
  { user, notes }: Pick<SelectionParts, 'user' | 'notes'>,
): string {
  const { labels, options } = input;
  const { correction } = exported.annotation;
  return notes.addOrphan(input, exported, (guid) => ({
    before: descriptionElement(saidOf(labels, exported)),
    after: [
      ...codingElements(guid, exported, user, options),
      correction === null ? '' : notes.addCorrection(guid, correctionWords(labels, correction), correction),
    ].join(''),
  }));
}

function saidOf(labels: ExportLabels, { annotation: { check, correction } }: ExportAnnotation): readonly string[] {
  return [...(check === null ? [] : [labels.checks[check]]), ...(correction === null ? [] : [correctionWords(labels, correction)])];
}

function descriptionElement(said: readonly string[]): string {
  return said.length === 0 ? '' : element('Description', {}, xmlText(said.join(' · ')));
}

/** Of the codes that are given to what has this GUID and, where they are asked for, of its colour. */
function codingElements(
  guid: string,
  { annotation: { createdAt, color }, codes }: ExportAnnotation,
  user: string,
  { colors }: QdpxOptions,
): readonly string[] {
  return [...codes.map(({ id }) => guidOf('code', id)), ...(colors ? [colorCodeGuid(color)] : [])].map((code) =>
    element(
      'Coding',
      { guid: derivedGuid('coding', guid, code), creatingUser: user, creationDateTime: new Date(createdAt).toISOString() },
      element('CodeRef', { targetGUID: code }),
    ),
  );
}

function selectionElement(
  { text, labels, options }: ExportInput<QdpxOptions>,
  exported: ExportAnnotation,
  { refi, user, at, index, noteRefs }: SelectionParts & { readonly at: ExportPlace; readonly index: number; readonly noteRefs: string },
): string {
  const { start, end } = wholeCharacters(text, at.span);
  const { annotation } = exported;
  const guid = placeGuid(annotation.id, index);
  const said = [...saidOf(labels, exported), ...(at.anchor === 'doubtful' ? [labels.doubtful] : [])];
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
      creationDateTime: new Date(annotation.createdAt).toISOString(),
      modifyingUser: user,
      modifiedDateTime: new Date(annotation.updatedAt).toISOString(),
    },
    descriptionElement(said),
    ...codingElements(guid, exported, user, options),
    noteRefs,
  );
}
