import { ChevronDown, FilePenLine, List, PanelLeft, StickyNote, TextSearch } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { FindBar } from '../panels/find/FindBar';
import { useCommentary, useConcordance, useDesk, useDeskActions, useDeskHandle } from '../state/desk-context';
import { useShortcut } from '../state/shortcut-context';
import { Button } from '../ui/Button';
import { IconButton } from '../ui/IconButton';
import { VisuallyHidden } from '../ui/VisuallyHidden';
import { CommandTip } from './CommandTip';
import { MoreMenu } from './MoreMenu';
import { useMediaQuery } from './use-media-query';
import { DRAWER_WIDTHS } from './window-widths';

export function TopBar() {
  const { t } = useTranslation('app');
  const actions = useDeskActions();
  const isPast = useDesk((state) => state.past !== null);
  const sideKeys = useShortcut('toggle-side-panel');
  const sidePanelOpen = useDesk((state) => state.preferences.sidePanelOpen);
  const listed = useDesk((state) => state.preferences.sidePanelOpen && state.preferences.sidePanel === 'annotations');
  const showList = () => actions.setPreferences({ sidePanel: listed ? 'outline' : 'annotations', sidePanelOpen: true });
  return (
    <header className="app-top" data-region="top">
      <div className="app-top-start">
        <IconButton
          label={t(sidePanelOpen ? 'hide-side-panel' : 'show-side-panel')}
          aria-expanded={sidePanelOpen}
          keys={sideKeys}
          icon={<PanelLeft size={17} aria-hidden="true" />}
          onClick={() => actions.setPreferences({ sidePanelOpen: !sidePanelOpen })}
        />
        <span className="app-wordmark">Postil</span>
        <SourceTitle />
      </div>
      <div className="app-top-middle">
        <FindBar />
      </div>
      <div className="app-top-end">
        <DrawerButton />
        <ConcordanceButton />
        <CommentaryButton />
        <CommandTip id="show-annotations">
          <Button
            className="app-list-button"
            icon={<List size={15} />}
            aria-label={t('annotations')}
            aria-pressed={listed}
            onClick={showList}
          >
            <span className="app-button-text">{t('annotations')}</span>
          </Button>
        </CommandTip>
        <CommandTip id="export">
          <Button variant="accent" disabled={isPast} onClick={() => actions.openDialog('export')}>
            {t('export')}
          </Button>
        </CommandTip>
        <MoreMenu />
      </div>
    </header>
  );
}

/** What lies on the desk; leads to the other texts of the library. */
function SourceTitle() {
  const { t } = useTranslation('app');
  const actions = useDeskActions();
  const provenance = useDesk((state) => state.work?.provenance);
  const title = provenance?.title ?? t('untitled');
  return (
    <CommandTip id="texts">
      <button type="button" className="app-source" onClick={() => actions.openDialog('texts')}>
        <VisuallyHidden>{t('open-texts')} </VisuallyHidden>
        <span className="app-title" lang={provenance?.language}>
          {title}
        </span>
        {provenance !== undefined && provenance.author !== null && <span className="app-author">{provenance.author}</span>}
        <ChevronDown className="app-source-more" size={14} aria-hidden="true" />
      </button>
    </CommandTip>
  );
}

/** Below 1100 px the notes lie in a drawer, and this opens it. */
function DrawerButton() {
  const { t } = useTranslation('app');
  const actions = useDeskActions();
  const open = useDesk((state) => state.drawerOpen);
  const hidden = useDesk((state) => state.preferences.marginState === 'hidden');
  const narrow = useMediaQuery(DRAWER_WIDTHS);
  if (!narrow || hidden) return null;
  return (
    <IconButton
      label={t(open ? 'hide-notes' : 'show-notes')}
      aria-expanded={open}
      pressed={open}
      icon={<StickyNote size={17} aria-hidden="true" />}
      onClick={() => actions.setDrawer(!open)}
    />
  );
}

function ConcordanceButton() {
  const { t } = useTranslation('concordance');
  const { concordance } = useDeskHandle();
  const isReading = useDesk((state) => state.source !== null);
  const isOpen = useConcordance((state) => state.isOpen);
  return (
    <CommandTip id="concordance">
      <Button
        className="app-list-button app-concordance-button"
        icon={<TextSearch size={15} />}
        aria-label={t('region')}
        aria-pressed={isOpen}
        disabled={!isReading}
        onClick={() => (isOpen ? concordance.actions.close() : concordance.actions.open())}
      >
        <span className="app-button-text">{t('region')}</span>
      </Button>
    </CommandTip>
  );
}

function CommentaryButton() {
  const { t } = useTranslation('commentary');
  const { commentary } = useDeskHandle();
  const isReading = useDesk((state) => state.source !== null);
  const isOpen = useCommentary((state) => state.isOpen);
  return (
    <CommandTip id="commentary">
      <Button
        className="app-list-button app-concordance-button"
        icon={<FilePenLine size={15} />}
        aria-label={t('region')}
        aria-pressed={isOpen}
        disabled={!isReading}
        onClick={commentary.actions.toggle}
      >
        <span className="app-button-text">{t('region')}</span>
      </Button>
    </CommandTip>
  );
}
