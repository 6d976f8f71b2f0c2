import { Checkbox } from '@base-ui/react/checkbox';
import { CheckboxGroup as Base } from '@base-ui/react/checkbox-group';
import { Check } from 'lucide-react';
import { useId } from 'react';
import { classNames } from './class-names';
import { type Option, OptionText } from './OptionText';

export interface CheckboxGroupProps<Value extends string> {
  readonly label: string;
  readonly values: readonly Value[];
  readonly options: readonly Option<Value>[];
  readonly className?: string | undefined;
  /** The ticked ones, in the order of the options. */
  readonly onValuesChange: (values: readonly Value[]) => void;
}

export function CheckboxGroup<Value extends string>({ label, values, options, className, onValuesChange }: CheckboxGroupProps<Value>) {
  const id = useId();
  const take = (next: readonly string[]) => onValuesChange(options.map(({ value }) => value).filter((value) => next.includes(value)));
  return (
    <div className={classNames('ui-field', className)}>
      <span id={id} className="ui-field-label">
        {label}
      </span>
      <Base aria-labelledby={id} value={[...values]} onValueChange={take} className="ui-radio-group">
        {options.map((option) => (
          <div key={option.value} className="ui-radio-row">
            <Checkbox.Root id={`${id}-${option.value}`} value={option.value} disabled={option.disabled === true} className="ui-checkbox">
              <Checkbox.Indicator className="ui-checkbox-tick">
                <Check size={12} strokeWidth={3} aria-hidden="true" />
              </Checkbox.Indicator>
            </Checkbox.Root>
            <OptionText id={`${id}-${option.value}`} option={option} />
          </div>
        ))}
      </Base>
    </div>
  );
}
