import { useTranslation } from 'react-i18next';
import { useDesk, useDeskActions } from '../../state/desk-context';
import '../../styles/palette.css';
import { Dialog } from '../../ui/Dialog';
import { StepList } from './StepList';

/** The history of undo: every step of late, each of which can be gone back or forward to in one gesture. */
export function StepsDialog() {
  const { t } = useTranslation('changes');
  const actions = useDeskActions();
  const isOpen = useDesk((state) => state.dialog === 'steps');
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(open) => !open && actions.openDialog(null)}
      title={t('steps-title')}
      description={t('steps-description')}
      className="palette-dialog"
    >
      <StepList
        onChoose={(seq) => {
          actions.openDialog(null);
          void actions.travelTo(seq);
        }}
      />
    </Dialog>
  );
}
