import { useMemo } from 'react';
import type { MatrixColumn } from '../../../shared/codebook/code-matrix';
import type { CodeId } from '../../../shared/model/records';
import { useDesk } from '../../state/desk-context';

/** What rows and columns are called: a code by its path, a paragraph by its number. */
export function useMatrixNames() {
  const { labels, codes } = useDesk((state) => state.codebook);
  return useMemo(() => {
    const ofCode = (id: CodeId) => labels.get(id) ?? '';
    const inWords = (column: MatrixColumn, nameOf: (id: CodeId) => string) =>
      column.kind === 'code' ? nameOf(column.code) : `¶${column.paragraph}`;
    return {
      ofCode,
      ofColumn: (column: MatrixColumn) => inWords(column, ofCode),
      /** Without the codes above it: what tells a code apart is at the end of its path. */
      shortOfColumn: (column: MatrixColumn) => inWords(column, (id) => codes.get(id)?.name ?? ''),
    };
  }, [labels, codes]);
}
