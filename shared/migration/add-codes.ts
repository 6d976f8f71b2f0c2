import { isRawRow, type Migration } from './migration';

/** Version 2 knew no codebook. */
export const addCodes: Migration = {
  to: 3,
  describe: 'Annotations get a list of codes; the codebook a table of its own.',
  upgrade(tables) {
    const annotations = tables.annotations ?? [];
    return { ...tables, codes: tables.codes ?? [], annotations: annotations.map(upgradeAnnotation) };
  },
};

function upgradeAnnotation(row: unknown): unknown {
  return isRawRow(row) ? { ...row, codes: row.codes ?? [] } : row;
}
