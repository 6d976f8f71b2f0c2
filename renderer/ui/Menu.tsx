import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Kbd } from './Kbd';

export interface MenuProps {
  /** The button that opens it; named by itself. */
  readonly trigger: ReactElement;
  readonly align?: 'start' | 'center' | 'end' | undefined;
  readonly side?: 'top' | 'bottom' | undefined;
  readonly open?: boolean | undefined;
  readonly onOpenChange?: ((open: boolean) => void) | undefined;
  readonly children: ReactNode;
}

export function Menu({ trigger, align = 'end', side = 'bottom', open, onOpenChange, children }: MenuProps) {
  return (
    <Base.Root modal={false} open={open} onOpenChange={(next) => onOpenChange?.(next)}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={6} className="ui-layer">
          <Base.Popup className="ui-menu">{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export interface MenuItemProps {
  readonly children: ReactNode;
  readonly icon?: ReactNode;
  /** A key combination such as `Mod+E`. */
  readonly keys?: string | null | undefined;
  readonly disabled?: boolean | undefined;
  readonly danger?: boolean | undefined;
  readonly onSelect: () => void;
}

export function MenuItem({ children, icon, keys, disabled = false, danger = false, onSelect }: MenuItemProps) {
  return (
    <Base.Item className="ui-menu-item" data-danger={danger || undefined} disabled={disabled} onClick={onSelect}>
      <span className="ui-menu-icon" aria-hidden="true">
        {icon}
      </span>
      <span className="ui-menu-label">{children}</span>
      {keys && <Kbd keys={keys} />}
    </Base.Item>
  );
}

export interface MenuCheckItemProps {
  readonly children: ReactNode;
  readonly checked: boolean;
  readonly keys?: string | null | undefined;
  readonly onChange: (checked: boolean) => void;
}

export function MenuCheckItem({ children, checked, keys, onChange }: MenuCheckItemProps) {
  return (
    <Base.CheckboxItem className="ui-menu-item" checked={checked} onCheckedChange={(next) => onChange(next)} closeOnClick>
      <span className="ui-menu-icon" aria-hidden="true">
        <Base.CheckboxItemIndicator>
          <Check size={15} />
        </Base.CheckboxItemIndicator>
      </span>
      <span className="ui-menu-label">{children}</span>
      {keys && <Kbd keys={keys} />}
    </Base.CheckboxItem>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="ui-menu-separator" />;
}
