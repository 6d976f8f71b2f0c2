import { Menu as Base } from '@base-ui/react/menu';
import { Check, ChevronRight } from 'lucide-react';
import type { KeyboardEvent, ReactElement, ReactNode } from 'react';
import { Kbd } from './Kbd';
import { ariaKeys, isApplePlatform } from './key-names';

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
          <Base.Popup className="ui-sheet ui-menu">{children}</Base.Popup>
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
    <Base.Item
      className="ui-menu-item"
      aria-keyshortcuts={ariaKeys(keys, isApplePlatform())}
      data-danger={danger || undefined}
      disabled={disabled}
      onClick={onSelect}
    >
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

export interface AnchoredMenuProps {
  /** Names the menu. */
  readonly label: string;
  /** Where it opens, in the window. */
  readonly anchor: () => DOMRect;
  readonly onClose: () => void;
  /** What takes the focus when it closes; null leaves it where it is. */
  readonly returnFocus: () => HTMLElement | null;
  /** Hears keys before the menu does, such as those that its items name. */
  readonly onKeyDown?: ((event: KeyboardEvent) => void) | undefined;
  readonly children: ReactNode;
}

/** A menu that stands open beside a place of the page, for as long as it is mounted. */
export function AnchoredMenu({ label, anchor, onClose, returnFocus, onKeyDown, children }: AnchoredMenuProps) {
  return (
    <Base.Root modal={false} open onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Positioner anchor={{ getBoundingClientRect: anchor }} align="start" side="bottom" sideOffset={2} className="ui-layer">
          <Base.Popup
            className="ui-sheet ui-menu"
            aria-label={label}
            finalFocus={() => returnFocus() ?? false}
            onKeyDownCapture={onKeyDown}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export function Submenu({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Base.SubmenuRoot>
      <Base.SubmenuTrigger className="ui-menu-item">
        <span className="ui-menu-icon" aria-hidden="true" />
        <span className="ui-menu-label">{label}</span>
        <ChevronRight size={14} aria-hidden="true" />
      </Base.SubmenuTrigger>
      <Base.Portal>
        <Base.Positioner sideOffset={2} className="ui-layer">
          <Base.Popup className="ui-sheet ui-menu" aria-label={label}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.SubmenuRoot>
  );
}
