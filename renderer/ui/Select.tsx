import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';

export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** The language of the label where it is not the interface's. */
  readonly lang?: string | undefined;
  readonly disabled?: boolean | undefined;
}

export interface SelectProps<Value extends string> {
  readonly label: string;
  readonly hideLabel?: boolean | undefined;
  readonly value: Value;
  readonly options: readonly Option<Value>[];
  readonly disabled?: boolean | undefined;
  readonly onValueChange: (value: Value) => void;
}

export function Select<Value extends string>({ label, hideLabel, value, options, disabled = false, onValueChange }: SelectProps<Value>) {
  return (
    <div className="ui-field">
      <Base.Root<Value>
        modal={false}
        value={value}
        disabled={disabled}
        items={options}
        onValueChange={(next) => {
          if (next !== null) onValueChange(next);
        }}
      >
        <Base.Label className={hideLabel === true ? 'ui-visually-hidden' : 'ui-field-label'}>{label}</Base.Label>
        <Base.Trigger className="ui-select">
          <Base.Value className="ui-select-value" />
          <Base.Icon className="ui-select-icon">
            <ChevronDown size={15} aria-hidden="true" />
          </Base.Icon>
        </Base.Trigger>
        <Base.Portal>
          <Base.Positioner className="ui-layer" sideOffset={4} alignItemWithTrigger={false}>
            <Base.Popup className="ui-sheet ui-menu">
              <Base.List>
                {options.map((option) => (
                  <Base.Item
                    key={option.value}
                    value={option.value}
                    disabled={option.disabled === true}
                    className="ui-menu-item"
                    lang={option.lang}
                  >
                    <span className="ui-menu-icon" aria-hidden="true">
                      <Base.ItemIndicator>
                        <Check size={15} />
                      </Base.ItemIndicator>
                    </span>
                    <Base.ItemText className="ui-menu-label">{option.label}</Base.ItemText>
                  </Base.Item>
                ))}
              </Base.List>
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </div>
  );
}
