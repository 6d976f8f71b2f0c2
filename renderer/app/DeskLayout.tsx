import '../styles/app-bars.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Host } from '../../shared/host/host';
import { MarginColumn } from '../notes/MarginColumn';
import { CodingPopover } from '../panels/codebook/CodingPopover';
import { PastBar } from '../panels/history/PastBar';
import { PassBar } from '../panels/passes/PassBar';
import { RelatingBar } from '../panels/relations/RelatingBar';
import { Minimap } from '../reading/Minimap';
import { ReadingView } from '../reading/ReadingView';
import { useCommentary, useDesk, useDeskActions } from '../state/desk-context';
import { useMarginState, useTextCovered } from '../state/use-margin-state';
import { useRelationNames } from '../state/use-relation-names';
import { useSettled } from '../state/use-settled';
import { Button } from '../ui/Button';
import { SharedPreview } from '../ui/Preview';
import { CommentaryArea } from './CommentaryArea';
import { ConcordanceArea } from './ConcordanceArea';
import { CorrectionArea } from './CorrectionArea';
import { Dialogs } from './Dialogs';
import { Notices } from './Notices';
import { SampleBar } from './SampleBar';
import { SidePanel } from './SidePanel';
import { SkipLinks } from './SkipLinks';
import { StatusBar } from './StatusBar';
import { TopBar } from './TopBar';
import { useDocumentLook } from './use-document-look';
import { useFocusMode } from './use-focus-mode';
import { useHostCommands } from './use-host-commands';
import { useNarrowSidePanel } from './use-narrow-side-panel';
import { useShortcuts } from './use-shortcuts';
import { useWindowDescription } from './use-window-description';

/** The whole desk: tools above, panel to the left, text and margin in one scroller with the concordance at its foot and the commentary beside it, messages and status below. */
export function DeskLayout({ host }: { readonly host: Host }) {
  useDocumentLook();
  useRelationNames();
  useShortcuts();
  useHostCommands(host);
  useWindowDescription(host);
  useNarrowSidePanel();
  const isFocused = useFocusMode();
  const drawerOpen = useDesk((state) => state.drawerOpen);
  const isCommenting = useCommentary((state) => state.isOpen);
  const isCovered = useTextCovered();
  const isSettled = useSettled();
  return (
    <div className="app-desk" data-focus={isFocused || undefined} data-settled={isSettled || undefined}>
      <SkipLinks />
      <TopBar />
      <div className="app-bars">
        <SampleBar />
        <PassBar />
        <PastBar />
      </div>
      <div className="app-middle" data-drawer={drawerOpen || undefined} data-commentary={isCommenting || undefined}>
        <SidePanel />
        <div className="app-column" inert={isCovered}>
          <Sheet />
          <RelatingBar />
          <ConcordanceArea />
        </div>
        <CommentaryArea />
      </div>
      <Notices />
      <StatusBar />
      {isSettled && (
        <>
          <CodingPopover />
          <CorrectionArea />
          <SharedPreview />
          <Dialogs />
        </>
      )}
    </div>
  );
}

/** Text and margin side by side in the one scrolling element. */
function Sheet() {
  const { t } = useTranslation('app');
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const source = useDesk((state) => state.source);
  const isOpening = useDesk((state) => state.phase.name === 'opening');
  const focused = useDesk((state) => state.focusMode);
  const hasMap = useDesk((state) => state.preferences.minimap) && source !== null;
  const hasStripes = useDesk((state) => state.preferences.codeStripes === true);
  const margin = useMarginState();
  const isSettled = useSettled();
  return (
    <div className="app-reading" data-minimap={hasMap || undefined}>
      <div className="app-scroller" ref={setScroller}>
        {source === null && !isOpening && <EmptySheet />}
        {scroller !== null && source !== null && (
          <div className="app-sheet" data-margin={focused ? 'hidden' : margin} data-stripes={hasStripes || undefined}>
            <main className="app-text" data-region="text" aria-label={t('region-text')}>
              <ReadingView scroller={scroller} />
            </main>
            {!focused && isSettled && <MarginColumn scroller={scroller} />}
          </div>
        )}
      </div>
      {hasMap && scroller !== null && <Minimap scroller={scroller} />}
    </div>
  );
}

function EmptySheet() {
  const { t } = useTranslation(['app', 'commands']);
  const actions = useDeskActions();
  return (
    <main className="app-empty" data-region="text">
      <p>{t('app:empty-text')}</p>
      <Button onClick={() => actions.openDialog('backups')}>{t('commands:backups')}</Button>
    </main>
  );
}
