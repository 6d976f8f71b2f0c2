import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ok } from '../../shared/base/result';
import { OpeningPage } from '../panels/backups/OpeningPage';
import type { OpeningTools } from '../panels/backups/use-opening';
import { BackupToolsProvider } from '../state/backup-tools-context';
import { DeskProvider } from '../state/desk-context';
import { ShortcutProvider } from '../state/shortcut-context';
import type { App as ComposedApp, Opening } from './compose';
import { DeskLayout } from './DeskLayout';
import { findShortcut } from './keymap';

/** From opening the library to the desk; what goes wrong on the way is said, with what can be done. */
export function App({ app }: { readonly app: ComposedApp }) {
  const [opening, setOpening] = useState<Opening>({ name: 'opening' });
  useEffect(() => {
    void app.open().then(setOpening);
  }, [app]);
  const tools = useMemo(() => toOpeningTools(app, opening, setOpening), [app, opening]);
  switch (opening.name) {
    case 'opening':
      return <WaitingPage />;
    case 'ready':
      return (
        <DeskProvider desk={opening.desk}>
          <BackupToolsProvider tools={opening.backups}>
            <ShortcutProvider value={findShortcut}>
              <DeskLayout host={app.host} />
            </ShortcutProvider>
          </BackupToolsProvider>
        </DeskProvider>
      );
    case 'failed':
    case 'empty':
      return <OpeningPage situation={opening} backups={opening.backups} tools={tools} />;
  }
}

function toOpeningTools(app: ComposedApp, opening: Opening, setOpening: (next: Opening) => void): OpeningTools {
  return {
    host: app.host,
    retry: () => location.reload(),
    async prepare() {
      const library = opening.name === 'empty' ? ok(opening.library) : await app.startAfresh();
      if (!library.ok) return library;
      return ok({ library: library.value, openDesk: async () => setOpening(await app.openDesk(library.value)) });
    },
  };
}

function WaitingPage() {
  const { t } = useTranslation('app');
  return (
    <main className="app-opening">
      <p role="status">{t('opening')}</p>
    </main>
  );
}
