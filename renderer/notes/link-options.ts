import { isSafeLink } from '../../shared/richtext/safe-link';

/** How links behave where one writes: made of what is typed and pasted, opened by nobody, and nothing but what is safe. */
export const LINK_OPTIONS = {
  autolink: true,
  linkOnPaste: true,
  openOnClick: false,
  defaultProtocol: 'https',
  isAllowedUri: (url: string) => isSafeLink(url),
  HTMLAttributes: { rel: 'noopener noreferrer', target: null },
};
