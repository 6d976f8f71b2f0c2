import { cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching';

declare global {
  /** Every file of the web edition with its revision; put in by the build. */
  const PRECACHED_FILES: { readonly url: string; readonly revision: string | null }[];
}

// A new version waits until every page of the old one is closed: nothing changes under a reader's hands.
cleanupOutdatedCaches();
precacheAndRoute(PRECACHED_FILES);
