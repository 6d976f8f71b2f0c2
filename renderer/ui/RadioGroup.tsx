import { Radio } from '@base-ui/react/radio';
import { RadioGroup as Base } from '@base-ui/react/radio-group';
import { useId } from 'react';
import { classNames } from './class-names';
import { type Option, OptionText } from './OptionText';

export interface RadioGroupProps<Value extends string> {
  readonly label: string;
  readonly hideLabel?: boolean | undefined;
  readonly value: Value;
  readonly options: readonly Option<Value>[];
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
            <OptionText id={`${id}-${option.value}`} option={option} />
          </div>
        ))}
      </Base>
    </div>
  );
}
