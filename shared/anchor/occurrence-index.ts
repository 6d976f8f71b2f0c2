import { findOccurrences } from './occurrences';

/** Where words stand in one text, overlapping copies included, in order: what `findOccurrences` gives. */
export type OccurrencesOf = (words: string) => readonly number[];

/** Windows of so many units are indexed: short enough for two Chinese words, long enough to be rare. */
const WINDOW = 4;
const BUCKET_BITS = 20;

/**
 * `findOccurrences` for thousands of quotations in one text. Building takes one pass over the text and four bytes for each of its units, as many again meanwhile;
 * a look-up then checks only the places that share the quotation's rarest window of four units. Words shorter than a window are looked
 * for in the text, once for each wording.
 */
export function createOccurrenceIndex(text: string): OccurrencesOf {
  const { starts, places } = indexWindows(text);
  const found = new Map<string, readonly number[]>();
  const search = (words: string): readonly number[] => {
    if (words.length < WINDOW) return findOccurrences(text, words);
    const { bucket, shift } = rarestWindow(words, starts);
    const at: number[] = [];
    for (let index = starts[bucket] ?? 0; index < (starts[bucket + 1] ?? 0); index += 1) {
      const start = (places[index] ?? 0) - shift;
      if (start >= 0 && text.startsWith(words, start)) at.push(start);
    }
    return at;
  };
  return (words) => {
    const known = found.get(words);
    if (known !== undefined) return known;
    const at = search(words);
    found.set(words, at);
    return at;
  };
}

interface WindowIndex {
  /** `places[starts[b]]` to `places[starts[b + 1] - 1]` are the windows in bucket b, in order of the text. */
  readonly starts: Int32Array;
  readonly places: Int32Array;
}

/** A counting sort of all windows by bucket. */
function indexWindows(text: string): WindowIndex {
  const count = Math.max(0, text.length - WINDOW + 1);
  const starts = new Int32Array(2 ** BUCKET_BITS + 1);
  const buckets = new Int32Array(count);
  for (let at = 0; at < count; at += 1) {
    const bucket = bucketAt(text, at);
    buckets[at] = bucket;
    starts[bucket + 1] = (starts[bucket + 1] ?? 0) + 1;
  }
  for (let bucket = 0; bucket < starts.length - 1; bucket += 1) starts[bucket + 1] = (starts[bucket + 1] ?? 0) + (starts[bucket] ?? 0);
  const next = starts.slice();
  const places = new Int32Array(count);
  for (let at = 0; at < count; at += 1) {
    const bucket = buckets[at] ?? 0;
    const place = next[bucket] ?? 0;
    places[place] = at;
    next[bucket] = place + 1;
  }
  return { starts, places };
}

function rarestWindow(words: string, starts: Int32Array): { readonly bucket: number; readonly shift: number } {
  let best = { bucket: 0, shift: 0, size: Number.POSITIVE_INFINITY };
  for (let shift = 0; shift + WINDOW <= words.length && best.size > 1; shift += 1) {
    const bucket = bucketAt(words, shift);
    const size = (starts[bucket + 1] ?? 0) - (starts[bucket] ?? 0);
    if (size < best.size) best = { bucket, shift, size };
  }
  return best;
}

/** A multiplicative hash (Knuth's constant) of the window's units. */
function bucketAt(text: string, at: number): number {
  let hash = 0;
  for (let index = at; index < at + WINDOW; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x9e3779b1);
  return hash >>> (32 - BUCKET_BITS);
}
