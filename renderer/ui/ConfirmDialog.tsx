import { AlertDialog } from '@base-ui/react/alert-dialog';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';

export interface ConfirmDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** The question. */
  readonly title: string;
  /** What will happen and what stays safe. */
  readonly description: ReactNode;
  /** Names the act ("Empty the trash"), never "OK". */
  readonly confirmLabel: string;
  readonly cancelLabel?: string | undefined;
  readonly danger?: boolean | undefined;
  readonly onConfirm: () => void;
}

/** Asks before what cannot be taken back. Focus starts on the safe answer; a click beside it answers nothing. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { t } = useTranslation('app');
  const safe = useRef<HTMLButtonElement>(null);
  const confirm = () => {
    props.onOpenChange(false);
    props.onConfirm();
  };
  return (
    <AlertDialog.Root open={props.open} onOpenChange={(next) => props.onOpenChange(next)}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="ui-backdrop" />
        <AlertDialog.Popup className="ui-dialog ui-dialog-small" initialFocus={safe}>
          <div className="ui-dialog-header">
            <AlertDialog.Title className="ui-dialog-title">{props.title}</AlertDialog.Title>
          </div>
          <AlertDialog.Description className="ui-dialog-description" render={<div />}>
            {props.description}
          </AlertDialog.Description>
          <div className="ui-dialog-footer">
            <AlertDialog.Close render={<Button ref={safe} />}>{props.cancelLabel ?? t('cancel')}</AlertDialog.Close>
            <Button variant={props.danger === true ? 'danger' : 'accent'} onClick={confirm}>
              {props.confirmLabel}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
