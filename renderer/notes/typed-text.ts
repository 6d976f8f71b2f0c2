import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';

/**
 * Leaves the caret behind what is typed at it. Chromium sometimes still names the place before the first letter of an empty paragraph
 * when the editor asks it (ProseMirror knows the same of Edge): the next letters would be written in front of the first. What an input
 * method composes, and what takes the place of other words, is left to the editor.
 */
export function createTypedText(): Plugin {
  return new Plugin({
    props: {
      handleTextInput(view, from, to, text) {
        const { selection, tr } = view.state;
        if (view.composing || from !== to || !selection.empty || selection.from !== from) return false;
        view.dispatch(tr.insertText(text, from, to).scrollIntoView());
        return true;
      },
    },
  });
}

/** After everything that rewrites what is typed. */
export const TypedText = Extension.create({
  name: 'typedText',
  priority: 0,
  addProseMirrorPlugins: () => [createTypedText()],
});
