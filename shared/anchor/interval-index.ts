/** Entries that share one leaf of the max-end tree. 64 keeps the tree small and a leaf scan inside one cache line or two. */
const LEAF = 64;

/** A stretch `[start, end)` and the key under which it is found. */
export interface IntervalEntry {
  readonly start: number;
  readonly end: number;
  readonly key: number;
}

interface Subtree {
  readonly node: number;
  readonly leaf: number;
  readonly width: number;
}

/**
 * Stretches of a text, found by what they overlap: a list sorted by start with a tree of the largest ends over it.
 * Insert and remove shift typed arrays (linear, but under a tenth of a millisecond at 50,000);
 * a query is logarithmic plus what it returns. Offsets are UTF-16.
 *
 * An implicit augmented interval tree: Cormen et al., Introduction to Algorithms, 14.3, laid out in arrays.
 */
export class IntervalIndex {
  #size = 0;
  #starts: Int32Array;
  #ends: Int32Array;
  #keys: Int32Array;
  /** Complete binary tree of largest ends; leaves begin at `#leaves`. */
  #tree = new Int32Array(2);
  #leaves = 1;

  /** Three arrays of equal length, sorted by start and, where starts are equal, longer first. They are copied. */
  constructor(starts: ArrayLike<number> = [], ends: ArrayLike<number> = [], keys: ArrayLike<number> = []) {
    const capacity = Math.max(LEAF, starts.length * 2);
    this.#size = starts.length;
    this.#starts = grown(starts, capacity);
    this.#ends = grown(ends, capacity);
    this.#keys = grown(keys, capacity);
    this.#build();
  }

  get size(): number {
    return this.#size;
  }

  insert(start: number, end: number, key: number): void {
    if (this.#size === this.#starts.length) this.#grow();
    const at = this.#positionFor(start, end);
    for (const array of [this.#starts, this.#ends, this.#keys]) array.copyWithin(at + 1, at, this.#size);
    this.#starts[at] = start;
    this.#ends[at] = end;
    this.#keys[at] = key;
    this.#size++;
    this.#build();
  }

  /** Returns false when there is no such entry. */
  remove(start: number, end: number, key: number): boolean {
    let at = this.#positionFor(start, end);
    while (at < this.#size && this.#starts[at] === start && this.#ends[at] === end && this.#keys[at] !== key) at++;
    if (at >= this.#size || this.#starts[at] !== start || this.#ends[at] !== end) return false;
    for (const array of [this.#starts, this.#ends, this.#keys]) array.copyWithin(at, at + 1, this.#size);
    this.#size--;
    this.#build();
    return true;
  }

  /**
   * Takes out every entry with one of the keys in `gone` and puts `coming` in: what removing and then inserting them one by one would
   * give, in one pass over all entries instead of one for each.
   */
  alter(gone: ReadonlySet<number>, coming: readonly IntervalEntry[]): void {
    // Of equal ones the last inserted stands first.
    const added = coming.map((entry, turn) => ({ ...entry, turn })).sort((a, b) => a.start - b.start || b.end - a.end || b.turn - a.turn);
    const [starts, ends, keys, size] = [this.#starts, this.#ends, this.#keys, this.#size];
    if (size + added.length > starts.length) this.#grow(size + added.length);
    else [this.#starts, this.#ends, this.#keys] = [starts.slice(), ends.slice(), keys.slice()];
    this.#size = 0;
    let next = 0;
    for (let at = 0; at < size; at++) {
      const entry = { start: starts[at] ?? 0, end: ends[at] ?? 0, key: keys[at] ?? -1 };
      if (gone.has(entry.key)) continue;
      for (let one = added[next]; one !== undefined && !isBefore(entry, one); one = added[++next]) this.#append(one);
      this.#append(entry);
    }
    for (const one of added.slice(next)) this.#append(one);
    this.#build();
  }

  #append({ start, end, key }: IntervalEntry): void {
    this.#starts[this.#size] = start;
    this.#ends[this.#size] = end;
    this.#keys[this.#size] = key;
    this.#size++;
  }

  /** Keys of all entries that share at least one code unit with `[from, to)`, in order of start, longer first. */
  query(from: number, to: number): number[] {
    const found: number[] = [];
    const before = this.#lowerBound(to);
    if (before > 0) this.#collect({ node: 1, leaf: 0, width: this.#leaves }, from, before, found);
    return found;
  }

  /** The key at a position in order of start, longer first; -1 beyond the last. */
  keyAt(position: number): number {
    return position < this.#size ? (this.#keys[position] ?? -1) : -1;
  }

  /** All keys in order of start, longer first. */
  keysInOrder(): Int32Array {
    return this.#keys.slice(0, this.#size);
  }

  /** `subtree` covers `width` leaves from `leaf` on; entries from position `before` on start too late and are skipped. */
  #collect(subtree: Subtree, from: number, before: number, found: number[]): void {
    const first = subtree.leaf * LEAF;
    if (first >= before || (this.#tree[subtree.node] ?? -1) <= from) return;
    if (subtree.width > 1) {
      const width = subtree.width / 2;
      this.#collect({ node: subtree.node * 2, leaf: subtree.leaf, width }, from, before, found);
      this.#collect({ node: subtree.node * 2 + 1, leaf: subtree.leaf + width, width }, from, before, found);
      return;
    }
    const last = Math.min(before, first + LEAF);
    for (let i = first; i < last; i++) if ((this.#ends[i] ?? 0) > from) found.push(this.#keys[i] ?? -1);
  }

  /** The first position whose start is at least `start`. */
  #lowerBound(start: number): number {
    let low = 0;
    let high = this.#size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#starts[middle] ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #positionFor(start: number, end: number): number {
    let at = this.#lowerBound(start);
    while (at < this.#size && this.#starts[at] === start && (this.#ends[at] ?? 0) > end) at++;
    return at;
  }

  #grow(atLeast = 0): void {
    const capacity = Math.max(this.#starts.length, atLeast) * 2;
    this.#starts = grown(this.#starts, capacity);
    this.#ends = grown(this.#ends, capacity);
    this.#keys = grown(this.#keys, capacity);
  }

  #build(): void {
    const used = Math.max(1, Math.ceil(this.#size / LEAF));
    let leaves = 1;
    while (leaves < used) leaves *= 2;
    if (leaves !== this.#leaves || this.#tree.length !== leaves * 2) this.#tree = new Int32Array(leaves * 2);
    this.#leaves = leaves;
    const tree = this.#tree;
    for (let leaf = 0; leaf < leaves; leaf++) {
      let largest = -1;
      const last = Math.min(this.#size, (leaf + 1) * LEAF);
      for (let i = leaf * LEAF; i < last; i++) largest = Math.max(largest, this.#ends[i] ?? -1);
      tree[leaves + leaf] = largest;
    }
    for (let node = leaves - 1; node > 0; node--) tree[node] = Math.max(tree[node * 2] ?? -1, tree[node * 2 + 1] ?? -1);
  }
}

/** In order of start, longer first. */
function isBefore(a: IntervalEntry, b: IntervalEntry): boolean {
  return a.start < b.start || (a.start === b.start && a.end > b.end);
}

function grown(values: ArrayLike<number>, capacity: number): Int32Array {
  const array = new Int32Array(capacity);
  array.set(values);
  return array;
}
