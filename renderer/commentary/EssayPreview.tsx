import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportFile } from '../../shared/export/export-input';

/** The file as it will be saved; a Word file as the page that says the same. */
export function EssayPreview({ file, isPage }: { readonly file: ExportFile; readonly isPage: boolean }) {
  const { t } = useTranslation('commentary');
  const words = file.preview ?? new TextDecoder().decode(file.bytes);
  return (
    <section className="commentary-preview" aria-label={t('export-preview')}>
      <p className="commentary-hint">{file.fileName}</p>
      {isPage ? (
        <PagePreview html={words} label={file.fileName} />
      ) : (
        <textarea aria-label={file.fileName} dir="auto" readOnly spellCheck={false} value={words} />
      )}
    </section>
  );
}

/**
 * The page in a shadow tree with its own style sheet: the app's policy allows no frame with inline styles. The file is our own, holds no
 * script, and is parsed in a document that runs none.
 */
function PagePreview({ html, label }: { readonly html: string; readonly label: string }) {
  const host = useRef<HTMLElement>(null);
  useEffect(() => {
    if (host.current === null) return;
    // What scrolls must be reachable by keyboard.
    host.current.tabIndex = 0;
    const shadow = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
    // Taken out before parsing: even in a document that is never shown, the page's policy reports a style element.
    const [element = '', styles = ''] = html.match(/<style[^>]*>([\s\S]*?)<\/style>/) ?? [];
    const parsed = new DOMParser().parseFromString(html.replace(element, ''), 'text/html');
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles.replaceAll(':root', ':host').replaceAll('body{', '.page{').replaceAll('main{', '.sheet{'));
    shadow.adoptedStyleSheets = [sheet];
    for (const link of parsed.querySelectorAll('a')) link.removeAttribute('href');
    const sheetElement = document.createElement('div');
    sheetElement.className = 'sheet';
    sheetElement.append(...(parsed.querySelector('main')?.childNodes ?? []));
    const page = document.createElement('div');
    page.className = 'page';
    page.lang = parsed.documentElement.lang;
    page.append(sheetElement);
    shadow.replaceChildren(page);
  }, [html]);
  return <section className="commentary-preview-page" aria-label={label} ref={host} />;
}
