import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import { classNames } from './class-names';

export interface TabItem<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  readonly panel: ReactNode;
}

export interface TabsProps<Value extends string> {
  /** Names the list of tabs. */
  readonly label: string;
  readonly value: Value;
  readonly items: readonly TabItem<Value>[];
  readonly className?: string | undefined;
  readonly onValueChange: (value: Value) => void;
}

export function Tabs<Value extends string>({ label, value, items, className, onValueChange }: TabsProps<Value>) {
  const change = (next: unknown) => {
    const chosen = items.find((item) => item.value === next);
    if (chosen !== undefined) onValueChange(chosen.value);
  };
  return (
    <Base.Root className={classNames('ui-tabs', className)} value={value} onValueChange={change}>
      <Base.List className="ui-tab-list" aria-label={label} activateOnFocus>
        {items.map((item) => (
          <Base.Tab key={item.value} value={item.value} className="ui-tab">
            {item.label}
          </Base.Tab>
        ))}
      </Base.List>
      {items.map((item) => (
        <Base.Panel key={item.value} value={item.value} className="ui-tab-panel">
          {item.panel}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
