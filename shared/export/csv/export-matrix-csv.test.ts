import { expect, test } from 'vitest';
import { exportMatrixCsv } from './export-matrix-csv';

test('a table of counts, with names that no spreadsheet computes', () => {
  const bytes = exportMatrixCsv({
    corner: 'code',
    columns: ['¶1', '網絡強國', '=SUM(A1)'],
    rows: [
      { name: 'Formula › "cyber", power', counts: [0, 2, 31] },
      { name: '-slip', counts: [1, 0, 0] },
    ],
  });
  expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).toBe(
    '\uFEFFcode,¶1,網絡強國,"\'=SUM(A1)"\r\n"Formula › ""cyber"", power",0,2,31\r\n"\'-slip",1,0,0\r\n',
  );
});
