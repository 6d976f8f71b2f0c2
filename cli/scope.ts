import { err, ok, type Result } from '../shared/base/result';
import { type Codebook, foldName, PATH_SEPARATOR } from '../shared/codebook/codebook';
import { COLOR_IDS, type Code, type ColorId } from '../shared/model/records';
import { type AnnotationFilter, EMPTY_FILTER, isOpenFilter } from '../shared/search/filter-annotations';

/** Which annotations were asked for, in the words of the command line. */
export interface ScopeRequest {
  /** Ids, or the names of the legend; one of them. */
  readonly colors: readonly string[];
  /** Names, paths or ids; one of them, or of those below, is given. */
  readonly codes: readonly string[];
  /** Neither they nor one below is given. */
  readonly withoutCodes: readonly string[];
  readonly words: string;
  readonly noted: AnnotationFilter['noted'];
  readonly check: AnnotationFilter['check'];
  readonly corrections: AnnotationFilter['corrections'];
}

/** What was asked for, as the report tells it: colours by id, codes by path. */
export type ScopeReport = ScopeRequest & { readonly colors: readonly ColorId[] };

export interface Scope {
  /** What the list of annotations in the app would be set to. */
  readonly filter: AnnotationFilter;
  /** Null where all annotations go out. */
  readonly report: ScopeReport | null;
}

/** Finds colours and codes in the library. The errors are sentences that say what there is. */
export function findScope(
  asked: ScopeRequest,
  { codebook, colors }: { readonly codebook: Codebook; readonly colors: Readonly<Record<ColorId, string>> },
): Result<Scope, readonly string[]> {
  const errors: string[] = [];
  const take = <T>(found: Result<T, string>): readonly T[] => {
    if (found.ok) return [found.value];
    errors.push(found.error);
    return [];
  };
  const chosen = distinct(asked.colors.flatMap((name) => take(findColor(name, colors))));
  const codes = distinct(asked.codes.flatMap((name) => take(findCode(name, codebook))));
  const withoutCodes = distinct(asked.withoutCodes.flatMap((name) => take(findCode(name, codebook))));
  if (errors.length > 0) return err(errors);
  const { words, noted, check, corrections } = asked;
  const filter: AnnotationFilter = {
    ...EMPTY_FILTER,
    colors: chosen,
    codes: codes.map(({ id }) => id),
    query: withoutCodes.map(({ id }) => [{ not: true, test: { kind: 'code', code: id } }]),
    words,
    noted,
    check,
    corrections,
  };
  const pathsOf = (found: readonly Code[]) => found.map(({ id, name }) => codebook.labels.get(id) ?? name);
  const report = { colors: chosen, codes: pathsOf(codes), withoutCodes: pathsOf(withoutCodes), words, noted, check, corrections };
  return ok({ filter, report: isOpenFilter(filter) ? null : report });
}

function findColor(name: string, named: Readonly<Record<ColorId, string>>): Result<ColorId, string> {
  const found = COLOR_IDS.find((id) => id === name) ?? COLOR_IDS.find((id) => foldName(named[id]) === foldName(name));
  if (found !== undefined) return ok(found);
  return err(`no colour is called “${name}”; there is ${COLOR_IDS.map((id) => `${id} (“${named[id]}”)`).join(', ')}`);
}

function findCode(name: string, codebook: Codebook): Result<Code, string> {
  const known = codebook.inOrder.find(({ id }) => id === name);
  if (known !== undefined) return ok(known);
  const labelOf = ({ id, name: own }: Code) => codebook.labels.get(id) ?? own;
  const paths = new Set([foldName(name), foldName(name.replace(/\s*[>›]\s*/gu, PATH_SEPARATOR))]);
  const byPath = codebook.inOrder.filter((code) => paths.has(foldName(labelOf(code))));
  const found = byPath.length > 0 ? byPath : codebook.inOrder.filter((code) => foldName(code.name) === foldName(name));
  const [one, ...others] = found;
  if (one === undefined) {
    const there = codebook.inOrder.map((code) => `“${labelOf(code)}”`);
    return err(`no code is called “${name}”; there is ${there.length === 0 ? 'none' : there.join(', ')}`);
  }
  if (others.length === 0) return ok(one);
  return err(
    `several codes are called “${name}”: say which by its path or id, ${found.map((code) => `“${labelOf(code)}” (${code.id})`).join(' or ')}`,
  );
}

function distinct<T>(found: readonly T[]): readonly T[] {
  return [...new Set(found)];
}
