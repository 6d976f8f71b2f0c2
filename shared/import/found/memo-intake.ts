import { deepEqual } from '../../base/deep-equal';
import type { Edit } from '../../model/change';
import { joinMemos } from '../../model/memo-changes';
import type { Memo } from '../../model/records';
import type { RichBlock, RichText } from '../../model/rich-text';
import { normalizeRichText } from '../../richtext/normalize-rich-text';
import type { ImportContext } from './import-context';

/** What a file says about the whole text, put at the end of its memo: each block that is not there yet. */
export class MemoIntake {
  readonly #context: ImportContext;
  #body: RichText | null;

  constructor(context: ImportContext) {
    this.#context = context;
    this.#body = context.memo?.body ?? null;
  }

  /** True when it brought something that the memo did not say. */
  take(blocks: readonly RichBlock[]): boolean {
    const added = normalizeRichText({ type: 'doc', content: blocks });
    const after = this.#body === null ? added : joinMemos(this.#body, added);
    const isNew = !deepEqual(after, this.#body);
    this.#body = after;
    return isNew;
  }

  get edits(): readonly Edit[] {
    const { memo: before, source, change } = this.#context;
    if (this.#body === null || deepEqual(this.#body, before?.body ?? null)) return [];
    const after: Memo = { id: source.id, body: this.#body, createdAt: before?.createdAt ?? change.at, updatedAt: change.at };
    return [{ table: 'memos', key: source.id, before, after }];
  }
}
