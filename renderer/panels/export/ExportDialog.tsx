import { useTranslation } from 'react-i18next';
import { useDesk, useDeskActions } from '../../state/desk-context';
import { Dialog } from '../../ui/Dialog';
import '../../styles/export.css';
import { ExportForm } from './ExportForm';

/** Takes notes, text or the whole library out, by what they are for. */
export function ExportDialog() {
  const { t } = useTranslation('export');
  const actions = useDeskActions();
  const open = useDesk((state) => state.dialog === 'export');
  const source = useDesk((state) => state.source);
  return (
    <Dialog
      open={open && source !== null}
      onOpenChange={(next) => actions.openDialog(next ? 'export' : null)}
      title={t('title')}
      description={t('description')}
      size="wide"
      className="export-dialog"
    >
      {source !== null && <ExportForm source={source} />}
    </Dialog>
  );
}
