import type { Edit } from '../../shared/model/change';
import { type Annotation, type AnnotationId, COLOR_IDS, type SourceId } from '../../shared/model/records';
import type { PackedGeometry } from './library';

interface Shape {
  readonly id: AnnotationId;
  readonly start: number;
  readonly end: number;
  readonly color: number;
  readonly noted: boolean;
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

/** The geometry after `edits`, as `packGeometry` would make it anew. `notedIds` answers `idsToLookUp`. */
export function applyToGeometry(geometry: PackedGeometry, edits: readonly Edit[], notedIds: ReadonlySet<string>): PackedGeometry {
  const shapes = groupById(unpack(geometry));
  for (const edit of edits) {
    if (edit.table === 'annotations') {
      const { after, key } = edit;
      if (after !== null && isOf(geometry.sourceId, after)) shapes.set(key, shapesOf(after, notedIds.has(key)));
      else shapes.delete(key);
    } else if (edit.table === 'notes') {
      const known = shapes.get(edit.key);
      if (known !== undefined)
        shapes.set(
          edit.key,
          known.map((shape) => ({ ...shape, noted: edit.after !== null })),
        );
    }
  }
  return pack(geometry.sourceId, [...shapes.values()].flat());
}

function isOf(sourceId: SourceId, annotation: Annotation): boolean {
  return annotation.sourceId === sourceId && annotation.trashedAt === null;
}

function groupById(shapes: readonly Shape[]): Map<string, readonly Shape[]> {
  const groups = new Map<string, readonly Shape[]>();
  for (const shape of shapes) {
    const others = groups.get(shape.id);
    groups.set(shape.id, others === undefined ? [shape] : [...others, shape]);
  }
  return groups;
}

/** One for each place. */
function shapesOf({ id, color, targets }: Annotation, noted: boolean): Shape[] {
  return targets.map(({ start, end }) => ({ id, start, end, color: COLOR_IDS.indexOf(color), noted }));
}

function unpack(geometry: PackedGeometry): readonly Shape[] {
  const { starts, ends, colors, noted } = geometry;
  return geometry.ids.map((id, i) => ({
    id,
    start: starts[i] ?? 0,
    end: ends[i] ?? 0,
    color: colors[i] ?? 0,
    noted: noted[i] === 1,
  }));
}

function pack(sourceId: SourceId, unordered: readonly Shape[]): PackedGeometry {
  const shapes = [...unordered].sort((a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1));
  return {
    sourceId,
    ids: shapes.map((shape) => shape.id),
    starts: Int32Array.from(shapes, (shape) => shape.start),
    ends: Int32Array.from(shapes, (shape) => shape.end),
    colors: Uint8Array.from(shapes, (shape) => shape.color),
    noted: Uint8Array.from(shapes, (shape) => (shape.noted ? 1 : 0)),
  };
}
