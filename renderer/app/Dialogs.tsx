import { AboutDialog } from '../panels/about/AboutDialog';
import { BackupsDialog } from '../panels/backups/BackupsDialog';
import { ExportDialog } from '../panels/export/ExportDialog';
import { ImportDialog } from '../panels/import/ImportDialog';
import { LegendDialog } from '../panels/legend/LegendDialog';
import { PaletteDialog } from '../panels/palette/PaletteDialog';
import { SettingsDialog } from '../panels/settings/SettingsDialog';
import { ShortcutsDialog } from '../panels/shortcuts/ShortcutsDialog';

/** Every dialog of the desk; each shows itself when the state names it. */
export function Dialogs() {
  return (
    <>
      <SettingsDialog />
      <ShortcutsDialog />
      <LegendDialog />
      <BackupsDialog />
      <AboutDialog />
      <ExportDialog />
      <PaletteDialog />
      <ImportDialog />
    </>
  );
}
