import { isRawRow, type Migration } from './migration';

/** Version 3 knew annotations and codes alone. */
export const addRelations: Migration = {
  to: 4,
  describe:
    'Relations with their types, memos, bookmarks and reading passes get tables; annotations a check and the pass they were made in; codes their examples.',
  upgrade(tables) {
    const { codes = [], passes = [], annotations = [], relationTypes = [], relations = [], memos = [], bookmarks = [] } = tables;
    return {
      ...tables,
      codes: codes.map(upgradeCode),
      passes,
      annotations: annotations.map(upgradeAnnotation),
      relationTypes,
      relations,
      memos,
      bookmarks,
    };
  },
};

function upgradeAnnotation(row: unknown): unknown {
  return isRawRow(row) ? { ...row, check: row.check ?? null, passId: row.passId ?? null } : row;
}

function upgradeCode(row: unknown): unknown {
  return isRawRow(row) ? { ...row, examples: row.examples ?? [] } : row;
}
