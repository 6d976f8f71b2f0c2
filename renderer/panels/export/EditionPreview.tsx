import { useEffect, useRef } from 'react';
import type { ExportLook } from '../../workers/export-job';

/** Smaller than life, as a page held at arm's length; its width, not the window's, decides where the notes stand. */
const PREVIEW_STYLE = '.edition{zoom:.8;padding:1.5rem 1rem;container-type:inline-size}';

/**
 * The beginning of an edition as it will look, in a shadow tree with the file's own style sheet: the page's policy allows no frame with inline
 * styles, and needs none. The file is our own, holds no script, and is parsed in a document that runs none.
 */
export function EditionPreview({ look }: { readonly look: ExportLook }) {
  const host = useRef<HTMLElement>(null);
  useEffect(() => {
    if (host.current === null) return;
    // What scrolls must be reachable by keyboard.
    host.current.tabIndex = 0;
    const shadow = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
    showEdition(shadow, look.words);
  }, [look]);
  return <section className="export-preview-edition" aria-label={look.fileName} ref={host} />;
}

function showEdition(shadow: ShadowRoot, html: string): void {
  // Taken out before parsing: even in a document that is never shown, the page's policy reports a style element.
  const [styleElement = '', styles = ''] = html.match(/<style[^>]*>([\s\S]*?)<\/style>/) ?? [];
  const edition = new DOMParser().parseFromString(html.replace(styleElement, ''), 'text/html');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(fitted(styles));
  shadow.adoptedStyleSheets = [sheet];
  // Links would leave the dialog for an anchor of the page around it.
  for (const link of edition.querySelectorAll('a')) link.removeAttribute('href');
  // The page around it has a main landmark of its own.
  for (const main of edition.querySelectorAll('main')) {
    const plain = edition.createElement('div');
    plain.className = 'edition-main';
    plain.append(...main.childNodes);
    main.replaceWith(plain);
  }
  const page = document.createElement('div');
  page.className = 'edition';
  page.lang = edition.documentElement.lang;
  page.append(...edition.body.childNodes);
  shadow.replaceChildren(page);
}

/** The file's style sheet for a tree inside another page: its elements and its width instead of the window's. */
function fitted(styles: string): string {
  const own = styles.replaceAll(':root', ':host').replaceAll('body{', '.edition{').replaceAll('main{', '.edition-main{');
  return own.replaceAll('@media screen and', '@container').replaceAll(/(?<=\d)vw/g, 'cqi') + PREVIEW_STYLE;
}
