import { useTranslation } from 'react-i18next';
import { AnnotationsPanel } from '../panels/annotations/AnnotationsPanel';
import { Legend } from '../panels/legend/Legend';
import { OutlinePanel } from '../panels/outline/OutlinePanel';
import { TrashPanel } from '../panels/trash/TrashPanel';
import { useDesk, useDeskActions } from '../state/desk-context';
import { Tabs } from '../ui/Tabs';

/** What stands to the left of the text: outline with the legend of colours, the list of annotations, the trash. */
export function SidePanel() {
  const { t } = useTranslation(['app', 'panels']);
  const actions = useDeskActions();
  const panel = useDesk((state) => state.preferences.sidePanel);
  const open = useDesk((state) => state.preferences.sidePanelOpen);
  if (!open) return null;
  return (
    <aside className="app-side" data-region="side" aria-label={t('app:region-side')}>
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
    </aside>
  );
}

function OutlineTab() {
  const { t } = useTranslation('panels');
  return (
    <div className="app-outline-tab">
      <OutlinePanel />
      <section className="app-legend" aria-labelledby="app-legend-heading">
        <h2 id="app-legend-heading" className="app-side-heading">
          {t('legend-heading')}
        </h2>
        <Legend />
      </section>
    </div>
  );
}
