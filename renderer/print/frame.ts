import { loadHanFaces } from '../styles/han-faces';
import { absoluteFace, listFaces } from './typefaces';

/** A document of its own beside the page, out of sight: nothing of the app's look reaches it, and no script runs in it. */
export interface Frame {
  readonly window: Window & typeof globalThis;
  readonly document: Document;
  close(): void;
}

/** Opens a frame with the app's typefaces and this style sheet. The page's policy holds in it: no style elements, no script. */
export async function openFrame(styles: string, language: string): Promise<Frame> {
  const element = document.createElement('iframe');
  element.className = 'print-frame';
  element.ariaHidden = 'true';
  element.tabIndex = -1;
  element.sandbox.add('allow-same-origin', 'allow-modals');
  // Not the empty page that a frame has by itself: that one is laid out by the rules of 1998.
  element.srcdoc = '<!doctype html><title></title>';
  const loaded = new Promise((resolve) => element.addEventListener('load', resolve, { once: true }));
  document.body.append(element);
  await Promise.all([loaded, loadHanFaces()]);
  const inner = element.contentDocument;
  const window = inner?.defaultView;
  if (inner === null || window === null || window === undefined) throw new Error('the frame has no document');
  inner.documentElement.lang = language;
  const sheet = new window.CSSStyleSheet();
  sheet.replaceSync(`${listFaces().map(absoluteFace).join('\n')}\n${styles}`);
  inner.adoptedStyleSheets = [sheet];
  return { window, document: inner, close: () => element.remove() };
}
