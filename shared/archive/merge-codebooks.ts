import { branchOf, type Codebook, createCodebook, findChild } from '../codebook/codebook';
import { codebookAfter, codeEdit } from '../codebook/edit-codes';
import type { Edit } from '../model/change';
import type { Annotation, Code, CodeId } from '../model/records';

export interface MergedCodebooks {
  readonly edits: readonly Edit[];
  /** The annotation with its codes as they are called in the merged codebook; codes that no codebook has are left out. */
  readonly translate: (annotation: Annotation) => Annotation;
}

/**
 * Takes the codes of an archive into those of the library. A code that is not here joins the one of the same name in the same place,
 * or is added, and brings its examples along; of one that is in both, the later words stand. What would give two siblings one name, or a circle, keeps the name and
 * the place that it has here. A second merge finds nothing more to do. `taken` are the keys under which bad rows lie here.
 */
export function mergeCodebooks(
  here: ReadonlyMap<string, Code>,
  there: ReadonlyMap<string, Code>,
  taken: ReadonlySet<string>,
): MergedCodebooks {
  const archived = createCodebook([...there.values()]);
  const names = new Map<CodeId, CodeId>();
  const edits: Edit[] = [];
  let merged = createCodebook([...here.values()]);
  const take = (edit: Edit) => {
    edits.push(edit);
    merged = codebookAfter(merged, [edit]);
  };
  const parentOf = (code: Code) => {
    const parent = archived.parents.get(code.id) ?? null;
    return parent === null ? null : (names.get(parent) ?? null);
  };
  // What is in both comes first: names that it gives up are free for what is added.
  for (const code of archived.inOrder) if (merged.codes.has(code.id)) names.set(code.id, code.id);
  for (const code of archived.inOrder) {
    const own = merged.codes.get(code.id);
    if (own !== undefined && code.updatedAt > own.updatedAt)
      take(codeEdit(own, laterOf(merged, own, { ...code, parentId: parentOf(code) })));
  }
  for (const code of archived.inOrder) {
    if (names.has(code.id) || taken.has(code.id)) continue;
    const parentId = parentOf(code);
    const twin = findChild(merged, parentId, code.name);
    names.set(code.id, twin?.id ?? code.id);
    if (twin === undefined) take(codeEdit(null, { ...code, parentId }));
    else if (code.examples.some((one) => !twin.examples.includes(one)))
      take(codeEdit(twin, { ...twin, examples: [...new Set([...twin.examples, ...code.examples])] }));
  }
  const nameHere = (id: CodeId) => names.get(id) ?? (merged.codes.has(id) ? id : null);
  return { edits, translate: (annotation) => translate(annotation, nameHere) };
}

function laterOf(codebook: Codebook, own: Code, later: Code): Code {
  const isBelowItself = later.parentId !== null && branchOf(codebook, own.id).has(later.parentId);
  const twin = findChild(codebook, later.parentId, later.name);
  const fits = !isBelowItself && (twin === undefined || twin.id === own.id);
  return fits ? later : { ...later, name: own.name, parentId: own.parentId, order: own.order };
}

function translate(annotation: Annotation, nameHere: (id: CodeId) => CodeId | null): Annotation {
  if (annotation.codes.length === 0) return annotation;
  const codes = annotation.codes.map(nameHere).filter((id) => id !== null);
  return { ...annotation, codes: [...new Set(codes)] };
}
