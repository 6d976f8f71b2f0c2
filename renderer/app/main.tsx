import '../styles/fonts.css';
import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/app.css';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { matchInterfaceLanguage } from '../../shared/host/menu-labels';
import { startI18n } from '../locales/i18n';
import { loadHanFaces } from '../styles/han-faces';
import { UiProvider } from '../ui/UiProvider';
import { App } from './App';
import { composeApp } from './compose';
import { ErrorBoundary } from './ErrorBoundary';

/**
 * What the interface and most texts are set in. Otherwise the browser asks for a face when it has laid out words that need it, shows
 * them in another one meanwhile and lays everything out again.
 */
const FIRST_FACES = ['Inter Variable', 'Source Serif 4 Variable'];

async function start(root: HTMLElement): Promise<void> {
  for (const face of FIRST_FACES) void document.fonts.load(`16px '${face}'`);
  const language = matchInterfaceLanguage(navigator.language);
  document.documentElement.lang = language;
  if (language !== 'en') void loadHanFaces();
  const app = composeApp();
  // The library opens while the page is being made.
  const opening = app.open();
  const i18n = await startI18n(language);
  createRoot(root).render(
    <I18nextProvider i18n={i18n}>
      <UiProvider>
        <ErrorBoundary>
          <App app={app} opening={opening} />
        </ErrorBoundary>
      </UiProvider>
    </I18nextProvider>,
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
await start(root);
