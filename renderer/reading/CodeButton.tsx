import { Toolbar } from '@base-ui/react/toolbar';
import { useTranslation } from 'react-i18next';
import { useDeskActions } from '../state/desk-context';

/** Asks for codes for what the toolbar is about. */
export function CodeButton() {
  const { t } = useTranslation('codebook');
  const actions = useDeskActions();
  return (
    <Toolbar.Button className="reading-toolbar-button" onClick={() => actions.startCoding()}>
      {t('code')}
    </Toolbar.Button>
  );
}
