import { useTranslation } from 'react-i18next';
import { useDesk, useDeskActions } from '../../state/desk-context';
import { Dialog } from '../../ui/Dialog';
import { Legend } from './Legend';

export function LegendDialog() {
  const { t } = useTranslation('panels');
  const open = useDesk((state) => state.dialog === 'legend');
  const actions = useDeskActions();
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => actions.openDialog(next ? 'legend' : null)}
      title={t('legend-title')}
      description={t('legend-description')}
      size="small"
      className="legend-dialog"
    >
      <Legend />
    </Dialog>
  );
}
