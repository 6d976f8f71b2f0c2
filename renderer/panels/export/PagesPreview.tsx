import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ExportChoices, printOptionsOf } from '../../../shared/export/export-choices';
import { pageGeometry } from '../../../shared/export/print/page-geometry';
import type { SetEdition } from '../../print/set-edition';
import type { ExportLook } from '../../workers/export-job';

/** So many pages are shown. */
const PREVIEW_PAGES = 4;

/** Sheets of paper on the desk, smaller than life. */
const PREVIEW_STYLE =
  ':host{color-scheme:only light}.sheets{background:none;zoom:.62;display:grid;justify-content:center;gap:16px;padding:16px}' +
  '.sheet{background:#fff;color:#000;box-shadow:0 1px 6px rgb(0 0 0/35%)}';

type Look =
  | { readonly name: 'setting' }
  | { readonly name: 'set'; readonly edition: SetEdition }
  | { readonly name: 'failed'; readonly detail: string };

/** The first pages as they will be printed. */
export function PagesPreview({ look: { words }, choices }: { readonly look: ExportLook; readonly choices: ExportChoices }) {
  const { t } = useTranslation('export');
  const host = useRef<HTMLElement>(null);
  const look = useLook(words, choices);
  useEffect(() => {
    if (host.current === null || look.name !== 'set') return;
    // What scrolls must be reachable by keyboard.
    host.current.tabIndex = 0;
    showPages(host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' }), look.edition, choices);
  }, [look, choices]);
  return (
    <>
      <section className="export-preview-pages" aria-label={t('preview-pages')} aria-busy={look.name === 'setting'} ref={host} />
      {look.name === 'failed' && <p className="export-error">{t('write-failed', { detail: look.detail })}</p>}
    </>
  );
}

function useLook(html: string, choices: ExportChoices): Look {
  const [look, setLook] = useState<Look>({ name: 'setting' });
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const set = async () => {
      const { setEdition } = await import('../../print/set-edition');
      return await setEdition(html, printOptionsOf(choices), { embedsFaces: false }, { report: () => undefined, signal });
    };
    setLook({ name: 'setting' });
    set().then(
      (edition) => {
        if (!signal.aborted) setLook({ name: 'set', edition });
      },
      (error: unknown) => {
        if (!signal.aborted) setLook({ name: 'failed', detail: String(error) });
      },
    );
    return () => controller.abort();
  }, [html, choices]);
  return look;
}

/** The margins of the paper, which a browser adds by itself only when it prints. */
function sheetStyle(choices: ExportChoices): string {
  const { paper, left, right } = pageGeometry(printOptionsOf(choices));
  const margins = `padding:${paper.top}mm ${right}mm ${paper.bottom}mm ${left}mm`;
  return `${PREVIEW_STYLE}.sheet{box-sizing:border-box;width:${paper.width}mm;height:${paper.height}mm;overflow:hidden;${margins}}`;
}

function showPages(shadow: ShadowRoot, edition: SetEdition, choices: ExportChoices): void {
  const parsed = new DOMParser().parseFromString(edition.body, 'text/html');
  const sheet = new CSSStyleSheet();
  // The sheet of a document for one inside another page. Rules for pages of paper have no meaning there.
  sheet.replaceSync(edition.styles.replaceAll(':root', ':host').replaceAll(/(?<=^|\n)(html|body)\{/g, '.sheets{') + sheetStyle(choices));
  shadow.adoptedStyleSheets = [sheet];
  const sheets = document.createElement('div');
  sheets.className = 'sheets';
  sheets.lang = edition.language;
  for (const page of [...parsed.querySelectorAll('.page')].slice(0, PREVIEW_PAGES)) {
    page.classList.remove('last');
    const paper = document.createElement('div');
    paper.className = 'sheet';
    paper.lang = parsed.querySelector('article')?.lang ?? '';
    paper.append(page);
    sheets.append(paper);
  }
  // Links would leave the dialog for an anchor of the page around it.
  for (const link of sheets.querySelectorAll('a')) link.removeAttribute('href');
  shadow.replaceChildren(sheets);
}
