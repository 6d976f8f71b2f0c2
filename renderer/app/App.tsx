import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ok } from '../../shared/base/result';
import type { OpeningTools } from '../panels/backups/use-opening';
import { BackupToolsProvider } from '../state/backup-tools-context';
import { DeskProvider } from '../state/desk-context';
import { ShortcutProvider } from '../state/shortcut-context';
import type { App as ComposedApp, Opening } from './compose';
import { DeskLayout } from './DeskLayout';
import { findShortcut } from './keymap';

/** Only where something is wrong with the library. */
const OpeningPage = lazy(async () => ({ default: (await import('../panels/backups/OpeningPage')).OpeningPage }));

/** From opening the library to the desk; what goes wrong on the way is said, with what can be done. */
interface AppProps {
  readonly app: ComposedApp;
  /** What has been begun before there was a page. */
  readonly opening: Promise<Opening>;
}

export function App({ app, opening: begun }: AppProps) {
  const [opening, setOpening] = useState<Opening>({ name: 'opening' });
  useEffect(() => {
    void begun.then(setOpening);
  }, [begun]);
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
      return (
        <Suspense fallback={<WaitingPage />}>
          <OpeningPage situation={opening} backups={opening.backups} tools={tools} />
        </Suspense>
      );
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
