import { Extension, type Extensions, type JSONContent } from '@tiptap/core';
import { Placeholder } from '@tiptap/extension-placeholder';
import { Plugin } from '@tiptap/pm/state';
import { StarterKit } from '@tiptap/starter-kit';
import type { RichBlock, RichInline, RichListItem, RichText } from '../../shared/model/rich-text';
import { parseRichText } from '../../shared/richtext/parse-rich-text';
import { LINK_OPTIONS } from './link-options';
import { TypedText } from './typed-text';

/** Lets no document come to be that a note may not hold (nesting without end): what is on screen can always be stored. */
const OnlyNotes = Extension.create({
  name: 'onlyNotes',
  addProseMirrorPlugins() {
    return [
      new Plugin({
        filterTransaction: (transaction) => !transaction.docChanged || parseRichText(transaction.doc.toJSON()).ok,
      }),
    ];
  },
});

/** What a note may hold, and nothing else: typed, pasted and dropped content is parsed into this schema. */
export function createNoteExtensions(placeholder: string): Extensions {
  return [
    StarterKit.configure({
      heading: false,
      horizontalRule: false,
      underline: false,
      dropcursor: false,
      gapcursor: false,
      trailingNode: false,
      link: LINK_OPTIONS,
    }),
    Placeholder.configure({ placeholder }),
    OnlyNotes,
    TypedText,
  ];
}

/** A note as the editor takes it in. */
export function toEditorContent(node: RichText | RichBlock | RichListItem | RichInline): JSONContent {
  const content: JSONContent = { type: node.type };
  if (node.type === 'text') {
    content.text = node.text;
    if (node.marks !== undefined) content.marks = node.marks.map((mark) => ({ ...mark }));
  }
  if (node.type === 'orderedList' && node.attrs !== undefined) content.attrs = { ...node.attrs };
  if ('content' in node && node.content !== undefined) content.content = node.content.map(toEditorContent);
  return content;
}

/** What the editor holds, as a note. Anything else than a note cannot be in it. */
export function fromEditorContent(content: JSONContent): RichText {
  const parsed = parseRichText(content);
  if (!parsed.ok) throw new Error(`the editor holds what is no note: ${parsed.error.code}`);
  return parsed.value;
}
