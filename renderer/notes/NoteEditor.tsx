import type { Editor } from '@tiptap/core';
import { EditorContent, useEditor } from '@tiptap/react';
import { type FocusEvent, type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RichText } from '../../shared/model/rich-text';
import '../styles/notes.css';
import { LinkField } from './LinkField';
import { NoteToolbar } from './NoteToolbar';
import { createNoteExtensions, fromEditorContent, toEditorContent } from './note-extensions';

export interface NoteEditorProps {
  /** Taken once: give the editor another `key` to start again from another note. */
  readonly initialBody: RichText | null;
  /** Names the field for a screen reader. */
  readonly label: string;
  /** The language the note seems to be in: for the spelling checker and the face. */
  readonly lang: string | undefined;
  /** The note as it is now, after every change. */
  readonly onChange: (body: RichText) => void;
  /** Esc: the reader is done. Never while an input method is composing. */
  readonly onClose: () => void;
  /** The focus went elsewhere in the page (not: to another window). */
  readonly onLeave: () => void;
  readonly onOpenLink: (href: string) => void;
}

/** The one live editor on the desk; every other note is shown by RichTextView. */
export function NoteEditor(props: NoteEditorProps) {
  const { t } = useTranslation('notes');
  const toolbar = useRef<HTMLDivElement>(null);
  const [linking, setLinking] = useState(false);
  const editor = useNoteEditor(props, t('placeholder'));
  const pressKey = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      event.preventDefault();
      props.onClose();
      return;
    }
    const isModified = event.ctrlKey || event.metaKey;
    if (event.key === 'F10' && event.altKey) focusFirstButton(toolbar.current, event);
    else if (isModified && !event.shiftKey && event.key.toLowerCase() === 'k') openLinkField(event, setLinking);
    // Undo belongs to the note while it is written, also when it has nothing left to take back.
    else if (isModified && ['z', 'y'].includes(event.key.toLowerCase())) event.stopPropagation();
  };
  const leave = ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
    if (currentTarget.contains(relatedTarget)) return;
    // When the whole window loses the focus the field stays the active element, and when the field is moved within the page
    // it has the focus again at once: writing goes on.
    queueMicrotask(() => {
      if (!currentTarget.contains(document.activeElement)) props.onLeave();
    });
  };
  return (
    <fieldset className="notes-editor" aria-label={props.label} onKeyDown={pressKey} onBlur={leave}>
      <EditorContent editor={editor} className="notes-editor-content" />
      <NoteToolbar ref={toolbar} editor={editor} onLink={() => setLinking(true)} />
      {linking && <LinkField editor={editor} onOpenLink={props.onOpenLink} onDone={() => setLinking(false)} />}
    </fieldset>
  );
}

function useNoteEditor(props: NoteEditorProps, placeholder: string): Editor {
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const editor = useEditor(
    {
      extensions: createNoteExtensions(placeholder),
      content: props.initialBody === null ? null : toEditorContent(props.initialBody),
      injectCSS: false,
      immediatelyRender: true,
      editorProps: {
        attributes: {
          class: 'notes-rich',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': props.label,
          spellcheck: 'true',
        },
        handleClick: (_, __, event) => followLink(event, latest.current.onOpenLink),
      },
      onUpdate: ({ editor: current }) => latest.current.onChange(fromEditorContent(current.getJSON())),
    },
    [],
  );
  useLayoutEffect(() => {
    // At once, not in the next frame as the `focus` command does: what is typed meanwhile would go to the text.
    editor.commands.setTextSelection(editor.state.doc.content.size);
    editor.view.focus();
  }, [editor]);
  useEffect(() => {
    if (props.lang === undefined) editor.view.dom.removeAttribute('lang');
    else editor.view.dom.setAttribute('lang', props.lang);
  }, [editor, props.lang]);
  return editor;
}

function followLink(event: MouseEvent, openLink: (href: string) => void): boolean {
  if (!(event.ctrlKey || event.metaKey) || !(event.target instanceof Element)) return false;
  const href = event.target.closest('a')?.getAttribute('href');
  if (href === null || href === undefined) return false;
  openLink(href);
  return true;
}

/** True for keys that belong to an input method. 229 is what older engines report for them. */
export function isComposing(event: globalThis.KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

function focusFirstButton(toolbar: HTMLElement | null, event: KeyboardEvent): void {
  event.preventDefault();
  toolbar?.querySelector('button')?.focus();
}

function openLinkField(event: KeyboardEvent, setLinking: (open: boolean) => void): void {
  event.preventDefault();
  event.stopPropagation();
  setLinking(true);
}
