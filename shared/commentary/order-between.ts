/** In the order of their code units, so that plain comparison of strings is the order. */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const FIRST = DIGITS.charAt(1);
const LAST = DIGITS.charAt(DIGITS.length - 1);

/**
 * A key strictly between two keys of order, as plain strings compare; null stands for the open end. Keys never end in '0', so there is
 * always room between two. Writing on after a key adds a character only every sixty blocks. Throws a RangeError when `after` is not
 * below `before`.
 */
export function orderBetween(after: string | null, before: string | null): string {
  if (after !== null && before !== null && after >= before) throw new RangeError(`no key between ${after} and ${before}`);
  const next = after === null ? 'V' : following(after);
  if (before === null || next < before) return next;
  const deeper = `${after ?? ''}${FIRST}`;
  return deeper < before && after !== null ? deeper : middle(after ?? '', before);
}

/** The key after this one as long as it is; longer by one where there is none. */
function following(key: string): string {
  const digit = DIGITS.indexOf(key.charAt(key.length - 1));
  return digit < DIGITS.length - 1 ? key.slice(0, -1) + DIGITS.charAt(digit + 1) : key + FIRST;
}

/** A key between `low` ('' for none) and `high`, halfway at the first digit where there is room. */
function middle(low: string, high: string): string {
  let shared = 0;
  while ((low.charAt(shared) || '0') === high.charAt(shared)) shared += 1;
  const from = DIGITS.indexOf(low.charAt(shared) || '0');
  const to = DIGITS.indexOf(high.charAt(shared));
  const stem = high.slice(0, shared);
  if (to - from > 1) return stem + DIGITS.charAt(Math.floor((from + to) / 2));
  const rest = low.slice(shared + 1);
  return stem + DIGITS.charAt(from) + above(rest);
}

/** A short key above `low`, which may be ''. */
function above(low: string): string {
  if (low === '') return 'V';
  const first = DIGITS.indexOf(low.charAt(0));
  return low.charAt(0) === LAST ? LAST + above(low.slice(1)) : DIGITS.charAt(Math.ceil((first + DIGITS.length) / 2));
}
