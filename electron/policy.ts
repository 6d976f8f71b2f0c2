import directives from '../shared/host/content-policy.json';
import { APP_HOST, APP_SCHEME } from '../shared/host/host';

/** The whole policy of the page. The page's own <meta> repeats it for plain browsers, where `frame-ancestors` has no effect. */
export const CSP = directives.join('; ');

export const WEB_PREFERENCES = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
} as const;

export const SCHEME_PRIVILEGES = { standard: true, secure: true, supportFetchAPI: true, codeCache: true } as const;

/** Whether a page may call us and be navigated to. `URL.origin` is the string 'null' for our scheme in Node, so protocol and host are compared. */
export function isAppUrl(url: string, devServerUrl: string | undefined): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, origin } = new URL(url);
  if (protocol === `${APP_SCHEME}:` && host === APP_HOST) return true;
  return devServerUrl !== undefined && URL.canParse(devServerUrl) && origin === new URL(devServerUrl).origin;
}

const ALLOWED_PERMISSIONS: ReadonlySet<string> = new Set(['persistent-storage', 'clipboard-sanitized-write']);

/** Everything is refused but keeping data for good and copying, and these only to our own page. */
export function isAllowedPermission(permission: string, requestingUrl: string, devServerUrl: string | undefined): boolean {
  return ALLOWED_PERMISSIONS.has(permission) && isAppUrl(requestingUrl, devServerUrl);
}
