import { type ComponentType, useEffect, useState } from 'react';
import { useDesk } from '../state/desk-context';
import type { DialogName } from '../state/desk-state';
import { createOnDemand, type OnDemand } from './on-demand';

/** Dialogs are no part of what a reader waits for at the start: each comes when the page is idle or when it is asked for. */
const LOAD = {
  'code-matrix': () => import('../panels/code-matrix/MatrixDialog').then((panel) => panel.MatrixDialog),
  'combine-codes': () => import('../panels/code-query/CombineDialog').then((panel) => panel.CombineDialog),
  settings: () => import('../panels/settings/SettingsDialog').then((panel) => panel.SettingsDialog),
  shortcuts: () => import('../panels/shortcuts/ShortcutsDialog').then((panel) => panel.ShortcutsDialog),
  legend: () => import('../panels/legend/LegendDialog').then((panel) => panel.LegendDialog),
  backups: () => import('../panels/backups/BackupsDialog').then((panel) => panel.BackupsDialog),
  about: () => import('../panels/about/AboutDialog').then((panel) => panel.AboutDialog),
  export: () => import('../panels/export/ExportDialog').then((panel) => panel.ExportDialog),
  palette: () => import('../panels/palette/PaletteDialog').then((panel) => panel.PaletteDialog),
  commands: () => import('../panels/palette/CommandsDialog').then((panel) => panel.CommandsDialog),
  steps: () => import('../panels/steps/StepsDialog').then((panel) => panel.StepsDialog),
  citation: () => import('../panels/citation/CitationDialog').then((panel) => panel.CitationDialog),
  'memo-source': () => import('../panels/memo/MemoDialog').then((panel) => panel.SourceMemoDialog),
  'memo-library': () => import('../panels/memo/MemoDialog').then((panel) => panel.LibraryMemoDialog),
  history: () => import('../panels/history/HistoryDialog').then((panel) => panel.HistoryDialog),
  'start-pass': () => import('../panels/passes/StartPassDialog').then((panel) => panel.StartPassDialog),
  compare: () => import('../panels/passes/CompareDialog').then((panel) => panel.CompareDialog),
  texts: () => import('../panels/texts/TextsDialog').then((panel) => panel.TextsDialog),
  import: () => import('../panels/import/ImportDialog').then((panel) => panel.ImportDialog),
  'forget-read': () => import('../panels/progress/ForgetReadDialog').then((panel) => panel.ForgetReadDialog),
  relations: () => import('../panels/relations/RelationsDialog').then((panel) => panel.RelationsDialog),
  'relation-types': () => import('../panels/relations/RelationTypesDialog').then((panel) => panel.RelationTypesDialog),
} satisfies Record<DialogName, () => Promise<ComponentType>>;

const DIALOGS = Object.entries(LOAD).map(([name, load]) => ({ name, dialog: createOnDemand(load) }));

/** Every dialog of the desk; each shows itself when the state names it. */
export function Dialogs() {
  const isReady = useDesk((state) => state.phase.name === 'ready');
  useEffect(() => {
    // What is to be read comes first.
    if (!isReady) return;
    const idle = requestIdleCallback(() => {
      for (const { dialog } of DIALOGS) dialog.preload();
    });
    return () => cancelIdleCallback(idle);
  }, [isReady]);
  return DIALOGS.map(({ name, dialog }) => <AskedFor key={name} name={name} dialog={dialog} />);
}

/** Mounts a dialog when it is first asked for and keeps it, so that it can close with its animation and give the focus back. */
function AskedFor({ name, dialog }: { readonly name: string; readonly dialog: OnDemand }) {
  const isAsked = useDesk((state) => state.dialog === name);
  const [wasAsked, setWasAsked] = useState(false);
  if (isAsked && !wasAsked) setWasAsked(true);
  return (isAsked || wasAsked) && <dialog.Part />;
}
