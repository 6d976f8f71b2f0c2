import type { Timestamp } from '../../model/records';
import type { RichBlock } from '../../model/rich-text';

/** What somebody else wrote, under name and moment: "Wang Li · 2026-11-20 14:03" (UTC). */
export function signedNote(author: string, at: Timestamp | null, blocks: readonly RichBlock[]): readonly RichBlock[] {
  const date = at === null ? '' : new Date(at).toISOString().slice(0, 16).replace('T', ' ');
  const heading = [author, date].filter((part) => part !== '');
  if (heading.length === 0) return blocks;
  const content = heading.map((text, index) =>
    index === 0 && author !== '' ? ({ type: 'text', text, marks: [{ type: 'bold' }] } as const) : ({ type: 'text', text } as const),
  );
  const [first, ...rest] = content;
  if (first === undefined) return blocks;
  return [{ type: 'paragraph', content: [first, ...rest.flatMap((node) => [{ type: 'text', text: ' · ' } as const, node])] }, ...blocks];
}

/** Tags that cannot be codes, as words at the end of a note. */
export function tagParagraph(tags: readonly string[]): readonly RichBlock[] {
  if (tags.length === 0) return [];
  return [{ type: 'paragraph', content: [{ type: 'text', text: tags.map((tag) => `#${tag}`).join(' ') }] }];
}
