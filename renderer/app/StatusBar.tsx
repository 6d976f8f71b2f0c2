import { useTranslation } from 'react-i18next';
import { countRead } from '../../shared/orientation/progress';
import { useDesk, useDeskActions, useDeskLater } from '../state/desk-context';
import { Kbd } from '../ui/Kbd';
import { VisuallyHidden } from '../ui/VisuallyHidden';
import { countParagraphs, findParagraphNear } from './paragraph-in-view';
import { SaveStatusButton } from './SaveStatusButton';

export function StatusBar() {
  const { t } = useTranslation('app');
  return (
    <section className="app-status" data-region="status" aria-label={t('region-status')}>
      <PlaceButton />
      <ReadShare />
      <Counts />
      <SaveStatusButton />
      <BadRecords />
      <CaretSign />
      <LeaveFocus />
      <TypeButton />
    </section>
  );
}

function PlaceButton() {
  const { t } = useTranslation('app');
  const actions = useDeskActions();
  const current = useDeskLater((state) => (state.source === null ? null : findParagraphNear(state.source.text.blocks, state.currentBlock)));
  const total = useDesk((state) => (state.source === null ? 0 : countParagraphs(state.source.text.blocks)));
  if (current === null) return null;
  return (
    <button type="button" className="app-status-item" onClick={() => actions.setPreferences({ sidePanel: 'outline', sidePanelOpen: true })}>
      {t('status-paragraph', { current, total })}
      <VisuallyHidden>{t('status-paragraph-more')}</VisuallyHidden>
    </button>
  );
}

/** How much was read; nothing while nothing was. */
function ReadShare() {
  const { t } = useTranslation('app');
  const actions = useDeskActions();
  const percent = useDeskLater(({ source, read, preferences }) => {
    if (source === null || !preferences.progress) return 0;
    const total = countParagraphs(source.text.blocks);
    return total === 0 ? 0 : Math.floor((countRead(read, total) / total) * 100);
  });
  if (percent === 0) return null;
  return (
    <button type="button" className="app-status-item" onClick={() => actions.goToUnread()}>
      {t('status-read', { percent })}
      {percent < 100 && <VisuallyHidden>{t('status-read-more')}</VisuallyHidden>}
    </button>
  );
}

function Counts() {
  const { t } = useTranslation('app');
  const source = useDesk((state) => state.source);
  useDeskLater((state) => state.annotationsVersion);
  if (source === null) return null;
  const { size, noteCount } = source.annotations;
  return (
    <span className="app-status-item">
      {t('status-highlights', { count: size })} · {t('status-notes', { count: noteCount })}
    </span>
  );
}

function BadRecords() {
  const { t } = useTranslation('app');
  const actions = useDeskActions();
  const count = useDesk((state) => state.badRecords.length);
  if (count === 0) return null;
  return (
    <button type="button" className="app-status-item" data-kind="danger" onClick={() => actions.openDialog('backups')}>
      {t('status-bad-records', { count })}
    </button>
  );
}

function CaretSign() {
  const { t } = useTranslation('app');
  const on = useDesk((state) => state.caretOn);
  return on && <span className="app-status-item">{t('status-caret')}</span>;
}

function LeaveFocus() {
  const { t } = useTranslation('app');
  const actions = useDeskActions();
  const on = useDesk((state) => state.focusMode);
  return (
    on && (
      <button type="button" className="app-status-item" onClick={() => actions.setFocusMode(false)}>
        {t('leave-focus')} <Kbd keys="Escape" />
      </button>
    )
  );
}

function TypeButton() {
  const { t } = useTranslation(['app', 'settings']);
  const actions = useDeskActions();
  const size = useDesk((state) => state.preferences.typeSize);
  const theme = t(`settings:theme-${useDesk((state) => state.preferences.theme)}`);
  return (
    <button type="button" className="app-status-item app-status-end" onClick={() => actions.openDialog('settings')}>
      {t('app:status-type', { size, theme })}
      <VisuallyHidden>{t('app:status-type-more')}</VisuallyHidden>
    </button>
  );
}
