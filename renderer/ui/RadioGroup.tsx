import { Radio } from '@base-ui/react/radio';
import { RadioGroup as Base } from '@base-ui/react/radio-group';
import { type ReactNode, useId } from 'react';
import { classNames } from './class-names';

export interface RadioOption<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  readonly description?: ReactNode;
  readonly disabled?: boolean | undefined;
}

export interface RadioGroupProps<Value extends string> {
  readonly label: string;
  readonly hideLabel?: boolean | undefined;
  readonly value: Value;
  readonly options: readonly RadioOption<Value>[];
  readonly className?: string | undefined;
  readonly onValueChange: (value: Value) => void;
}

export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const id = useId();
  return (
    <div className={classNames('ui-field', props.className)}>
      <span id={id} className={props.hideLabel === true ? 'ui-visually-hidden' : 'ui-field-label'}>
        {props.label}
      </span>
      <Base<Value> aria-labelledby={id} value={props.value} onValueChange={(next) => props.onValueChange(next)} className="ui-radio-group">
        {props.options.map((option) => (
          <div key={option.value} className="ui-radio-row">
            <Radio.Root id={`${id}-${option.value}`} value={option.value} disabled={option.disabled === true} className="ui-radio">
              <Radio.Indicator className="ui-radio-dot" />
            </Radio.Root>
            <label htmlFor={`${id}-${option.value}`} className="ui-radio-text">
              <span>{option.label}</span>
              {option.description !== undefined && <span className="ui-field-description">{option.description}</span>}
            </label>
          </div>
        ))}
      </Base>
    </div>
  );
}
