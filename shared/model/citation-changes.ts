import type { ChangeContext } from './annotation-changes';
import type { Change, Edit } from './change';
import type { CslItem } from './csl-item';
import type { CitationStyle, Source } from './records';

function change(label: Change['label'], context: ChangeContext, edits: readonly Edit[]): Change {
  return { label, at: context.at, group: context.group, edits };
}

/** Writes down what bibliographies say about a source; null leaves it to the provenance again. */
export function editCitation(before: Source, citation: CslItem | null, context: ChangeContext): Change {
  return change('edit-citation', context, [{ table: 'sources', key: before.id, before, after: { ...before, citation } }]);
}

/** Adds a citation style, or puts it in the place of the one with its id. */
export function addCitationStyle(
  before: CitationStyle | null,
  style: Pick<CitationStyle, 'id' | 'title' | 'xml'>,
  context: ChangeContext,
): Change {
  const { id, title, xml } = style;
  const after: CitationStyle = { id, title, xml, createdAt: before?.createdAt ?? context.at, updatedAt: context.at };
  return change('add-citation-style', context, [{ table: 'citationStyles', key: id, before, after }]);
}

export function removeCitationStyle(before: CitationStyle, context: ChangeContext): Change {
  return change('remove-citation-style', context, [{ table: 'citationStyles', key: before.id, before, after: null }]);
}
