import { type BudgetRow, holds } from './budgets';

const HEADS = ['', 'what', 'measured', 'against', 'ratio', 'budget', 'holds'] as const;

/** The table as Markdown with aligned columns. */
export function formatTable(rows: readonly BudgetRow[]): string {
  const lines = [HEADS, ...rows.map(toCells)];
  const widths = HEADS.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  const format = (line: readonly string[]) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head, ...body] = lines.map(format);
  return [head, `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...body].join('\n');
}

function toCells(row: BudgetRow): readonly string[] {
  const budget = row.limit === null ? '' : `${row.atLeast ? '≥' : '≤'} ${row.limit}`;
  const verdict = holds(row);
  return [row.id, row.what, row.measured, row.against, row.ratio.toFixed(2), budget, verdict === null ? '' : verdict ? 'yes' : 'NO'];
}

/** How many budgets hold, in one line. */
export function formatVerdict(rows: readonly BudgetRow[]): string {
  const verdicts = rows.map(holds).filter((verdict) => verdict !== null);
  const kept = verdicts.filter((verdict) => verdict).length;
  return `${kept} of ${verdicts.length} budgets hold`;
}
