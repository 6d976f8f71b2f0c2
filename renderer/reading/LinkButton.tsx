import { Toolbar } from '@base-ui/react/toolbar';
import { useTranslation } from 'react-i18next';
import { useDeskActions } from '../state/desk-context';

/** Begins a relation from what the toolbar is about. */
export function LinkButton() {
  const { t } = useTranslation('relations');
  const actions = useDeskActions();
  return (
    <Toolbar.Button className="reading-toolbar-button" onClick={() => actions.startRelating()}>
      {t('link')}
    </Toolbar.Button>
  );
}

/** What the toolbar offers while the other end of a relation is picked. */
export function PickButtons() {
  const { t } = useTranslation('relations');
  const actions = useDeskActions();
  return (
    <>
      <Toolbar.Button className="reading-toolbar-button" onClick={() => actions.relateTo()}>
        {t('relate-here')}
      </Toolbar.Button>
      <Toolbar.Button className="reading-toolbar-button" onClick={() => actions.endRelating()}>
        {t('picking-cancel')}
      </Toolbar.Button>
    </>
  );
}
