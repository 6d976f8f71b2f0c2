import { useTranslation } from 'react-i18next';
import { useDeskActions } from '../state/desk-context';
import { ToolButton } from './ToolButton';

/** Asks for codes for what the toolbar is about. */
export function CodeButton() {
  const { t } = useTranslation('codebook');
  const actions = useDeskActions();
  return (
    <ToolButton command="code" onClick={() => actions.startCoding()}>
      {t('code')}
    </ToolButton>
  );
}
