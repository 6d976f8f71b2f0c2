import { err, ok, type Result } from '../base/result';
import type { ChangeContext } from '../model/annotation-changes';
import type { Change, ChangeLabel, Edit } from '../model/change';
import { codeId } from '../model/ids';
import { composeEdits } from '../model/invert-change';
import { type AnnotationId, CODE_COLOR_IDS, type Code, type CodeColorId, type CodeId } from '../model/records';
import type { RichText } from '../model/rich-text';
import { branchOf, type Codebook, childrenOf, createCodebook, findChild, tidyName } from './codebook';

/** Why a change of the codebook cannot be. Nothing is altered. */
export type CodeError =
  | { readonly code: 'no-name' }
  /** A sibling has this name. */
  | { readonly code: 'name-taken'; readonly by: CodeId }
  /** A code cannot stand below itself. */
  | { readonly code: 'cycle' }
  /** The code is no longer there. */
  | { readonly code: 'missing'; readonly id: CodeId }
  /** Codings cannot go to the code above one that stands at the top. */
  | { readonly code: 'no-parent' };

export type CodeResult = Result<Change, CodeError>;

export function codeChange(label: ChangeLabel, context: ChangeContext, edits: readonly Edit[]): Change {
  return { label, at: context.at, group: context.group, edits };
}

export function codeEdit(before: Code | null, after: Code | null): Edit {
  const key = after?.id ?? before?.id;
  if (key === undefined) throw new Error('an edit needs a record before or after');
  return { table: 'codes', key, before, after };
}

/** Several changes that follow from one another as one step for undo. */
export function joinChanges(label: ChangeLabel, context: ChangeContext, changes: readonly Change[]): Change {
  return codeChange(
    label,
    context,
    changes.reduce<readonly Edit[]>((edits, change) => composeEdits(edits, change.edits), []),
  );
}

export interface NewCode {
  readonly id: CodeId;
  readonly parentId: CodeId | null;
  readonly name: string;
  readonly color: CodeColorId;
  /** The sibling after which it is to stand; null or left out: at the end. */
  readonly after?: CodeId | null;
}

/** A new code without definition and memo. */
export function createCode(codebook: Codebook, wanted: NewCode, context: ChangeContext): CodeResult {
  const { id, parentId, color } = wanted;
  if (parentId !== null && !codebook.codes.has(parentId)) return err({ code: 'missing', id: parentId });
  const name = tidyName(wanted.name);
  const wrong = checkName(codebook, parentId, name, null);
  if (wrong !== null) return err(wrong);
  const siblings = childrenOf(codebook, parentId);
  const at = siblings.findIndex((sibling) => sibling.id === wanted.after);
  const { order, edits } = makeRoom(siblings, at === -1 ? siblings.length : at + 1, context);
  const times = { createdAt: context.at, updatedAt: context.at };
  const code: Code = { id, parentId, name, color, definition: '', memo: null, examples: [], order, ...times };
  return ok(codeChange('create-code', context, [...edits, codeEdit(null, code)]));
}

export function renameCode(codebook: Codebook, id: CodeId, name: string, context: ChangeContext): CodeResult {
  return alter(codebook, id, 'rename-code', context, (code) => {
    const tidy = tidyName(name);
    const wrong = checkName(codebook, codebook.parents.get(id) ?? null, tidy, id);
    return wrong === null ? ok({ ...code, name: tidy }) : err(wrong);
  });
}

export function recolorCode(codebook: Codebook, id: CodeId, color: CodeColorId, context: ChangeContext): CodeResult {
  return alter(codebook, id, 'recolor-code', context, (code) => ok({ ...code, color }));
}

/** Writes when the code is to be given, and what the reader thinks about it. */
export function defineCode(
  codebook: Codebook,
  id: CodeId,
  words: { readonly definition: string; readonly memo: RichText | null },
  context: ChangeContext,
): CodeResult {
  return alter(codebook, id, 'define-code', context, (code) => ok({ ...code, ...words }));
}

/** Shows an annotation as an example of what the code is given for, after those chosen before, or no longer. */
export function pinExample(
  codebook: Codebook,
  id: CodeId,
  annotation: AnnotationId,
  isPinned: boolean,
  context: ChangeContext,
): CodeResult {
  return alter(codebook, id, isPinned ? 'pin-example' : 'unpin-example', context, (code) => {
    const others = code.examples.filter((one) => one !== annotation);
    return ok({ ...code, examples: isPinned ? [...others, annotation] : others });
  });
}

/** Where a code is to stand. */
export interface CodePlace {
  readonly parentId: CodeId | null;
  /** The sibling before which it is to stand; null: at the end. */
  readonly before: CodeId | null;
}

/** Moves a code with everything below it. Without edits when it stands there already. */
export function moveCode(codebook: Codebook, id: CodeId, { parentId, before }: CodePlace, context: ChangeContext): CodeResult {
  const code = codebook.codes.get(id);
  if (code === undefined) return err({ code: 'missing', id });
  if (parentId !== null && !codebook.codes.has(parentId)) return err({ code: 'missing', id: parentId });
  if (parentId !== null && branchOf(codebook, id).has(parentId)) return err({ code: 'cycle' });
  const wrong = checkName(codebook, parentId, code.name, id);
  if (wrong !== null) return err(wrong);
  const all = childrenOf(codebook, parentId);
  const siblings = all.filter((sibling) => sibling.id !== id);
  const found = siblings.findIndex((sibling) => sibling.id === before);
  const at = found === -1 ? siblings.length : found;
  if (code.parentId === parentId && all.findIndex((sibling) => sibling.id === id) === at) return ok(codeChange('move-code', context, []));
  const { order, edits } = makeRoom(siblings, at, context);
  return ok(codeChange('move-code', context, [...edits, codeEdit(code, { ...code, parentId, order, updatedAt: context.at })]));
}

/**
 * The code that a path names ("Formula", "cyber power"), with the change that creates what is missing of it (without edits when all is
 * there). New codes take the colour of the code above, or the next of the palette at the top.
 */
export function createPath(
  codebook: Codebook,
  names: readonly string[],
  newId: () => string,
  context: ChangeContext,
): Result<{ readonly id: CodeId; readonly change: Change }, CodeError> {
  let grown = codebook;
  let parentId: CodeId | null = null;
  const edits: Edit[] = [];
  for (const name of names) {
    const known: Code | undefined = findChild(grown, parentId, name);
    if (known !== undefined) {
      parentId = known.id;
      continue;
    }
    const id = codeId(newId());
    const created = createCode(grown, { id, parentId, name, color: colorBelow(grown, parentId) }, context);
    if (!created.ok) return created;
    edits.push(...created.value.edits);
    grown = codebookAfter(grown, created.value.edits);
    parentId = id;
  }
  if (parentId === null) return err({ code: 'no-name' });
  return ok({ id: parentId, change: codeChange('create-code', context, composeEdits([], edits)) });
}

/** The colour that a new code below this one is given: that of the code above; at the top the one that is used least there. */
export function colorBelow(codebook: Codebook, parentId: CodeId | null): CodeColorId {
  const parent = parentId === null ? undefined : codebook.codes.get(parentId);
  if (parent !== undefined) return parent.color;
  const used = childrenOf(codebook, null).map((code) => code.color);
  const countOf = (color: CodeColorId) => used.filter((one) => one === color).length;
  return CODE_COLOR_IDS.reduce((least, color) => (countOf(color) < countOf(least) ? color : least));
}

/** The codebook with edits of any tables taken in; the same one when none of them is about a code. */
export function codebookAfter(codebook: Codebook, edits: readonly Edit[]): Codebook {
  const own = edits.filter((edit) => edit.table === 'codes');
  if (own.length === 0) return codebook;
  const codes = new Map(codebook.codes);
  for (const edit of own) {
    if (edit.after === null) codes.delete(codeId(edit.key));
    else codes.set(edit.after.id, edit.after);
  }
  return createCodebook([...codes.values()]);
}

function checkName(codebook: Codebook, parentId: CodeId | null, name: string, own: CodeId | null): CodeError | null {
  if (name === '') return { code: 'no-name' };
  const twin = findChild(codebook, parentId, name);
  return twin === undefined || twin.id === own ? null : { code: 'name-taken', by: twin.id };
}

function alter(
  codebook: Codebook,
  id: CodeId,
  label: ChangeLabel,
  context: ChangeContext,
  change: (code: Code) => Result<Code, CodeError>,
): CodeResult {
  const code = codebook.codes.get(id);
  if (code === undefined) return err({ code: 'missing', id });
  const after = change(code);
  return after.ok ? ok(codeChange(label, context, [codeEdit(code, { ...after.value, updatedAt: context.at })])) : after;
}

/** An order between the neighbours; where numbers leave no room between them, the siblings are numbered anew. */
function makeRoom(
  siblings: readonly Code[],
  at: number,
  context: ChangeContext,
): { readonly order: number; readonly edits: readonly Edit[] } {
  const [before, after] = [siblings[at - 1]?.order, siblings[at]?.order];
  if (before === undefined && after === undefined) return { order: 0, edits: [] };
  const order = before === undefined ? (after ?? 0) - 1 : after === undefined ? before + 1 : (before + after) / 2;
  const isBetween = (before === undefined || before < order) && (after === undefined || order < after);
  if (isBetween && Number.isFinite(order)) return { order, edits: [] };
  const edits = siblings.map((code, i) => codeEdit(code, { ...code, order: i < at ? i : i + 1, updatedAt: context.at }));
  return { order: at, edits };
}
