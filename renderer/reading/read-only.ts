import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';

const taken = () => true;

/**
 * The text never changes: every transaction that would is refused, whatever made it (a command, a paste, a drop, a script).
 * The editor's own mouse, focus, copy and drag handling is switched off as well: the browser's selection is ours to read.
 */
export const ReadOnly = Extension.create({
  name: 'readOnly',
  addProseMirrorPlugins() {
    return [
      new Plugin({
        filterTransaction: (transaction) => !transaction.docChanged,
        props: {
          editable: () => false,
          handleDOMEvents: {
            mousedown: taken,
            touchstart: taken,
            touchmove: taken,
            contextmenu: taken,
            keydown: taken,
            keypress: taken,
            keyup: taken,
            beforeinput: taken,
            copy: taken,
            cut: taken,
            paste: taken,
            drop: taken,
            dragstart: taken,
            dragend: taken,
            focus: taken,
            blur: taken,
          },
        },
      }),
    ];
  },
});
