import type { Correction } from '../model/records';
import type { ExportLabels } from './export-input';

/** What a passage should say as words on one line: "Correction: our country (term)". */
export function correctionWords(
  labels: Pick<ExportLabels, 'correction' | 'toDelete' | 'slips'>,
  { replacement, slip }: Correction,
): string {
  const words = replacement.replace(/\s+/gu, ' ').trim();
  return `${labels.correction}: ${words === '' ? labels.toDelete : words} (${labels.slips[slip]})`;
}
