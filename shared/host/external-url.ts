/** Whether a link may leave the app: https: and mailto: only. */
export function isExternalUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol } = new URL(url);
  return protocol === 'https:' || protocol === 'mailto:';
}
