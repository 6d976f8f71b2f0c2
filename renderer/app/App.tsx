import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskProvider } from '../state/desk-context';
import type { App as ComposedApp, Opening } from './compose';
import { DeskLayout } from './DeskLayout';

/** From opening the library to the desk; what goes wrong on the way is said, with what can be done. */
export function App({ app }: { readonly app: ComposedApp }) {
  const [opening, setOpening] = useState<Opening>({ name: 'opening' });
  useEffect(() => {
    void app.open().then(setOpening);
  }, [app]);
  switch (opening.name) {
    case 'opening':
      return <OpeningPage />;
    case 'ready':
      return (
        <DeskProvider desk={opening.desk}>
          <DeskLayout host={app.host} />
        </DeskProvider>
      );
    case 'failed':
    case 'empty':
      throw new Error(`the library is ${opening.name}`);
  }
}

function OpeningPage() {
  const { t } = useTranslation('app');
  return (
    <main className="app-opening">
      <p role="status">{t('opening')}</p>
    </main>
  );
}
