import type { ExportProgress } from '../../export/export-input';
import { mapInChunks } from '../../export/in-chunks';
import type { CheckState, Correction } from '../../model/records';
import type { RichBlock } from '../../model/rich-text';
import { type CountedPassage, type DetectedUnit, detectUnit, type FoundSpan, isSameUnit } from './detect-unit';
import { type Draft, draftPassages, selectionsOn } from './draft-passages';
import type { RefiContext } from './import-context';
import type { MergedCodes } from './merge-codes';
import { type NoteShelf, plainBlocks } from './note-shelf';
import { checkIn, correctionIn, isCorrection } from './own-words';
import { type PlacedSelection, placeSelection, type SourceRoom } from './place-selection';
import { type PlannedAnnotation, planAnnotation } from './plan-annotation';
import { POSITION_UNITS, type PositionUnit } from './position-scale';
import type { RefiPassage, RefiUnit } from './refi-plan';
import type { RefiCoding, RefiGuid, RefiSelection, RefiSource } from './refi-project';

/** What the passages of all sources have in common. */
export interface PassagePlanning {
  readonly context: RefiContext;
  readonly codes: MergedCodes;
  readonly notes: NoteShelf;
  /** The program that wrote the file. */
  readonly origin: string;
  readonly isOwn: boolean;
  /** Ids of annotations that the plan has so far. */
  readonly taken: Set<string>;
}

export interface PlannedPassages {
  readonly unit: RefiUnit | null;
  readonly passages: readonly RefiPassage[];
  /** The annotation that a selection has become. */
  readonly annotationOf: ReadonlyMap<RefiGuid, PlannedAnnotation>;
  readonly codingsWithoutCode: number;
  /** Selections that say what no record can hold. */
  readonly unreadable: number;
}

/** Plans all passages on one text. `found` is the text as the project has it, by which positions are counted. */
export async function planPassages(
  source: RefiSource,
  found: string,
  room: SourceRoom,
  planning: PassagePlanning,
  progress: ExportProgress,
  range: { readonly from: number; readonly to: number },
): Promise<PlannedPassages> {
  const { notes, isOwn, origin, context } = planning;
  const selections = selectionsOn(source, notes);
  if (selections.length === 0) return { unit: null, passages: [], annotationOf: new Map(), codingsWithoutCode: 0, unreadable: 0 };
  // We know what we counted; the words that we quote are checked all the same.
  const chosen = context.units.get(source.guid);
  const unit = chosen ?? (isOwn ? POSITION_UNITS[0] : undefined);
  const detected = detectUnit(found, countedPassages(source, selections), (words) => room.occurrencesOf(words).length > 0, {
    leaning: leaningOf(origin),
    chosen: unit,
  });
  const hasWords = (index: number) => (detected.quotings[index]?.remarks.length ?? 0) > 0;
  const drafts = draftPassages(selections, isOwn, hasWords);
  const annotationOf = new Map<RefiGuid, PlannedAnnotation>();
  let codingsWithoutCode = 0;
  let unreadable = 0;
  const planned = await mapInChunks(drafts, progress, range, (draft) => {
    const coded = codesOf(draft.codings, planning);
    codingsWithoutCode += coded.missing;
    const [first, ...others] = draft.places.map((index) => placeAt(selections, index, detected, room));
    const selection = selections[draft.places[0]];
    if (first === undefined || selection === undefined) return null;
    const places = [first, ...others] as const;
    const said = wordsOf(draft, selection, detected, planning);
    const annotation = planAnnotation(
      { ...coded, ...said, ...timesOf(draft, selection), guid: draft.guid, places },
      isOwn,
      planning.taken,
      room,
      context,
    );
    if (annotation === null) {
      unreadable += 1;
      return null;
    }
    for (const guid of draft.guids) annotationOf.set(guid, annotation);
    return passageOf(
      annotation,
      places,
      source.guid,
      coded.codes.map((code) => planning.codes.labelOf.get(code) ?? ''),
    );
  });
  return {
    unit: unitOf(detected, found, chosen, unit !== undefined),
    passages: planned.filter((one) => one !== null),
    annotationOf,
    codingsWithoutCode,
    unreadable,
  };
}

function placeAt(selections: readonly RefiSelection[], index: number, detected: DetectedUnit, room: SourceRoom): PlacedSelection {
  const selection = selections[index];
  if (selection === undefined) throw new RangeError(`no such selection: ${index}`);
  return placeSelection(selection, index, detected, room);
}

/** Selections with those of their words that may be quotations. */
function countedPassages(source: RefiSource, selections: readonly RefiSelection[]): readonly CountedPassage[] {
  const names = usualNames(source, selections);
  return selections.map(({ start, end, name, description }) => {
    return { start, end, words: [name, description].filter((one) => one !== '' && !names.has(one)) };
  });
}

/** Names that say nothing of a passage: the source's own, numbers, and what stands on several. */
function usualNames(source: RefiSource, selections: readonly RefiSelection[]): ReadonlySet<string> {
  const counts = new Map<string, Set<string>>();
  for (const { name, start, end } of selections) {
    const places = counts.get(name) ?? new Set();
    counts.set(name, places.add(`${start} ${end}`));
  }
  const often = [...counts].filter(([name, places]) => places.size > 2 || !/\p{L}/u.test(name)).map(([name]) => name);
  return new Set([source.name, ...often]);
}

/** What is known of programs makes their units likelier before anything is seen; the text decides all the same. */
function leaningOf(origin: string): (unit: PositionUnit) => number {
  if (/nvivo/i.test(origin)) return ({ unit, lineEnds }) => (unit === 'utf-16' && lineEnds === 'two' ? 6 : 1);
  if (/atlas/i.test(origin)) return ({ lineEnds }) => (lineEnds === 'one' ? 3 : 1);
  if (/qualcoder/i.test(origin)) return ({ unit, lineEnds }) => (unit === 'code-points' && lineEnds === 'one' ? 3 : 1);
  return () => 1;
}

/** The codes and the colour that codings give, and how many give a code that is not in the project. */
export function codesOf(codings: readonly RefiCoding[], { codes }: PassagePlanning) {
  const known = codings.flatMap(({ code }) => codes.codeOf.get(code) ?? []);
  const colors = codings.flatMap(({ code }) => codes.colorOf.get(code) ?? []);
  return { codes: [...new Set(known)], color: colors[0] ?? null, missing: codings.length - known.length - colors.length };
}

function timesOf({ codings }: Draft, { createdAt, modifiedAt }: RefiSelection) {
  const first = codings.reduce<number | null>((least, coding) => minimum(least, coding.createdAt), createdAt);
  return { createdAt: createdAt ?? first ?? modifiedAt, modifiedAt };
}

function minimum(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.min(a, b);
}

/** Remarks and notes as the annotation's note; of what we wrote, whether it is to be checked and what it should say. */
function wordsOf(
  draft: Draft,
  selection: RefiSelection,
  detected: DetectedUnit,
  { notes, isOwn, context }: PassagePlanning,
): { readonly blocks: readonly RichBlock[]; readonly check: CheckState | null; readonly correction: Correction | null } {
  const remarks = detected.quotings[draft.places[0]]?.remarks ?? [];
  const check = isOwn ? checkIn(selection.description, context.labels) : null;
  const correction = isOwn ? correctionIn(draft.guid, draft.noteRefs, notes) : null;
  const isTold = check !== null || correction !== null;
  // Our own names are never more than the beginning of the passage.
  const own = remarks.filter((remark) => !isOwn || (remark === selection.description && !isTold));
  const said = notes.signed(selection.user, own.flatMap(plainBlocks));
  const refs = new Set(draft.noteRefs.filter((guid) => !isOwn || !isCorrection(draft.guid, guid)));
  return { check, correction, blocks: [...said, ...[...refs].flatMap((guid) => notes.take(guid, ['annotation', draft.guid]))] };
}

function passageOf(
  annotation: PlannedAnnotation,
  places: readonly PlacedSelection[],
  source: string,
  codes: readonly string[],
): RefiPassage {
  const { id, edits } = annotation;
  const [main] = places;
  const doubtful = places.find(({ state }) => state === 'doubtful');
  const state = doubtful === undefined ? (main?.state ?? 'orphaned') : 'doubtful';
  const isHere = annotation.outcome !== 'new';
  const placed = state === 'anchored' ? 'placed' : state;
  return {
    id,
    source,
    outcome: annotation.outcome === 'new' ? placed : annotation.outcome,
    label: (doubtful ?? main)?.target.quote.exact ?? '',
    rival: doubtful?.rival ?? '',
    codes,
    isSure: isHere || state !== 'doubtful',
    edits,
  };
}

/** So much of a passage shows what a reading makes of it. */
const SAMPLE = 80;

function unitOf({ readings, quotations, ends }: DetectedUnit, found: string, chosen: PositionUnit | undefined, isKnown: boolean): RefiUnit {
  const [reading] = readings;
  // What tells readings apart is a passage that they place differently.
  const at = Math.max(
    0,
    reading.spans.findIndex((span, index) => !isSameSpan(span, readings[1]?.spans[index])),
  );
  return {
    unit: reading.unit,
    certainty: isKnown ? 1 : reading.probability,
    isChosen: chosen !== undefined && isSameUnit(chosen, reading.unit),
    quoted: reading.quoted,
    quotations,
    edges: reading.edges,
    ends,
    choices: readings.map(({ unit, probability, spans }) => {
      const span = spans[at] ?? null;
      return {
        unit,
        certainty: probability,
        sample: span === null ? '' : found.slice(span.start, Math.min(span.end, span.start + SAMPLE)),
      };
    }),
  };
}

function isSameSpan(a: FoundSpan | null, b: FoundSpan | null | undefined): boolean {
  return a?.start === b?.start && a?.end === b?.end;
}
