import { isRawRow, type Migration } from './migration';

/** Version 3 knew annotations and codes alone. */
export const addRelations: Migration = {
  to: 4,
  describe:
    'Relations with their types, memos, bookmarks, reading passes and commentaries get tables; annotations a check and the pass they were made in; codes their examples.',
  upgrade(tables) {
    const { codes = [], passes = [], annotations = [], relationTypes = [], relations = [], memos = [], bookmarks = [] } = tables;
    const { commentaries = [], commentaryBlocks = [] } = tables;
    const beside = { passes, relationTypes, relations, memos, bookmarks, commentaries, commentaryBlocks };
    return { ...tables, ...beside, codes: codes.map(upgradeCode), annotations: annotations.map(upgradeAnnotation) };
  },
};

function upgradeAnnotation(row: unknown): unknown {
  return isRawRow(row) ? { ...row, check: row.check ?? null, passId: row.passId ?? null } : row;
}

function upgradeCode(row: unknown): unknown {
  return isRawRow(row) ? { ...row, examples: row.examples ?? [] } : row;
}
