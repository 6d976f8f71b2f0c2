import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { annotationId } from '../../shared/model/ids';
import type { Note } from '../../shared/model/records';
import type { RichText } from '../../shared/model/rich-text';
import { NoteDrafts } from './note-drafts';

const id = annotationId('a1');
const body = (words: string): RichText => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] });
const note = (words: string): Note => ({ annotationId: id, body: body(words), createdAt: 1, updatedAt: 1 });

function recorded() {
  const stored: [base: Note | null, words: RichText | null][] = [];
  const drafts = new NoteDrafts((draft, base) => {
    stored.push([base, draft.body]);
    return draft.body === null ? null : { annotationId: draft.id, body: draft.body, createdAt: 1, updatedAt: 1 };
  });
  return { drafts, stored };
}

describe('NoteDrafts', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('stores within half a second even while typing never pauses', () => {
    const { drafts, stored } = recorded();
    for (let i = 0; i < 10; i++) {
      drafts.write({ id, body: body('x'.repeat(i + 1)), session: 's' }, null);
      vi.advanceTimersByTime(100);
    }
    expect(stored.map(([, words]) => words)).toEqual([3, 6, 9].map((typed) => body('x'.repeat(typed))));
  });

  it('is made from what the writer saw last, not from what came in since', () => {
    const { drafts, stored } = recorded();
    drafts.begin(id, note('mine'));
    drafts.write({ id, body: body('mine, longer'), session: 's' }, note('theirs'));
    drafts.flush();
    drafts.write({ id, body: body('mine, longer still'), session: 's' }, note('theirs'));
    drafts.flush();
    expect(stored).toEqual([
      [note('mine'), body('mine, longer')],
      [note('mine, longer'), body('mine, longer still')],
    ]);
  });

  it('stores the earlier note before a draft of another begins', () => {
    const { drafts, stored } = recorded();
    drafts.write({ id, body: body('first'), session: 's' }, null);
    drafts.write({ id: annotationId('a2'), body: body('second'), session: 's' }, null);
    expect(stored).toEqual([[null, body('first')]]);
    expect([drafts.isWaiting(id), drafts.isWaiting(annotationId('a2'))]).toEqual([false, true]);
  });
});
