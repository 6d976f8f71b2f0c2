import type { Edit } from '../../shared/model/change';
import type { Source, SourceId } from '../../shared/model/records';
import type { Library } from '../storage/library';

/** The text that all of these edits are about, when it is another than the open one; null when that is not so, or nothing says it. */
export async function findOtherText(
  library: Pick<Library, 'findRecord'>,
  edits: readonly Edit[],
  open: SourceId | undefined,
): Promise<Source | null> {
  let other: SourceId | null = null;
  for (const edit of edits) {
    // A step that adds a text or takes one away names it.
    if (edit.table === 'sources') return null;
    // Edits of notes stand beside those of their annotations or, as one writes, alone.
    const id: SourceId | null = sourceIdOf(edit) ?? (other === null ? await findSourceId(library, edit) : null);
    if (id === open) return null;
    other ??= id;
  }
  return other === null ? null : ((await library.findRecord('sources', other)) ?? null);
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
