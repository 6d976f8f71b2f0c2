import { isRawRow, type Migration, type RawRow } from './migration';
import type { RawTables } from './snapshot';

/** Version 1 kept the note inside the annotation, and knew neither a trash nor which of several equal wordings was meant. */
export const separateNotes: Migration = {
  to: 2,
  describe: 'Notes get a table of their own; annotations a place in the trash; passages a count of equal wordings.',
  upgrade(tables) {
    const annotations = tables.annotations ?? [];
    return { ...tables, annotations: annotations.map(upgradeAnnotation), notes: [...(tables.notes ?? []), ...notesOf(tables)] };
  },
};

function upgradeAnnotation(row: unknown): unknown {
  if (!isRawRow(row)) return row;
  const { note: _note, ...rest } = row;
  return { ...rest, targets: upgradeTargets(row.targets), trashedAt: row.trashedAt ?? null };
}

/** The first of one is what a quotation alone says: resolving asks wherever the text holds more of them. */
function upgradeTargets(targets: unknown): unknown {
  if (!Array.isArray(targets)) return targets;
  return targets.map((target: unknown) => (isRawRow(target) ? { ...target, occurrence: target.occurrence ?? [1, 1] } : target));
}

function notesOf(tables: RawTables): readonly RawRow[] {
  return (tables.annotations ?? []).filter(isRawRow).flatMap(({ id, note, updatedAt }) => {
    if (note === null || note === undefined) return [];
    return [{ annotationId: id, body: note, createdAt: updatedAt, updatedAt }];
  });
}
