import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColorId } from '../../../shared/model/records';
import { useDeskActions } from '../../state/desk-context';
import { TextField } from '../../ui/TextField';
import { ColorSample } from './ColorSample';

export interface ColorNameFieldProps {
  readonly color: ColorId;
  readonly name: string;
  readonly onDone: () => void;
}

/** Renames a colour: Enter or leaving keeps the name, Esc does not; empty takes the colour's own name again. */
export function ColorNameField({ color, name, onDone }: ColorNameFieldProps) {
  const { t } = useTranslation('panels');
  const actions = useDeskActions();
  const [draft, setDraft] = useState(name);
  const finished = useRef(false);

  const finish = (keep: boolean) => {
    if (finished.current) return;
    finished.current = true;
    const wanted = draft.trim();
    if (keep && wanted !== name) actions.renameColor(color, wanted === '' || wanted === t(`legend-${color}`) ? null : wanted);
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    finish(event.key === 'Enter');
  };
  return (
    <>
      <ColorSample color={color} />
      <div className="legend-field">
        <TextField
          label={t('legend-name-of', { color: t(`legend-${color}`) })}
          hideLabel
          value={draft}
          maxLength={60}
          ref={focusAndSelect}
          onValueChange={setDraft}
          onKeyDown={onKeyDown}
          onBlur={() => finish(true)}
        />
      </div>
    </>
  );
}

function focusAndSelect(input: HTMLInputElement | null): void {
  input?.focus();
  input?.select();
}
