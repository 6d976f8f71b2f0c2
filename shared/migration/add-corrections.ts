import { isRawRow } from './migration';
import type { RawTables } from './snapshot';

/**
 * Annotations get a correction, which none has: those that stand and those that history remembers as removed. The second half of the
 * step to version 6. Pure; what does not have the expected shape is passed on as it is.
 */
export function addCorrections(tables: RawTables): RawTables {
  const { annotations = [], history = [] } = tables;
  return { ...tables, annotations: annotations.map(upgradeAnnotation), history: history.map(upgradeStep) };
}

function upgradeAnnotation(row: unknown): unknown {
  return isRawRow(row) ? { ...row, correction: row.correction ?? null } : row;
}

function upgradeStep(row: unknown): unknown {
  if (!isRawRow(row) || !Array.isArray(row.parts)) return row;
  return { ...row, parts: row.parts.map(upgradePart) };
}

function upgradePart(part: unknown): unknown {
  return isRawRow(part) && part.kind === 'removed' ? { ...part, annotation: upgradeAnnotation(part.annotation) } : part;
}
