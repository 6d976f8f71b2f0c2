import { addCorrections } from './add-corrections';
import { isRawRow, type Migration } from './migration';

/** Version 5 knew only texts that are their own files, and annotations that say nothing of what should stand. */
export const addStructure: Migration = {
  to: 6,
  describe: 'Revisions say what is what in their text and which file it was read from; annotations may correct.',
  upgrade: (tables) => addCorrections({ ...tables, revisions: (tables.revisions ?? []).map(upgradeRevision) }),
};

function upgradeRevision(row: unknown): unknown {
  return isRawRow(row) ? { ...row, structure: row.structure ?? null, originalSha256: row.originalSha256 ?? null } : row;
}
