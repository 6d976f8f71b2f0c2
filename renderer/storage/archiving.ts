/** What writes an archive: no part of what a reader waits for at the start. */
export const loadArchiving = () => import('../../shared/archive/write-archive');
