import { countBelow } from '../../base/count-below';

/**
 * What a program counts when it writes a position. The standard (REFI-QDA 1.5, section 10.2) counts the code points of the text file
 * as they stand in it; NVivo counts UTF-16 units and every line end as two, ATLAS.ti every line end as one.
 */
export interface PositionUnit {
  readonly unit: 'code-points' | 'utf-16';
  /** `as-found`: CR LF as two, a lone CR or LF as one; `one` and `two`: every line end so, however it is written in the file. */
  readonly lineEnds: 'as-found' | 'one' | 'two';
}

/** All that are known, the standard one first. */
export const POSITION_UNITS: readonly [PositionUnit, ...PositionUnit[]] = [
  { unit: 'code-points', lineEnds: 'as-found' },
  { unit: 'utf-16', lineEnds: 'as-found' },
  { unit: 'code-points', lineEnds: 'one' },
  { unit: 'utf-16', lineEnds: 'one' },
  { unit: 'code-points', lineEnds: 'two' },
  { unit: 'utf-16', lineEnds: 'two' },
];

/** Converts between positions in one unit and UTF-16 offsets of one text. */
export interface PositionScale {
  /** The position after the last character. */
  readonly length: number;
  /** The offset at a position; what is inside of something counted as two (a lone line end, say) is at its start. Null past the end. */
  readonly toOffset: (position: number) => number | null;
  /** The position at an offset; an offset inside of something that is counted as one is at its start. */
  readonly toPosition: (offset: number) => number;
}

/**
 * The scale of a text (without byte order mark) in a unit. Linear in the text; holds eight bytes for each surrogate pair and line end
 * that the unit counts otherwise than UTF-16 does. Look-ups are logarithmic in their number.
 */
export function createPositionScale(text: string, { unit, lineEnds }: PositionUnit): PositionScale {
  const offsets: number[] = [];
  /** What the place's counted length is more than its UTF-16 length, all places before it included. */
  const shifts: number[] = [0];
  const pattern = unit === 'code-points' ? /\r\n|\r|\n|[\ud800-\udbff][\udc00-\udfff]/g : /\r\n|\r|\n/g;
  let shift = 0;
  for (const { 0: found, index } of text.matchAll(pattern)) {
    const counted = countedLength(found, lineEnds);
    if (counted === found.length) continue;
    offsets.push(index);
    shift += counted - found.length;
    shifts.push(shift);
  }
  const shiftBefore = (index: number): number => shifts[index] ?? 0;
  const positionOf = (index: number): number => (offsets[index] ?? 0) + shiftBefore(index);
  const length = text.length + shift;
  return {
    length,
    toOffset: (position) => {
      if (!Number.isInteger(position) || position < 0 || position > length) return null;
      const before = countBelow(offsets.length, (index) => positionOf(index) < position);
      const at = offsets[before - 1];
      const isInside = at !== undefined && position < at + shiftBefore(before - 1) + lengthAt(before - 1);
      return isInside ? at : position - shiftBefore(before);
    },
    toPosition: (offset) => {
      const before = countBelow(offsets.length, (index) => (offsets[index] ?? 0) < offset);
      const at = offsets[before - 1];
      // Of two units that are counted as one the second is at the start as well.
      const isInside = at !== undefined && shiftBefore(before) < shiftBefore(before - 1) && offset === at + 1;
      return isInside ? positionOf(before - 1) : offset + shiftBefore(before);
    },
  };

  /** A place that grows is a lone line end, counted as two; one that shrinks is counted as one. */
  function lengthAt(index: number): number {
    return shiftBefore(index + 1) > shiftBefore(index) ? 2 : 1;
  }
}

function countedLength(found: string, lineEnds: PositionUnit['lineEnds']): number {
  if (found.charCodeAt(0) >= 0xd800) return 1;
  return lineEnds === 'as-found' ? found.length : lineEnds === 'one' ? 1 : 2;
}
