import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskActions, useDeskLater } from '../state/desk-context';
import type { Notice } from '../state/desk-state';
import { Button } from '../ui/Button';
import { IconButton } from '../ui/IconButton';
import { Progress } from '../ui/Progress';
import { CommandTip } from './CommandTip';
import { useNoticeText } from './use-notice-text';

/** Milliseconds a message stays that asks for nothing. Errors stay until they are dismissed. */
const SHOWN_FOR = 9000;

/** Short messages in a row of their own above the status bar, so that they never lie over the text. */
export function Notices() {
  const { t } = useTranslation('app');
  const notices = useDeskLater((state) => state.notices);
  return (
    <section className="app-notices" aria-label={t('notices')}>
      <WorkingRow />
      <div role="status" aria-live="polite" aria-atomic="false" className="app-notice-list">
        {notices
          .filter((notice) => notice.kind === 'info')
          .map((notice) => (
            <NoticeRow key={notice.id} notice={notice} />
          ))}
      </div>
      <div role="alert" aria-atomic="false" className="app-notice-list">
        {notices
          .filter((notice) => notice.kind === 'error')
          .map((notice) => (
            <NoticeRow key={notice.id} notice={notice} />
          ))}
      </div>
    </section>
  );
}

/** How far steps are that take a while; an import says it in its own dialog while that is open. */
function WorkingRow() {
  const { t } = useTranslation('notices');
  const working = useDeskLater((state) => state.working);
  const hasDialog = useDeskLater((state) => state.dialog !== null);
  if (working === null || hasDialog) return null;
  return (
    <div className="app-notice app-working">
      <Progress label={t(`working-${working.kind}`)} value={working.done} />
    </div>
  );
}

function NoticeRow({ notice }: { readonly notice: Notice }) {
  const { t } = useTranslation('app');
  const actions = useDeskActions();
  const text = useNoticeText(notice);
  const [held, setHeld] = useState(false);
  const { id, kind, about } = notice;
  useEffect(() => {
    if (kind === 'error' || held) return;
    const timer = setTimeout(() => actions.dismiss(id), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [actions, id, kind, held]);
  const undo = () => {
    actions.dismiss(id);
    void actions.undo();
  };
  return (
    <fieldset
      className="app-notice"
      data-kind={kind}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className="app-notice-text">{text}</span>
      {about !== undefined && about.size > 0 && (
        <Button
          size="small"
          onClick={() => {
            actions.dismiss(id);
            actions.listOnly(about);
          }}
        >
          {t('notice-list')}
        </Button>
      )}
      {notice.canUndo && (
        <CommandTip id="undo">
          <Button size="small" onClick={undo}>
            {t('notice-undo')}
          </Button>
        </CommandTip>
      )}
      <IconButton size="small" label={t('notice-dismiss')} icon={<X size={14} aria-hidden="true" />} onClick={() => actions.dismiss(id)} />
    </fieldset>
  );
}
