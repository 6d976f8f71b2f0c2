import type { Edit } from '../../shared/model/change';
import { type Annotation, type AnnotationId, COLOR_IDS, type SourceId } from '../../shared/model/records';
import type { PackedGeometry } from './library';

interface Shape {
  readonly id: AnnotationId;
  readonly start: number;
  readonly end: number;
  readonly color: number;
  readonly noted: boolean;
  readonly corrected: boolean;
}

/** Packs the standing annotations of a source; `notedIds` are the keys of the notes table (or as many as matter). */
export function packGeometry(sourceId: SourceId, annotations: readonly Annotation[], notedIds: ReadonlySet<string>): PackedGeometry {
  const standing = annotations.filter((annotation) => annotation.trashedAt === null);
  return pack(
    sourceId,
    standing.flatMap((annotation) => shapesOf(annotation, notedIds.has(annotation.id))),
  );
}

/** Annotations that the edits place; whether they have a note now is to be looked up for `applyToGeometry`. */
export function idsToLookUp(geometry: PackedGeometry, edits: readonly Edit[]): readonly AnnotationId[] {
  return edits.flatMap((edit) => {
    if (edit.table !== 'annotations' || edit.after === null) return [];
    return isOf(geometry.sourceId, edit.after) ? [edit.after.id] : [];
  });
}

/**
 * The geometry after `edits`, as `packGeometry` would make it anew. `notedIds` answers `idsToLookUp`.
 * What the edits do not touch is copied as it is: a tenth of the work of packing anew.
 */
export function applyToGeometry(geometry: PackedGeometry, edits: readonly Edit[], notedIds: ReadonlySet<string>): PackedGeometry {
  const shapes = new Map<string, readonly Shape[]>();
  const notes = new Map<string, boolean>();
  for (const { table, key, after } of edits) {
    if (table === 'annotations') {
      shapes.set(key, after !== null && isOf(geometry.sourceId, after) ? shapesOf(after, notedIds.has(key)) : []);
    } else if (table === 'notes') {
      const noted = after !== null;
      const known = shapes.get(key);
      if (known === undefined) notes.set(key, noted);
      else {
        shapes.set(
          key,
          known.map((shape) => ({ ...shape, noted })),
        );
      }
    }
  }
  return merge(geometry, shapes, notes);
}

/** The geometry with these annotations where `shapes` says and nowhere else, and `notes` on others. */
function merge(
  geometry: PackedGeometry,
  shapes: ReadonlyMap<string, readonly Shape[]>,
  notes: ReadonlyMap<string, boolean>,
): PackedGeometry {
  const noted = notes.size === 0 ? geometry.noted : geometry.noted.map((before, i) => Number(notes.get(geometry.ids[i] ?? '') ?? before));
  const standing = { ...geometry, noted };
  if (shapes.size === 0) return standing;
  const coming = pack(geometry.sourceId, [...shapes.values()].flat());
  const pieces: Piece[] = [];
  let next = 0;
  for (const [at, id] of geometry.ids.entries()) {
    if (shapes.has(id)) continue;
    while (next < coming.ids.length && isBefore(coming, next, standing, at)) take(pieces, coming, next++);
    take(pieces, standing, at);
  }
  while (next < coming.ids.length) take(pieces, coming, next++);
  return join(geometry.sourceId, pieces);
}

/** Entries that come one after the other in one geometry. */
interface Piece {
  readonly from: PackedGeometry;
  readonly start: number;
  end: number;
}

function take(pieces: Piece[], from: PackedGeometry, at: number): void {
  const last = pieces.at(-1);
  if (last?.from === from && last.end === at) last.end++;
  else pieces.push({ from, start: at, end: at + 1 });
}

function join(sourceId: SourceId, pieces: readonly Piece[]): PackedGeometry {
  const size = pieces.reduce((sum, { start, end }) => sum + end - start, 0);
  const bytes = () => new Uint8Array(size);
  const joined = {
    starts: new Int32Array(size),
    ends: new Int32Array(size),
    colors: bytes(),
    noted: bytes(),
    corrected: bytes(),
    firsts: bytes(),
  };
  let at = 0;
  for (const { from, start, end } of pieces) {
    joined.starts.set(from.starts.subarray(start, end), at);
    joined.ends.set(from.ends.subarray(start, end), at);
    joined.colors.set(from.colors.subarray(start, end), at);
    joined.noted.set(from.noted.subarray(start, end), at);
    joined.corrected.set(from.corrected.subarray(start, end), at);
    joined.firsts.set(from.firsts.subarray(start, end), at);
    at += end - start;
  }
  return { sourceId, ids: pieces.flatMap(({ from, start, end }) => from.ids.slice(start, end)), ...joined };
}

function isBefore(one: PackedGeometry, i: number, other: PackedGeometry, j: number): boolean {
  const start = (one.starts[i] ?? 0) - (other.starts[j] ?? 0);
  if (start !== 0) return start < 0;
  const end = (other.ends[j] ?? 0) - (one.ends[i] ?? 0);
  return end === 0 ? (one.ids[i] ?? '') < (other.ids[j] ?? '') : end < 0;
}

function isOf(sourceId: SourceId, annotation: Annotation): boolean {
  return annotation.sourceId === sourceId && annotation.trashedAt === null;
}

/** One for each place. */
function shapesOf({ id, color, targets, correction }: Annotation, noted: boolean): Shape[] {
  const corrected = correction !== null;
  return targets.map(({ start, end }) => ({ id, start, end, color: COLOR_IDS.indexOf(color), noted, corrected }));
}

function pack(sourceId: SourceId, unordered: readonly Shape[]): PackedGeometry {
  const shapes = [...unordered].sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));
  const ids = shapes.map((shape) => shape.id);
  return {
    sourceId,
    ids,
    starts: Int32Array.from(shapes, (shape) => shape.start),
    ends: Int32Array.from(shapes, (shape) => shape.end),
    colors: Uint8Array.from(shapes, (shape) => shape.color),
    noted: Uint8Array.from(shapes, (shape) => (shape.noted ? 1 : 0)),
    corrected: Uint8Array.from(shapes, (shape) => (shape.corrected ? 1 : 0)),
    firsts: findFirsts(ids),
  };
}

/** 1 where an id comes for the first time. */
export function findFirsts(ids: readonly AnnotationId[]): Uint8Array {
  const seen = new Set<AnnotationId>();
  return Uint8Array.from(ids, (id) => {
    if (seen.has(id)) return 0;
    seen.add(id);
    return 1;
  });
}
