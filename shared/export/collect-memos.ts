import type { Codebook } from '../codebook/codebook';
import type { Memo, SourceId } from '../model/records';
import type { ExportMemo } from './export-input';

/** What the reader thinks about this text, about the library and about codes, in this order. `about`: what the two wholes are called. */
export function collectMemos(
  sourceId: SourceId,
  memos: ReadonlyMap<string, Memo>,
  codebook: Codebook,
  about: { readonly source: string; readonly library: string },
): readonly ExportMemo[] {
  const wholes = [
    { kind: 'source' as const, about: about.source, body: memos.get(sourceId)?.body },
    { kind: 'library' as const, about: about.library, body: memos.get('library')?.body },
  ];
  const codes = codebook.inOrder.map((code) => ({
    kind: 'code' as const,
    about: codebook.labels.get(code.id) ?? code.name,
    body: code.memo ?? undefined,
  }));
  return [...wholes, ...codes].flatMap(({ kind, about: what, body }) => (body === undefined ? [] : [{ kind, about: what, body }]));
}
