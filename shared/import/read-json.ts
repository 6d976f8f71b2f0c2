import { err, ok, type Result } from '../base/result';
import type { ImportError } from './import-report';

/** No file of annotations is larger; what is, is something else. */
export const MAX_IMPORT_BYTES = 64 * 1024 * 1024;
/** Objects, lists and their members: forty thousand annotations with all that we write about one have about two million of them. */
const MOST_VALUES = 4_000_000;
/** Objects and lists inside each other; a note of the deepest nesting allowed has about a hundred and twenty. */
const DEEPEST = 256;

/**
 * A file of JSON, in memory that is bounded whatever it holds: its size, the number of its values and their depth are looked at before
 * it is parsed, since a parsed value takes up to thirty times the bytes that name it.
 */
export function readJson(text: string): Result<unknown, ImportError> {
  const wrong = checkExtent(text);
  if (wrong !== null) return err(wrong);
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return err({ code: 'not-json', detail: error.message });
    throw error;
  }
}

/** One pass over the units, strings passed over. */
function checkExtent(text: string): ImportError | null {
  let depth = 0;
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) at = endOfString(text, at);
    else if (unit === OPEN_OBJECT || unit === OPEN_LIST) {
      depth += 1;
      values += 1;
      if (depth > DEEPEST) return { code: 'json-too-deep' };
    } else if (unit === CLOSE_OBJECT || unit === CLOSE_LIST) depth -= 1;
    else if (unit === COMMA) values += 1;
    if (values > MOST_VALUES) return { code: 'too-many', limit: MOST_VALUES };
  }
  return null;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;

/** Where the string that begins at `start` ends: at its closing quotation mark, or at the end of the text. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at;
}
