import type { Editor } from '@tiptap/core';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Toolbar } from '../ui/Toolbar';
import { FormatButtons } from './FormatButtons';
import { FORMATS } from './format-keys';

export interface NoteToolbarProps {
  readonly editor: Editor;
  readonly ref: Ref<HTMLDivElement>;
  readonly onLink: () => void;
}

export function NoteToolbar({ editor, ref, onLink }: NoteToolbarProps) {
  const { t } = useTranslation('notes');
  return (
    <Toolbar ref={ref} label={t('formatting')} className="notes-toolbar">
      <FormatButtons editor={editor} formats={FORMATS} onLink={onLink} />
    </Toolbar>
  );
}
