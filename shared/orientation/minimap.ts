import { createScaleReader, type TextScale } from './text-scale';

/** Tells a stretch of the text in UTF-16 offsets; `channel` says what kind of mark it is, from 0 on. */
export type AddStretch = (start: number, end: number, channel: number) => void;

export interface MapSize {
  /** How high the map is, in rows. */
  readonly rows: number;
  readonly channels: number;
  /** So many rows are taken by what is smaller, so that it can be seen. */
  readonly least: number;
}

export interface RowCounter {
  /** Quickest in the order of the text. */
  readonly add: AddStretch;
  /** `counts[row * channels + channel]`: how many stretches of each channel lie in each row. */
  finish(): Int32Array;
}

/**
 * Counts how many stretches of each channel lie in each row of a map of the whole text. Proportional to their number and the rows,
 * however long they are; they may be told in as many portions as one likes.
 */
export function createRowCounter(scale: TextScale, { rows, channels, least }: MapSize): RowCounter {
  const counts = new Int32Array(rows * channels);
  if (rows === 0 || scale.height <= 0) return { add: () => undefined, finish: () => counts };
  const startAt = createScaleReader(scale);
  // The ends of neighbours lie in the order of the text as well, nearly: a reader of their own spares them the way back.
  const endAt = createScaleReader(scale);
  // First where each channel's count changes, then the sums.
  const changes = new Int32Array((rows + 1) * channels);
  const add: AddStretch = (start, end, channel) => {
    if (channel < 0 || channel >= channels) return;
    const top = Math.min(rows - 1, Math.max(0, Math.floor((startAt(start) / scale.height) * rows)));
    const bottom = Math.min(rows, Math.max(top + least, Math.ceil((endAt(Math.max(start, end)) / scale.height) * rows)));
    changes[top * channels + channel] = (changes[top * channels + channel] ?? 0) + 1;
    changes[bottom * channels + channel] = (changes[bottom * channels + channel] ?? 0) - 1;
  };
  return {
    add,
    finish() {
      for (let at = 0; at < counts.length; at += 1) counts[at] = (at < channels ? 0 : (counts[at - channels] ?? 0)) + (changes[at] ?? 0);
      return counts;
    },
  };
}

/** How strongly a row is to be painted, 0.4 to 1, for `count` stretches where the fullest row has `most`. Few stand out as they are. */
export function densityOf(count: number, most: number): number {
  return 0.4 + 0.6 * Math.min(1, Math.sqrt(count / Math.max(3, most)));
}
