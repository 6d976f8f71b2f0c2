import { type ComponentType, lazy, Suspense, useEffect, useState } from 'react';
import { useDesk } from '../state/desk-context';
import type { DialogName } from '../state/desk-state';

/** Dialogs are no part of what a reader waits for at the start: each comes when the page is idle or when it is asked for. */
const LOAD = {
  settings: () => import('../panels/settings/SettingsDialog').then((panel) => panel.SettingsDialog),
  shortcuts: () => import('../panels/shortcuts/ShortcutsDialog').then((panel) => panel.ShortcutsDialog),
  legend: () => import('../panels/legend/LegendDialog').then((panel) => panel.LegendDialog),
  backups: () => import('../panels/backups/BackupsDialog').then((panel) => panel.BackupsDialog),
  about: () => import('../panels/about/AboutDialog').then((panel) => panel.AboutDialog),
  export: () => import('../panels/export/ExportDialog').then((panel) => panel.ExportDialog),
  palette: () => import('../panels/palette/PaletteDialog').then((panel) => panel.PaletteDialog),
  import: () => import('../panels/import/ImportDialog').then((panel) => panel.ImportDialog),
} satisfies Record<DialogName, () => Promise<ComponentType>>;

const DIALOGS = Object.entries(LOAD).map(([name, load]) => ({ name, Dialog: lazy(async () => ({ default: await load() })) }));

/** Every dialog of the desk; each shows itself when the state names it. */
export function Dialogs() {
  useEffect(() => {
    const idle = requestIdleCallback(() => {
      for (const load of Object.values(LOAD)) void load();
    });
    return () => cancelIdleCallback(idle);
  }, []);
  return DIALOGS.map(({ name, Dialog }) => <OnDemand key={name} name={name} Dialog={Dialog} />);
}

/** Mounts a dialog when it is first asked for and keeps it, so that it can close with its animation and give the focus back. */
function OnDemand({ name, Dialog }: { readonly name: string; readonly Dialog: ComponentType }) {
  const isAsked = useDesk((state) => state.dialog === name);
  const [wasAsked, setWasAsked] = useState(false);
  if (isAsked && !wasAsked) setWasAsked(true);
  return (
    (isAsked || wasAsked) && (
      <Suspense fallback={null}>
        <Dialog />
      </Suspense>
    )
  );
}
