import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup as Base } from '@base-ui/react/toggle-group';
import type { ReactNode } from 'react';

export interface ToggleOption<Value extends string> {
  readonly value: Value;
  readonly content: ReactNode;
  /** Given where the content does not name it. */
  readonly label?: string | undefined;
}

interface ToggleGroupShape<Value extends string> {
  /** Names the group. */
  readonly label: string;
  readonly options: readonly ToggleOption<Value>[];
  readonly className?: string | undefined;
}

export interface ToggleGroupProps<Value extends string> extends ToggleGroupShape<Value> {
  readonly value: Value;
  readonly onValueChange: (value: Value) => void;
}

/** One of several, always exactly one. */
export function ToggleGroup<Value extends string>({ label, options, value, onValueChange, className }: ToggleGroupProps<Value>) {
  return (
    <Base<Value>
      aria-label={label}
      className={className ?? 'ui-toggle-group'}
      value={[value]}
      onValueChange={([next]) => {
        if (next !== undefined) onValueChange(next);
      }}
    >
      <ToggleOptions options={options} />
    </Base>
  );
}

export interface ToggleSetProps<Value extends string> extends ToggleGroupShape<Value> {
  readonly values: readonly Value[];
  readonly onValuesChange: (values: readonly Value[]) => void;
}

/** Any of several, also none. */
export function ToggleSet<Value extends string>({ label, options, values, onValuesChange, className }: ToggleSetProps<Value>) {
  return (
    <Base<Value>
      multiple
      aria-label={label}
      className={className ?? 'ui-toggle-group'}
      value={values}
      onValueChange={(next) => onValuesChange(next)}
    >
      <ToggleOptions options={options} />
    </Base>
  );
}

function ToggleOptions<Value extends string>({ options }: { readonly options: readonly ToggleOption<Value>[] }) {
  return options.map((option) => (
    <Toggle<Value> key={option.value} value={option.value} aria-label={option.label} className="ui-toggle">
      {option.content}
    </Toggle>
  ));
}
