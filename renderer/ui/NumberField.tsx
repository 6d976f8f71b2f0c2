import { NumberField as Base } from '@base-ui/react/number-field';
import { Minus, Plus } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

export interface NumberFieldProps {
  readonly label: string;
  readonly hideLabel?: boolean | undefined;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly onValueChange: (value: number) => void;
}

export function NumberField({ label, hideLabel, value, min, max, step, onValueChange }: NumberFieldProps) {
  const { t } = useTranslation('app');
  const id = useId();
  return (
    <Base.Root
      id={id}
      className="ui-field"
      value={value}
      min={min}
      max={max}
      step={step}
      onValueChange={(next) => {
        if (next !== null) onValueChange(next);
      }}
    >
      <label htmlFor={id} className={hideLabel === true ? 'ui-visually-hidden' : 'ui-field-label'}>
        {label}
      </label>
      <Base.Group className="ui-number">
        <Base.Decrement className="ui-icon-button ui-icon-button-small" aria-label={t('decrease', { name: label })}>
          <Minus size={14} aria-hidden="true" />
        </Base.Decrement>
        <Base.Input className="ui-input ui-number-input" />
        <Base.Increment className="ui-icon-button ui-icon-button-small" aria-label={t('increase', { name: label })}>
          <Plus size={14} aria-hidden="true" />
        </Base.Increment>
      </Base.Group>
    </Base.Root>
  );
}
