import type { Editor } from '@tiptap/core';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSafeLink } from '../../shared/richtext/safe-link';
import { Button } from '../ui/Button';
import { TextField } from '../ui/TextField';

export interface LinkFieldProps {
  readonly editor: Editor;
  readonly onOpenLink: (href: string) => void;
  readonly onDone: () => void;
}

/** Sets, opens or takes away the link at the selection. Enter sets it, Esc leaves it as it was. */
export function LinkField({ editor, onOpenLink, onDone }: LinkFieldProps) {
  const { t } = useTranslation('notes');
  const current: unknown = editor.getAttributes('link').href;
  const present = typeof current === 'string' ? current : null;
  const [value, setValue] = useState(present ?? '');
  const [refused, setRefused] = useState(false);
  const set = () => {
    const href = completeAddress(value);
    if (href === null) return setRefused(true);
    insertLink(editor, href);
    onDone();
  };
  const remove = () => {
    editor.chain().focus(undefined, { scrollIntoView: false }).extendMarkRange('link').unsetLink().run();
    onDone();
  };
  const pressKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') return set();
    editor.commands.focus(undefined, { scrollIntoView: false });
    onDone();
  };
  return (
    <div className="notes-link-field">
      <TextField
        label={t('link-address')}
        hideLabel
        placeholder={t('link-placeholder')}
        inputMode="url"
        value={value}
        autoFocus
        error={refused ? t('link-refused') : null}
        onKeyDown={pressKey}
        onValueChange={(next) => {
          setValue(next);
          setRefused(false);
        }}
      />
      <Button size="small" onClick={set}>
        {t('link-set')}
      </Button>
      {present !== null && (
        <>
          <Button size="small" variant="quiet" onClick={() => onOpenLink(present)}>
            {t('link-open')}
          </Button>
          <Button size="small" variant="quiet" onClick={remove}>
            {t('link-remove')}
          </Button>
        </>
      )}
    </div>
  );
}

/** The address as it can be linked, `https://` added where no scheme is given; null when it is none that may be linked. */
export function completeAddress(typed: string): string | null {
  const address = typed.trim();
  if (isSafeLink(address)) return address;
  const withScheme = `https://${address}`;
  return /^[^:/\s]+\.[^:/\s]+/u.test(address) && isSafeLink(withScheme) ? withScheme : null;
}

function insertLink(editor: Editor, href: string): void {
  const chain = editor.chain().focus(undefined, { scrollIntoView: false });
  if (editor.isActive('link')) {
    chain.extendMarkRange('link').setLink({ href }).run();
    return;
  }
  if (editor.state.selection.empty) {
    chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run();
    return;
  }
  chain.setLink({ href }).run();
}
