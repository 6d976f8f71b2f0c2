import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findCurrentPass } from '../../../shared/history/passes';
import { useDesk, useDeskActions } from '../../state/desk-context';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/TextField';

/** Begins a reading from a fresh start, after saying what that means. */
export function StartPassDialog() {
  const { t } = useTranslation('history');
  const open = useDesk((state) => state.dialog === 'start-pass');
  const isReading = useDesk((state) => findCurrentPass(state.passes) !== null);
  const actions = useDeskActions();
  const form = useId();
  const [name, setName] = useState('');
  const start = (event: FormEvent) => {
    event.preventDefault();
    actions.startPass(name);
    actions.openDialog(null);
    setName('');
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => actions.openDialog(next ? 'start-pass' : null)}
      title={t('start-title')}
      description={<p>{t(isReading ? 'start-about-open' : 'start-about')}</p>}
      size="small"
      footer={
        <>
          <Button onClick={() => actions.openDialog(null)}>{t('cancel')}</Button>
          <Button variant="accent" type="submit" form={form}>
            {t('start')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={start}>
        <TextField label={t('start-name')} description={t('start-name-about')} value={name} onValueChange={setName} maxLength={120} />
      </form>
    </Dialog>
  );
}
