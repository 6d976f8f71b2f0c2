/** A text as a REFI-QDA project holds it, and where in it things are. */
export interface RefiText {
  /** Without byte order mark, every line end a line feed. */
  readonly text: string;
  /** The code points before each UTF-16 offset of the original; half a surrogate pair counts as none of it. */
  readonly positions: Int32Array;
}

/**
 * REFI-QDA 1.5 counts code points from 0 in the text file (section 10.2); in practice the end is exclusive. A byte order mark or CR LF
 * in the file shifts every coding in programs that drop them when they read it, so that neither is written.
 */
export function toRefiText(original: string): RefiText {
  const positions = new Int32Array(original.length + 1);
  let text = '';
  let kept = 0;
  let count = 0;
  const take = (upTo: number) => {
    text += original.slice(kept, upTo);
    kept = upTo;
  };
  for (let at = 0; at < original.length; at += 1) {
    positions[at] = count;
    const unit = original.charCodeAt(at);
    if (unit === 0xfeff && at === 0) kept = 1;
    else if (unit === 0x0d) {
      take(at);
      kept = at + 1;
      if (original.charCodeAt(at + 1) === 0x0a) continue;
      text += '\n';
      count += 1;
    } else if (isFirstOfPair(original, at)) {
      at += 1;
      positions[at] = count;
      count += 1;
    } else count += 1;
  }
  take(original.length);
  positions[original.length] = count;
  return { text, positions };
}

function isFirstOfPair(text: string, at: number): boolean {
  return text.charCodeAt(at) >= 0xd800 && (text.codePointAt(at) ?? 0) > 0xffff;
}
