import { Combobox } from '@base-ui/react/combobox';
import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Option } from './Select';

export interface PickerOption<Value extends string> extends Option<Value> {
  readonly icon?: ReactNode;
}

export interface PickerProps<Value extends string> {
  /** Names the field; not shown. */
  readonly label: string;
  readonly placeholder: string;
  /** Said when nothing answers to what is typed. */
  readonly empty: string;
  readonly value: Value | null;
  readonly options: readonly PickerOption<Value>[];
  /** Whether an option answers to what is typed. */
  readonly answers: (option: PickerOption<Value>, typed: string) => boolean;
  readonly onValueChange: (value: Value) => void;
}

/** So many are offered at once; another letter narrows them. */
const MOST = 60;

/** One of many, found by typing. */
export function Picker<Value extends string>(props: PickerProps<Value>) {
  const { label, placeholder, empty, value, options, answers, onValueChange } = props;
  const chosen = options.find((option) => option.value === value) ?? null;
  return (
    <Combobox.Root<PickerOption<Value>>
      items={options}
      value={chosen}
      autoHighlight
      limit={MOST}
      filter={answers}
      isItemEqualToValue={(one, other) => one.value === other.value}
      onValueChange={(next) => {
        if (next !== null) onValueChange(next.value);
      }}
    >
      <span className="ui-picker">
        {chosen?.icon !== undefined && (
          <span className="ui-picker-icon" aria-hidden="true">
            {chosen.icon}
          </span>
        )}
        <Combobox.Input className="ui-input ui-picker-input" aria-label={label} placeholder={placeholder} lang={chosen?.lang} />
        <Combobox.Trigger className="ui-picker-trigger" tabIndex={-1} aria-label={label}>
          <ChevronDown size={15} aria-hidden="true" />
        </Combobox.Trigger>
      </span>
      <Combobox.Portal>
        <Combobox.Positioner className="ui-layer" sideOffset={4} align="start">
          <Combobox.Popup className="ui-sheet ui-menu ui-picker-popup">
            <Combobox.Empty className="ui-picker-empty-region">
              <p className="ui-picker-empty">{empty}</p>
            </Combobox.Empty>
            <Combobox.List>
              {(option: PickerOption<Value>) => (
                <Combobox.Item key={option.value} value={option} className="ui-menu-item" lang={option.lang}>
                  <span className="ui-menu-icon" aria-hidden="true">
                    {option.icon}
                  </span>
                  <span className="ui-menu-label">{option.label}</span>
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}
