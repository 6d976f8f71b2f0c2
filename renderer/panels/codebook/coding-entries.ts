import { type Codebook, findChild, PATH_SEPARATOR, tidyName } from '../../../shared/codebook/codebook';
import { findCodes, parseCodePath } from '../../../shared/codebook/find-codes';
import type { Code, CodeId } from '../../../shared/model/records';

/** Something that can be given: a code, one that is made by giving it, or the passage's own words as a code. */
export type CodingEntry =
  | { readonly kind: 'code'; readonly key: string; readonly code: Code; readonly label: string; readonly isGiven: boolean }
  | { readonly kind: 'create' | 'in-vivo'; readonly key: string; readonly names: readonly string[]; readonly label: string };

/** More are not shown: another letter narrows the list. */
const MOST = 60;
/** Words of a passage that still make a name. */
const LONGEST_IN_VIVO = 60;

/** What answers to the words typed, best first; then what can be made of them. `given` are the codes that all of what is coded has. */
export function matchCoding(codebook: Codebook, typed: string, given: ReadonlySet<CodeId>, passage: string): readonly CodingEntry[] {
  const codes = findCodes(codebook, typed)
    .slice(0, MOST)
    .map((code): CodingEntry => {
      const label = codebook.labels.get(code.id) ?? code.name;
      return { kind: 'code', key: code.id, code, label, isGiven: given.has(code.id) };
    });
  const names = parseCodePath(typed);
  const made: CodingEntry[] = [];
  if (names.length > 0 && !isThere(codebook, names)) made.push({ kind: 'create', key: '+', names, label: names.join(PATH_SEPARATOR) });
  const own = tidyName(passage);
  const isName = own !== '' && own.length <= LONGEST_IN_VIVO && findChild(codebook, null, own) === undefined;
  if (isName && typed.trim() === '') made.push({ kind: 'in-vivo', key: '"', names: [own], label: own });
  return [...codes, ...made];
}

function isThere(codebook: Codebook, names: readonly string[]): boolean {
  let parentId: CodeId | null = null;
  for (const name of names) {
    const child: Code | undefined = findChild(codebook, parentId, name);
    if (child === undefined) return false;
    parentId = child.id;
  }
  return true;
}
