/**
 * Which character stands for all forms of a Han character: 网 for 網, 发 for both 發 and 髮. A character that is not named stands
 * for itself, and so does every character that stands for others.
 */
export type HanForms = ReadonlyMap<string, string>;

const HAN = /\p{Script=Han}/u;

/** True when a text holds a Han character, which may have other forms. */
export function hasHan(text: string): boolean {
  return HAN.test(text);
}

/**
 * Reads a table of single characters, `網 网|國 国|…`: a form, a space, what it is written with (the first is taken). Chains are
 * followed to their end, so that folding twice changes nothing more. Error: a row that is no pair of single characters throws.
 */
export function readHanForms(table: string): HanForms {
  const rows = new Map<string, string>();
  for (const row of table.split('|')) {
    const [form, written] = row.split(' ');
    if (!isCharacter(form) || !isCharacter(written)) throw new Error(`not a pair of characters: ${row}`);
    if (form !== written) rows.set(form, written);
  }
  return new Map(Array.from(rows.keys(), (form) => [form, lastOf(rows, form)]));
}

function lastOf(rows: ReadonlyMap<string, string>, form: string): string {
  const passed = new Set<string>();
  let last = form;
  for (let next = rows.get(last); next !== undefined && !passed.has(next); next = rows.get(last)) {
    passed.add(next);
    last = next;
  }
  return last;
}

function isCharacter(word: string | undefined): word is string {
  return word !== undefined && word !== '' && word.length === String.fromCodePoint(word.codePointAt(0) ?? 0).length;
}
