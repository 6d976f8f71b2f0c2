import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/TextField';

export interface BookmarkNameFieldProps {
  readonly name: string;
  /** Writing is over: the name, or null when it is not to be taken; `byKey` when Enter or Esc ended it and the focus has to go somewhere. */
  readonly onDone: (name: string | null, byKey: boolean) => void;
}

const LONGEST_NAME = 120;

/** Enter or leaving keeps the name, Esc does not. An empty one calls the bookmark by its place again. */
export function BookmarkNameField({ name, onDone }: BookmarkNameFieldProps) {
  const { t } = useTranslation('panels');
  const field = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState(name);
  const finished = useRef(false);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const finish = (taken: string | null, byKey: boolean) => {
    if (finished.current) return;
    finished.current = true;
    onDone(taken, byKey);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    finish(event.key === 'Enter' ? draft : null, true);
  };
  return (
    <div className="bookmarks-field">
      <TextField
        ref={field}
        label={t('bookmark-name')}
        hideLabel
        value={draft}
        maxLength={LONGEST_NAME}
        onValueChange={setDraft}
        onKeyDown={onKeyDown}
        onBlur={() => finish(draft, false)}
      />
    </div>
  );
}
