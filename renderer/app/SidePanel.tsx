import { useId, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { SIDE_WIDTH } from '../../shared/model/preferences';
import { AnnotationsPanel } from '../panels/annotations/AnnotationsPanel';
import { BookmarksPanel } from '../panels/bookmarks/BookmarksPanel';
import { CodesPanel } from '../panels/codebook/CodesPanel';
import { Legend } from '../panels/legend/Legend';
import { OutlinePanel } from '../panels/outline/OutlinePanel';
import { TrashPanel } from '../panels/trash/TrashPanel';
import { useDesk, useDeskActions } from '../state/desk-context';
import { useSettled } from '../state/use-settled';
import { Separator } from '../ui/Separator';
import { Tabs } from '../ui/Tabs';

/** What stands to the left of the text: outline with the legend of colours, the list of annotations, the trash. */
export function SidePanel() {
  const { t } = useTranslation('app');
  const open = useDesk((state) => state.preferences.sidePanelOpen);
  const isSettled = useSettled();
  const id = useId();
  if (!open) return null;
  return (
    <aside id={id} className="app-side" data-region="side" aria-label={t('region-side')}>
      {isSettled && <SideTabs />}
      <SideEdge controls={id} />
    </aside>
  );
}

function SideTabs() {
  const { t } = useTranslation(['app', 'panels']);
  const actions = useDeskActions();
  const panel = useDesk((state) => state.preferences.sidePanel);
  return (
    <Tabs
      className="app-side-tabs"
      label={t('app:side-tabs')}
      value={panel}
      onValueChange={(sidePanel) => actions.setPreferences({ sidePanel })}
      items={[
        { value: 'outline', label: t('app:tab-outline'), panel: <OutlineTab /> },
        { value: 'annotations', label: t('app:tab-annotations'), panel: <AnnotationsPanel /> },
        { value: 'trash', label: t('app:tab-trash'), panel: <TrashPanel /> },
      ]}
    />
  );
}

/** The panel leaves the text most of the window; app.css says the same. */
const SHARE_OF_WINDOW = 0.28;

/** Sets the panel's width: while it is dragged, only a style of the panel changes; the preferences learn of the end. */
function SideEdge({ controls }: { readonly controls: string }) {
  const { t } = useTranslation('app');
  const actions = useDeskActions();
  const width = useDesk((state) => state.preferences.sideWidth);
  const panel = useRef<HTMLElement | null>(null);
  const show = (pixels: number) => panel.current?.style.setProperty('--side-width', `${pixels}px`);
  useLayoutEffect(() => {
    panel.current = document.getElementById(controls);
    panel.current?.style.setProperty('--side-width', `${width}px`);
  }, [controls, width]);
  return (
    <Separator
      label={t('resize-side-panel')}
      controls={controls}
      value={width}
      range={SIDE_WIDTH}
      findMost={() => Math.max(SIDE_WIDTH.usual, Math.floor(window.innerWidth * SHARE_OF_WINDOW))}
      onPreview={show}
      onCommit={(sideWidth) => actions.setPreferences({ sideWidth })}
    />
  );
}

function OutlineTab() {
  const { t } = useTranslation('panels');
  return (
    <div className="app-outline-tab">
      <OutlinePanel />
      <BookmarksPanel />
      <CodesPanel />
      <section className="app-legend" aria-labelledby="app-legend-heading">
        <h2 id="app-legend-heading" className="app-side-heading">
          {t('legend-heading')}
        </h2>
        <Legend />
      </section>
    </div>
  );
}
