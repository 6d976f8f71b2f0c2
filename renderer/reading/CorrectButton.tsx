import { useTranslation } from 'react-i18next';
import { useDeskActions } from '../state/desk-context';
import { ToolButton } from './ToolButton';

/** Asks what should stand in the place of what the toolbar is about. */
export function CorrectButton() {
  const { t } = useTranslation('correction');
  const actions = useDeskActions();
  return (
    <ToolButton command="correct" onClick={() => actions.startCorrecting()}>
      {t('correct')}
    </ToolButton>
  );
}
