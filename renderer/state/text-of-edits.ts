import type { Edit } from '../../shared/model/change';
import type { Source, SourceId } from '../../shared/model/records';
import type { Library } from '../storage/library';

/** The text that all of these edits are about, when it is another than the open one; null when that is not so, or nothing says it. */
export async function findOtherText(
  library: Pick<Library, 'findRecord'>,
  edits: readonly Edit[],
  open: SourceId | undefined,
): Promise<Source | null> {
  // A step that adds a text or takes one away names it.
  if (edits.some(({ table }) => table === 'sources')) return null;
  const named = new Set(edits.map(sourceIdOf).filter((id) => id !== null));
  if (open !== undefined && named.has(open)) return null;
  // Edits of notes stand beside those of their annotations or, as one writes, alone.
  const [other] = named.size > 0 ? named : [await findSomeSource(library, edits)];
  if (other === undefined || other === null || other === open) return null;
  return (await library.findRecord('sources', other)) ?? null;
}

/** Of the first edit of which the library knows one. */
async function findSomeSource(library: Pick<Library, 'findRecord'>, edits: readonly Edit[]): Promise<SourceId | null> {
  for (const edit of edits) {
    const id = await findSourceId(library, edit);
    if (id !== null) return id;
  }
  return null;
}

/** What the record itself says. */
function sourceIdOf({ table, before, after }: Edit): SourceId | null {
  switch (table) {
    case 'annotations':
    case 'bookmarks':
    case 'passes':
    case 'commentaries':
      return (after ?? before)?.sourceId ?? null;
    case 'memos': {
      const id = (after ?? before)?.id ?? 'library';
      return id === 'library' ? null : id;
    }
    default:
      return null;
  }
}

async function findSourceId(library: Pick<Library, 'findRecord'>, edit: Edit): Promise<SourceId | null> {
  if (edit.table === 'notes') return (await library.findRecord('annotations', edit.key))?.sourceId ?? null;
  if (edit.table !== 'commentaryBlocks') return null;
  const id = (edit.after ?? edit.before)?.commentaryId ?? '';
  return (await library.findRecord('commentaries', id))?.sourceId ?? null;
}
