import { Editor } from '@tiptap/core';
import { afterEach, expect, test } from 'vitest';
import { createNoteExtensions } from './note-extensions';

let editor: Editor | null = null;
afterEach(() => editor?.destroy());

test('the caret stands behind the first letter of an empty paragraph, also when the browser still names the place before it', async () => {
  const host = document.createElement('div');
  document.body.append(host);
  const made = new Editor({ element: host, extensions: createNoteExtensions('Note') });
  editor = made;
  made.view.focus();
  const paragraph = made.view.dom.querySelector('p');
  // As the browser writes a letter, with its selection left behind.
  const letter = document.createTextNode('T');
  paragraph?.replaceChildren(letter);
  document.getSelection()?.collapse(letter, 0);
  await new Promise((resolve) => setTimeout(resolve));
  expect([made.state.doc.textContent, made.state.selection.head]).toEqual(['T', 2]);
});
