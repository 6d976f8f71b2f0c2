import { useTranslation } from 'react-i18next';
import { useDesk, useDeskActions } from '../state/desk-context';
import { Button } from '../ui/Button';

/** Says without fail that what lies on the desk is the sample, and leads out of it. */
export function SampleBar() {
  const { t } = useTranslation(['app', 'commands']);
  const actions = useDeskActions();
  const isSample = useDesk((state) => state.libraryKind === 'sample');
  if (!isSample) return null;
  return (
    <section className="app-bar" data-kind="sample" aria-label={t('app:sample-title')}>
      <p className="app-bar-text">
        <strong>{t('app:sample-title')}</strong> {t('app:sample-about')}
      </p>
      <Button size="small" onClick={() => void actions.turnTo('sample-afresh')}>
        {t('commands:restart-sample')}
      </Button>
      <Button size="small" onClick={() => void actions.turnTo('own')}>
        {t('commands:leave-sample')}
      </Button>
    </section>
  );
}
