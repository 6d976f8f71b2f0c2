import { deepEqual } from '../base/deep-equal';
import type { ChangeContext } from './annotation-changes';
import type { Change } from './change';
import type { Memo } from './records';
import type { RichText } from './rich-text';

/** Writes a memo, or removes it when `body` is null. `before` is the memo that the writer saw last. */
export function writeMemo(id: Memo['id'], before: Memo | null, body: RichText | null, context: ChangeContext): Change {
  const after: Memo | null = body === null ? null : { id, body, createdAt: before?.createdAt ?? context.at, updatedAt: context.at };
  const label = body === null ? 'remove-memo' : 'write-memo';
  const edits = before === null && after === null ? [] : [{ table: 'memos' as const, key: id, before, after }];
  return { label, at: context.at, group: context.group, edits };
}

/** Two versions of one memo: the first whole, and below it what the second alone has, by blocks. Joined again, nothing is added. */
export function joinMemos(first: RichText, second: RichText): RichText {
  const missing = second.content.filter((block) => !first.content.some((own) => deepEqual(own, block)));
  return missing.length === 0 ? first : { type: 'doc', content: [...first.content, ...missing] };
}
