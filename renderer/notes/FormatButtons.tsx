import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { Bold, Code, Italic, Link, List, ListOrdered, Strikethrough, TextQuote } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ToolbarButton } from '../ui/Toolbar';
import { FORMAT_KEYS, type Format } from './format-keys';

const SIZE = 15;
const ICONS: Readonly<Record<Format, ReactNode>> = {
  bold: <Bold size={SIZE} aria-hidden="true" />,
  italic: <Italic size={SIZE} aria-hidden="true" />,
  strike: <Strikethrough size={SIZE} aria-hidden="true" />,
  code: <Code size={SIZE} aria-hidden="true" />,
  blockquote: <TextQuote size={SIZE} aria-hidden="true" />,
  bulletList: <List size={SIZE} aria-hidden="true" />,
  orderedList: <ListOrdered size={SIZE} aria-hidden="true" />,
  link: <Link size={SIZE} aria-hidden="true" />,
};

export interface FormatButtonsProps {
  readonly editor: Editor;
  /** Those that this editor knows, in the order of their buttons. */
  readonly formats: readonly Format[];
  readonly onLink: () => void;
}

/** A button for each format, pressed where the caret stands in it. */
export function FormatButtons({ editor, formats, onLink }: FormatButtonsProps) {
  const { t } = useTranslation('notes');
  const active = useEditorState({
    editor,
    selector: ({ editor: current }) => formats.filter((format) => current.isActive(format)).join(' '),
  });
  return formats.map((format) => (
    <ToolbarButton
      key={format}
      label={t(`format-${format}`)}
      keys={FORMAT_KEYS[format]}
      icon={ICONS[format]}
      pressed={active.split(' ').includes(format)}
      onPress={() => (format === 'link' ? onLink() : toggle(editor, format))}
    />
  ));
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
