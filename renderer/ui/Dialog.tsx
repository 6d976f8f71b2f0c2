import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from './class-names';

export interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly description?: ReactNode;
  /** Width: 420, 560, 760 or 1040 CSS pixels, never wider than the window. */
  readonly size?: 'small' | 'medium' | 'large' | 'wide' | undefined;
  /** Buttons at the foot, the main one last. */
  readonly footer?: ReactNode;
  readonly children?: ReactNode;
  readonly className?: string | undefined;
  /** Asked when it closes: false where the one who closed it has put the focus somewhere already. */
  readonly returnFocus?: (() => boolean) | undefined;
}

/** A dialog may say that it begins elsewhere than with its first control. */
const BEGINNING = '[data-begins] [tabindex="0"]';
const FIRST_CONTROL = 'input:not([type="hidden"]), textarea, button, a[href], [tabindex="0"]';

/** A control far below would scroll what is to be read first out of sight. */
function isInSight(control: HTMLElement): boolean {
  const body = control.closest('.ui-dialog-body');
  return body === null || control.getBoundingClientRect().bottom <= body.getBoundingClientRect().bottom;
}

/** Modal; Esc and a click beside it close it; focus returns to where it came from. */
export function Dialog({ open, onOpenChange, title, description, size = 'medium', footer, children, className, returnFocus }: DialogProps) {
  const { t } = useTranslation('app');
  const body = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className="ui-backdrop" />
        <Base.Popup
          className={classNames('ui-dialog', `ui-dialog-${size}`, className)}
          finalFocus={returnFocus ?? true}
          initialFocus={() => {
            const find = (selector: string) => body.current?.querySelector<HTMLElement>(selector);
            const first = find(FIRST_CONTROL);
            return find(BEGINNING) ?? (first && isInSight(first) ? first : true);
          }}
        >
          <div className="ui-dialog-header">
            <Base.Title className="ui-dialog-title">{title}</Base.Title>
            <Base.Close className="ui-icon-button ui-icon-button-normal" aria-label={t('close')}>
              <X size={18} aria-hidden="true" />
            </Base.Close>
          </div>
          {description !== undefined && (
            <Base.Description className="ui-dialog-description" render={<div />}>
              {description}
            </Base.Description>
          )}
          {children !== undefined && (
            <div ref={body} className="ui-dialog-body">
              {children}
            </div>
          )}
          {footer !== undefined && <div className="ui-dialog-footer">{footer}</div>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
