import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button';
import '../styles/crash.css';

export interface CrashPageProps {
  readonly error: unknown;
  /** Given where the page behind it still stands. */
  readonly onStay?: (() => void) | undefined;
}

function describeError(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
  return `${text}\n\n${navigator.userAgent}\n${new Date().toISOString()}`;
}

/** What a bug looks like: said aloud, with what is safe and what to do. */
export function CrashPage({ error, onStay }: CrashPageProps) {
  const { t } = useTranslation('app');
  const details = useRef(describeError(error));
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(details.current);
    setCopied(true);
  };
  return (
    <div className="app-crash" role="alertdialog" aria-modal="true" aria-labelledby="crash-title" aria-describedby="crash-safe">
      <div className="app-crash-page">
        <h1 id="crash-title" className="app-crash-title">
          {t('crash-title')}
        </h1>
        <p id="crash-safe">{t('crash-safe')}</p>
        <p>{t('crash-unsaved')}</p>
        <div className="app-crash-buttons">
          <Button variant="accent" ref={(button) => button?.focus()} onClick={() => location.reload()}>
            {t('crash-reload')}
          </Button>
          <Button onClick={() => void copy()}>{copied ? t('crash-copied') : t('crash-copy')}</Button>
          {onStay !== undefined && (
            <Button variant="quiet" onClick={onStay}>
              {t('crash-stay')}
            </Button>
          )}
        </div>
        <details>
          <summary>{t('crash-details')}</summary>
          <pre className="app-crash-details">{details.current}</pre>
        </details>
      </div>
    </div>
  );
}
