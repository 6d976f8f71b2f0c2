import { err, ok } from '../base/result';
import type { ChangeContext } from '../model/annotation-changes';
import type { Change, Edit } from '../model/change';
import { composeEdits } from '../model/invert-change';
import type { Annotation, Code, CodeId } from '../model/records';
import { branchOf, type Codebook, childrenOf, findChild } from './codebook';
import { type CodeResult, codeChange, codeEdit, createCode, type NewCode } from './edit-codes';

/** Gives codes to annotations; those that have them all are left alone. */
export function applyCodes(annotations: readonly Annotation[], codes: readonly CodeId[], context: ChangeContext): Change {
  const edits = recode(annotations, context, (given) => [...given, ...codes]);
  return codeChange('apply-code', context, edits);
}

/** Takes codes from annotations; those that have none of them are left alone. */
export function withdrawCodes(annotations: readonly Annotation[], codes: readonly CodeId[], context: ChangeContext): Change {
  const edits = recode(annotations, context, (given) => given.filter((id) => !codes.includes(id)));
  return codeChange('withdraw-code', context, edits);
}

/**
 * Puts a code into another: its codings go there, none twice, and so do the codes below it (into one of the same name, where there is
 * one). `coded` are the annotations of the whole library, those in the trash included, that a code of its branch is given to.
 */
export function mergeCodes(
  codebook: Codebook,
  from: CodeId,
  into: CodeId,
  coded: readonly Annotation[],
  context: ChangeContext,
): CodeResult {
  for (const id of [from, into]) if (!codebook.codes.has(id)) return err({ code: 'missing', id });
  if (branchOf(codebook, from).has(into)) return err({ code: 'cycle' });
  const merged = new Map<CodeId, CodeId>();
  const edits = mergeBranch(codebook, from, into, merged, context);
  const codings = recode(coded, context, (given) => given.map((id) => merged.get(id) ?? id));
  return ok(codeChange('merge-codes', context, [...edits, ...codings]));
}

function mergeBranch(codebook: Codebook, from: CodeId, into: CodeId, merged: Map<CodeId, CodeId>, context: ChangeContext): readonly Edit[] {
  merged.set(from, into);
  const edits: Edit[] = [];
  let last = childrenOf(codebook, into).at(-1)?.order ?? -1;
  for (const child of childrenOf(codebook, from)) {
    const twin = findChild(codebook, into, child.name);
    if (twin !== undefined && !merged.has(twin.id)) edits.push(...mergeBranch(codebook, child.id, twin.id, merged, context));
    else edits.push(codeEdit(child, { ...child, parentId: into, order: ++last, updatedAt: context.at }));
  }
  const code = codebook.codes.get(from);
  return code === undefined ? edits : [...joinExamples(codebook, code, into, context), ...edits, codeEdit(code, null)];
}

/** The examples of a code that goes into another are examples of that. */
function joinExamples(codebook: Codebook, from: Code, into: CodeId, context: ChangeContext): readonly Edit[] {
  const code = codebook.codes.get(into);
  const examples = [...new Set([...(code?.examples ?? []), ...from.examples])];
  if (code === undefined || examples.length === code.examples.length) return [];
  return [codeEdit(code, { ...code, examples, updatedAt: context.at })];
}

/** Gives some of a code's annotations a new code in its place, which stands right after it unless `wanted` says otherwise. */
export function splitCode(
  codebook: Codebook,
  id: CodeId,
  wanted: Pick<NewCode, 'id' | 'name' | 'color'>,
  annotations: readonly Annotation[],
  context: ChangeContext,
): CodeResult {
  if (!codebook.codes.has(id)) return err({ code: 'missing', id });
  const created = createCode(codebook, { ...wanted, parentId: codebook.parents.get(id) ?? null, after: id }, context);
  if (!created.ok) return created;
  const codings = recode(annotations, context, (given) => given.map((one) => (one === id ? wanted.id : one)));
  const edits = splitExamples(created.value.edits, codebook.codes.get(id), wanted.id, new Set(codings.map(({ key }) => key)), context);
  return ok(codeChange('split-code', context, [...edits, ...codings]));
}

/** The edits that make the new code, with the examples that went over to it. */
function splitExamples(
  created: readonly Edit[],
  from: Code | undefined,
  into: CodeId,
  moved: ReadonlySet<string>,
  context: ChangeContext,
): readonly Edit[] {
  const examples = from?.examples.filter((one) => moved.has(one)) ?? [];
  if (from === undefined || examples.length === 0) return created;
  const kept = from.examples.filter((one) => !moved.has(one));
  const given = created.map((edit) => {
    if (edit.table !== 'codes' || edit.key !== into || edit.after === null) return edit;
    return codeEdit(null, { ...edit.after, examples });
  });
  return composeEdits(given, [codeEdit(codeAfter(given, from), { ...codeAfter(given, from), examples: kept, updatedAt: context.at })]);
}

/** The code as the edits leave it: making room for the new one may have numbered it anew. */
function codeAfter(edits: readonly Edit[], code: Code): Code {
  const edit = edits.find(({ table, key }) => table === 'codes' && key === code.id);
  return edit?.table === 'codes' && edit.after !== null ? edit.after : code;
}

/** What becomes of the codings of a code that is removed. */
export type CodingFate = 'removed' | 'to-parent';

/**
 * Removes a code with all codes below it. `coded` are the annotations of the whole library, those in the trash included, that a code of
 * its branch is given to; they lose these codes or, with `to-parent`, have the code above in their place.
 */
export function removeCode(
  codebook: Codebook,
  id: CodeId,
  fate: CodingFate,
  coded: readonly Annotation[],
  context: ChangeContext,
): CodeResult {
  const branch = branchOf(codebook, id);
  if (branch.size === 0) return err({ code: 'missing', id });
  const parentId = codebook.parents.get(id) ?? null;
  if (fate === 'to-parent' && parentId === null) return err({ code: 'no-parent' });
  const heirs = fate === 'to-parent' && parentId !== null ? [parentId] : [];
  const codings = recode(coded, context, (given) => given.flatMap((one) => (branch.has(one) ? heirs : [one])));
  // The deepest first, so that no code ever stands below one that is gone.
  const removed = codebook.inOrder.filter((code) => branch.has(code.id)).reverse();
  return ok(codeChange('remove-code', context, [...codings, ...removed.map((code) => codeEdit(code, null))]));
}

function recode(
  annotations: readonly Annotation[],
  context: ChangeContext,
  alter: (codes: readonly CodeId[]) => readonly CodeId[],
): readonly Edit[] {
  return annotations.flatMap((before) => {
    const codes = [...new Set(alter(before.codes))];
    const isSame = codes.length === before.codes.length && codes.every((code, i) => code === before.codes[i]);
    const after: Annotation = { ...before, codes, updatedAt: context.at };
    return isSame ? [] : [{ table: 'annotations' as const, key: before.id, before, after }];
  });
}
