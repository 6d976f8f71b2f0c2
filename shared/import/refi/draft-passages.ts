import { placeGuid } from '../../export/refi/guid';
import type { NoteShelf } from './note-shelf';
import type { RefiCoding, RefiGuid, RefiSelection, RefiSource } from './refi-project';

/** One annotation to be: a passage with everything that is said of it, gathered from wherever the file says it. */
export interface Draft {
  readonly guid: RefiGuid;
  /** Of all selections that it is made of. */
  readonly guids: readonly RefiGuid[];
  /** Its places, as indexes of the selections; the first is the main one. */
  readonly places: readonly [number, ...number[]];
  readonly codings: readonly RefiCoding[];
  readonly noteRefs: readonly RefiGuid[];
}

/** The selections on the text of a source, in their order; those of annotations that stand in notes (so QualCoder writes them) at the end. */
export function selectionsOn(source: RefiSource, notes: NoteShelf): readonly RefiSelection[] {
  const ofNotes = source.noteRefs.flatMap((guid) => {
    const note = notes.find(guid)?.note;
    return note === undefined ? [] : note.selections.map((selection) => asAnnotation(selection, note));
  });
  return [...(source.text?.selections ?? []), ...ofNotes];
}

function asAnnotation(selection: RefiSelection, { guid, user, createdAt, modifiedAt }: NonNullable<ReturnType<NoteShelf['find']>>['note']) {
  return {
    ...selection,
    noteRefs: [...selection.noteRefs, guid],
    user: selection.user || user,
    createdAt: selection.createdAt ?? createdAt ?? modifiedAt,
    modifiedAt: selection.modifiedAt ?? modifiedAt,
  };
}

/**
 * Annotations from selections. What we exported comes back together, all places of an annotation in one. Other programs write a
 * selection for every code of a passage: those that say nothing else become one annotation with several codes. `hasWords`:
 * whether a selection says something of its own.
 */
export function draftPassages(
  selections: readonly RefiSelection[],
  isOwn: boolean,
  hasWords: (index: number) => boolean,
): readonly Draft[] {
  const drafts = selections.map(
    (selection, index): Draft => ({
      guid: selection.guid,
      guids: [selection.guid],
      places: [index],
      codings: selection.codings,
      noteRefs: [...selection.noteRefs, ...selection.codings.flatMap(({ noteRefs }) => noteRefs)],
    }),
  );
  return isOwn ? joinPlaces(drafts) : joinCodings(drafts, selections, hasWords);
}

function joinPlaces(drafts: readonly Draft[]): readonly Draft[] {
  const byGuid = new Map(drafts.map((draft) => [draft.guid, draft]));
  const further = new Set<RefiGuid>();
  const joined = drafts.map((draft) => {
    const [first, ...others] = draft.places;
    const places = [...others];
    const guids = [...draft.guids];
    for (let place = 1; ; place += 1) {
      const next = byGuid.get(placeGuid(draft.guid, place));
      if (next === undefined) break;
      further.add(next.guid);
      guids.push(next.guid);
      places.push(next.places[0]);
    }
    return places.length === 0 ? draft : { ...draft, guids, places: [first, ...places] as const };
  });
  return joined.filter(({ guid }) => !further.has(guid));
}

function joinCodings(
  drafts: readonly Draft[],
  selections: readonly RefiSelection[],
  hasWords: (index: number) => boolean,
): readonly Draft[] {
  const joined: Draft[] = [];
  const byPlace = new Map<string, number>();
  for (const draft of drafts) {
    const [index] = draft.places;
    const selection = selections[index];
    const isPlain = draft.noteRefs.length === 0 && draft.codings.length > 0 && !hasWords(index);
    const key = `${selection?.start} ${selection?.end}`;
    const known = isPlain ? byPlace.get(key) : undefined;
    const twin = known === undefined ? undefined : joined[known];
    if (known !== undefined && twin !== undefined)
      joined[known] = { ...twin, guids: [...twin.guids, draft.guid], codings: [...twin.codings, ...draft.codings] };
    else {
      if (isPlain) byPlace.set(key, joined.length);
      joined.push(draft);
    }
  }
  return joined;
}
