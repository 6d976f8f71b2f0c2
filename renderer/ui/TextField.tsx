import { Field } from '@base-ui/react/field';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import { classNames } from './class-names';

export interface TextFieldProps extends Omit<ComponentPropsWithRef<'input'>, 'value' | 'defaultValue' | 'onChange'> {
  readonly label: string;
  readonly hideLabel?: boolean | undefined;
  readonly description?: ReactNode;
  /** What is wrong with the value; null or left out when nothing is. */
  readonly error?: string | null | undefined;
  readonly value: string;
  readonly onValueChange: (value: string) => void;
}

export function TextField({ label, hideLabel, description, error, value, onValueChange, className, disabled, ...rest }: TextFieldProps) {
  const failed = typeof error === 'string';
  return (
    <Field.Root className="ui-field" invalid={failed} disabled={disabled}>
      <Field.Label className={hideLabel === true ? 'ui-visually-hidden' : 'ui-field-label'}>{label}</Field.Label>
      <Field.Control
        {...rest}
        value={value}
        onValueChange={(next) => onValueChange(next)}
        className={classNames('ui-input', className)}
        autoComplete="off"
        spellCheck={rest.spellCheck ?? false}
      />
      {description !== undefined && <Field.Description className="ui-field-description">{description}</Field.Description>}
      {failed && (
        <Field.Error className="ui-field-error" match>
          {error}
        </Field.Error>
      )}
    </Field.Root>
  );
}
