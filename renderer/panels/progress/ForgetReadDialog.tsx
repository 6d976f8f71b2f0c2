import { useTranslation } from 'react-i18next';
import { useDesk, useDeskActions } from '../../state/desk-context';
import { ConfirmDialog } from '../../ui/ConfirmDialog';

/** Asks before what was read is forgotten: this is no step that undo takes back. */
export function ForgetReadDialog() {
  const { t } = useTranslation('panels');
  const actions = useDeskActions();
  const open = useDesk((state) => state.dialog === 'forget-read');
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => actions.openDialog(next ? 'forget-read' : null)}
      title={t('forget-read-title')}
      description={t('forget-read-about')}
      confirmLabel={t('forget-read-do')}
      danger
      onConfirm={() => actions.forgetRead()}
    />
  );
}
