/**
 * What a spreadsheet may take for a formula (OWASP ASVS 1.2.10, with the full-width signs that East Asian spreadsheets accept).
 * Cells that already begin with apostrophes before such a sign get one more, so that taking one off always restores the cell.
 */
export const FORMULA_START = /^'*[=+\-@\t\r\n＝＋－＠]/u;

/** Takes off the apostrophe that the guard put before a cell; the inverse of guarding. */
export function withoutFormulaGuard(cell: string): string {
  return cell.startsWith("'") && FORMULA_START.test(cell) ? cell.slice(1) : cell;
}
