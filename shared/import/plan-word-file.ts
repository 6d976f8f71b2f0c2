import { ok, type Result } from '../base/result';
import type { ExportProgress } from '../export/export-input';
import type { SourceId } from '../model/records';
import { type DocxImportContext, planDocxImport } from './docx/plan-docx-import';
import { readOwnIdentity } from './docx/read-identity';
import type { ReturnPlan } from './docx/return-plan';
import { planDocxSource, type SourceError } from './docx-source/plan-docx-source';
import type { SourceContext } from './docx-source/read-file';
import type { SourcePlan } from './source-plan';

/** A text of the library as an import needs to know it. */
export interface KnownText {
  readonly id: SourceId;
  readonly title: string;
  /** SHA-256 of the text that is read now. */
  readonly sha256: string;
}

export interface WordContext {
  /** Null while no text is open. */
  readonly open: DocxImportContext | null;
  readonly texts: readonly KnownText[];
  readonly source: SourceContext;
  /** What the reader wants it to be, after it was taken for something else; null leaves it to the file. */
  readonly wish: 'comments' | 'source' | null;
}

/** What a Word file turned out to be, and what it would do. */
export type WordOutcome =
  /** Of the open text: its comments come to its notes. */
  | { readonly kind: 'word'; readonly plan: ReturnPlan }
  /** Written here from another text of this library, which is to be opened first. */
  | { readonly kind: 'elsewhere'; readonly text: KnownText }
  /** A text of its own; `known` where it is in the library already. */
  | { readonly kind: 'source'; readonly plan: SourcePlan; readonly known: KnownText | null };

/**
 * Says what a Word file is: our own export of the open text, or a file with the same paragraphs whoever wrote it (its comments come to
 * the notes); our own export of another text of the library; anything else is a text of its own. Errors are values; throws the signal's
 * reason.
 */
export async function planWordFile(
  bytes: Uint8Array,
  context: WordContext,
  progress: ExportProgress,
): Promise<Result<WordOutcome, SourceError>> {
  const { open, texts, wish } = context;
  if (open !== null && wish !== 'source') {
    const identity = await readOwnIdentity(bytes);
    if (!identity.ok) return identity;
    const sent = identity.value?.sha256 ?? null;
    const other = sent === open.text.sha256 ? undefined : texts.find(({ sha256 }) => sha256 === sent);
    if (other !== undefined && wish === null) return ok({ kind: 'elsewhere', text: other });
    const planned = await planDocxImport(bytes, open, progress);
    if (!planned.ok) return planned;
    if (wish === 'comments' || isOfOpenText(planned.value, open)) return ok({ kind: 'word', plan: planned.value });
  }
  const planned = await planDocxSource(bytes, context.source, progress);
  return planned.ok ? ok(toSourceOutcome(planned.value, texts)) : planned;
}

/** A file whose text the library has already is not added a second time. */
export function toSourceOutcome(plan: SourcePlan, texts: readonly KnownText[]): Extract<WordOutcome, { readonly kind: 'source' }> {
  const { id } = plan.prepared.source;
  return { kind: 'source', plan, known: texts.find((text) => text.id === id) ?? null };
}

/** Word for word the same in at least half of the paragraphs, of the file or of the text, whichever has fewer. */
function isOfOpenText({ origin, paragraphs }: ReturnPlan, { text }: DocxImportContext): boolean {
  return origin === 'own' || (paragraphs.paired > 0 && paragraphs.paired * 2 >= Math.min(paragraphs.all, text.blocks.length));
}
