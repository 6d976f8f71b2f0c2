import type { CodeId } from '../model/records';
import { type Codebook, childrenOf } from './codebook';
import type { CodePlace } from './edit-codes';

/** One step of a code in the tree: past a sibling, below the sibling before it, or out, to stand after the code above. */
export type CodeStep = 'up' | 'down' | 'in' | 'out';

/** Where a code comes to stand by one step; null where it cannot go further. */
export function stepCode(codebook: Codebook, id: CodeId, step: CodeStep): CodePlace | null {
  const parentId = codebook.parents.get(id);
  if (parentId === undefined) return null;
  const siblings = childrenOf(codebook, parentId).map((code) => code.id);
  const at = siblings.indexOf(id);
  switch (step) {
    case 'up':
      return at > 0 ? { parentId, before: siblings[at - 1] ?? null } : null;
    case 'down':
      return at < siblings.length - 1 ? { parentId, before: siblings[at + 2] ?? null } : null;
    case 'in':
      return at > 0 ? { parentId: siblings[at - 1] ?? null, before: null } : null;
    case 'out': {
      if (parentId === null) return null;
      const above = codebook.parents.get(parentId) ?? null;
      const uncles = childrenOf(codebook, above).map((code) => code.id);
      return { parentId: above, before: uncles[uncles.indexOf(parentId) + 1] ?? null };
    }
  }
}
