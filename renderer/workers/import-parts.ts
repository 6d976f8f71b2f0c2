import { inParts } from '../../shared/base/in-parts';
import type { ReturnItem } from '../../shared/import/docx/return-plan';
import type { ImportItem } from '../../shared/import/import-report';
import type { Edit } from '../../shared/model/change';
import type { ImportOutcome } from './import-job';

/** So many items go in one message: taking them in costs the page a few milliseconds. */
export const ITEMS_A_PART = 500;

/** Some of what is large in the plan of an import: the items of a file, the notes of a Word file, or edits. */
export type ImportPart =
  | { readonly kind: 'items'; readonly items: readonly ImportItem[] }
  | { readonly kind: 'returned'; readonly items: readonly ReturnItem[] }
  | { readonly kind: 'edits'; readonly edits: readonly Edit[] };

/** The outcome without what is large in it, and that in parts; `joinOutcome` puts them together again. */
export function splitOutcome(outcome: ImportOutcome): { readonly bare: ImportOutcome; readonly parts: readonly ImportPart[] } {
  if (!outcome.ok) return { bare: outcome, parts: [] };
  const bareOf = (value: typeof outcome.value): ImportOutcome => ({ ok: true, value });
  const { value } = outcome;
  switch (value.kind) {
    case 'annotations': {
      const { items, change } = value.plan;
      const plan = { ...value.plan, items: [], change: change === null ? null : { ...change, edits: [] } };
      return { bare: bareOf({ ...value, plan }), parts: [...itemParts(items), ...editParts(change?.edits ?? [])] };
    }
    case 'word': {
      const parts = inParts(value.plan.items, ITEMS_A_PART).map((items): ImportPart => ({ kind: 'returned', items }));
      return { bare: bareOf({ ...value, plan: { ...value.plan, items: [] } }), parts };
    }
    case 'source':
      return { bare: bareOf({ ...value, plan: { ...value.plan, beside: [] } }), parts: editParts(value.plan.beside) };
    default:
      return { bare: outcome, parts: [] };
  }
}

export function joinOutcome(bare: ImportOutcome, parts: readonly ImportPart[]): ImportOutcome {
  if (!bare.ok) return bare;
  const { value } = bare;
  const edits = parts.flatMap((part) => (part.kind === 'edits' ? part.edits : []));
  switch (value.kind) {
    case 'annotations': {
      const { change } = value.plan;
      const items = parts.flatMap((part) => (part.kind === 'items' ? part.items : []));
      return { ok: true, value: { ...value, plan: { ...value.plan, items, change: change === null ? null : { ...change, edits } } } };
    }
    case 'word': {
      const items = parts.flatMap((part) => (part.kind === 'returned' ? part.items : []));
      return { ok: true, value: { ...value, plan: { ...value.plan, items } } };
    }
    case 'source':
      return { ok: true, value: { ...value, plan: { ...value.plan, beside: edits } } };
    default:
      return bare;
  }
}

function itemParts(items: readonly ImportItem[]): readonly ImportPart[] {
  return inParts(items, ITEMS_A_PART).map((some) => ({ kind: 'items', items: some }));
}

function editParts(edits: readonly Edit[]): readonly ImportPart[] {
  return inParts(edits, ITEMS_A_PART).map((some) => ({ kind: 'edits', edits: some }));
}
