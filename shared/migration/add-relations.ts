import { isRawRow, type Migration } from './migration';

/** Version 3 knew annotations and codes alone. */
export const addRelations: Migration = {
  to: 4,
  describe:
    'Relations with their types, memos, bookmarks, reading passes, commentaries and citation styles get tables; annotations a check and the pass they were made in; codes their examples; sources a citation.',
  upgrade(tables) {
    const { codes = [], passes = [], annotations = [], relationTypes = [], relations = [], memos = [], bookmarks = [] } = tables;
    const { sources = [], commentaries = [], commentaryBlocks = [], citationStyles = [] } = tables;
    const beside = { passes, relationTypes, relations, memos, bookmarks, commentaries, commentaryBlocks, citationStyles };
    return {
      ...tables,
      ...beside,
      sources: sources.map(upgradeSource),
      codes: codes.map(upgradeCode),
      annotations: annotations.map(upgradeAnnotation),
    };
  },
};

function upgradeSource(row: unknown): unknown {
  return isRawRow(row) ? { ...row, citation: row.citation ?? null } : row;
}

function upgradeAnnotation(row: unknown): unknown {
  return isRawRow(row) ? { ...row, check: row.check ?? null, passId: row.passId ?? null } : row;
}

function upgradeCode(row: unknown): unknown {
  return isRawRow(row) ? { ...row, examples: row.examples ?? [] } : row;
}
