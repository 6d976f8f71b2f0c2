import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { Bold, Code, Italic, Link, List, ListOrdered, Strikethrough, TextQuote } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Toolbar, ToolbarButton } from '../ui/Toolbar';
import { FORMAT_KEYS, FORMATS, type Format } from './format-keys';

const ICONS: Readonly<Record<Format, ReactNode>> = {
  bold: <Bold size={15} aria-hidden="true" />,
  italic: <Italic size={15} aria-hidden="true" />,
  strike: <Strikethrough size={15} aria-hidden="true" />,
  code: <Code size={15} aria-hidden="true" />,
  blockquote: <TextQuote size={15} aria-hidden="true" />,
  bulletList: <List size={15} aria-hidden="true" />,
  orderedList: <ListOrdered size={15} aria-hidden="true" />,
  link: <Link size={15} aria-hidden="true" />,
};

export interface NoteToolbarProps {
  readonly editor: Editor;
  readonly ref: Ref<HTMLDivElement>;
  readonly onLink: () => void;
}

export function NoteToolbar({ editor, ref, onLink }: NoteToolbarProps) {
  const { t } = useTranslation('notes');
  const active = useEditorState({
    editor,
    selector: ({ editor: current }) => FORMATS.filter((format) => current.isActive(format)).join(' '),
  });
  return (
    <Toolbar ref={ref} label={t('formatting')} className="notes-toolbar">
      {FORMATS.map((format) => (
        <ToolbarButton
          key={format}
          label={t(`format-${format}`)}
          keys={FORMAT_KEYS[format]}
          icon={ICONS[format]}
          pressed={active.split(' ').includes(format)}
          onPress={() => (format === 'link' ? onLink() : toggle(editor, format))}
        />
      ))}
    </Toolbar>
  );
}

function toggle(editor: Editor, format: Exclude<Format, 'link'>): void {
  const chain = editor.chain().focus(undefined, { scrollIntoView: false });
  switch (format) {
    case 'bold':
      chain.toggleBold().run();
      return;
    case 'italic':
      chain.toggleItalic().run();
      return;
    case 'strike':
      chain.toggleStrike().run();
      return;
    case 'code':
      chain.toggleCode().run();
      return;
    case 'blockquote':
      chain.toggleBlockquote().run();
      return;
    case 'bulletList':
      chain.toggleBulletList().run();
      return;
    case 'orderedList':
      chain.toggleOrderedList().run();
      return;
  }
}
