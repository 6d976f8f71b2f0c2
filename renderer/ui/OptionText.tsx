import type { ReactNode } from 'react';

export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  readonly description?: ReactNode;
  readonly disabled?: boolean | undefined;
}

/** What an option is called and what it means, for the control with this id. */
export function OptionText({ id, option }: { readonly id: string; readonly option: Option<string> }) {
  return (
    <label htmlFor={id} className="ui-radio-text">
      <span>{option.label}</span>
      {option.description !== undefined && <span className="ui-field-description">{option.description}</span>}
    </label>
  );
}
