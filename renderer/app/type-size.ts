export const MIN_TYPE_SIZE = 12;
export const MAX_TYPE_SIZE = 32;
export const DEFAULT_TYPE_SIZE = 18;

/** The type size some steps of one CSS pixel away, kept within what reads. */
export function stepTypeSize(size: number, steps: number): number {
  return Math.min(MAX_TYPE_SIZE, Math.max(MIN_TYPE_SIZE, Math.round(size) + steps));
}
