import { useTranslation } from 'react-i18next';
import { findCurrentPass } from '../../../shared/history/passes';
import { useDesk, useDeskActions } from '../../state/desk-context';
import '../../styles/history.css';
import { Button } from '../../ui/Button';
import { Switch } from '../../ui/Switch';
import { usePassName } from './use-pass-name';

/** Says that a reading goes on in which what was marked before is hidden, and ends it. */
export function PassBar() {
  const { t } = useTranslation('history');
  const actions = useDeskActions();
  const pass = useDesk((state) => findCurrentPass(state.passes));
  const isPast = useDesk((state) => state.past !== null);
  const showsEarlier = useDesk((state) => state.showsEarlier);
  const nameOf = usePassName();
  if (pass === null || isPast) return null;
  return (
    <section className="app-bar" data-kind="pass" aria-label={t('pass-bar')}>
      <p className="app-bar-text">
        <strong>{nameOf(pass)}</strong> {t('pass-about')}
      </p>
      <Switch label={t('pass-show-earlier')} checked={showsEarlier} onCheckedChange={actions.showEarlier} />
      <Button size="small" onClick={() => actions.openDialog('compare')}>
        {t('pass-compare')}
      </Button>
      <Button
        size="small"
        onClick={() => {
          actions.endPass();
          actions.openDialog('compare');
        }}
      >
        {t('pass-end')}
      </Button>
    </section>
  );
}
