import type { Host } from '../../shared/host/host';
import type { Desk } from '../state/desk-context';
import type { Lifeboat } from '../state/lifeboat';

/** Whatever waits to be stored is stored when the window is hidden, left or closed, and kept in the page's own storage until it is. */
export function keepSafe(desk: Desk, host: Host, lifeboat: Lifeboat): void {
  const leave = () => {
    const words = desk.actions.leave();
    if (words.changes.length === 0 && words.position === null && words.preferences === null) return;
    lifeboat.keep(words);
    void desk.actions.flush().then(() => {
      if (desk.store.getState().save.state !== 'failed') lifeboat.clear();
    });
  };
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') leave();
  });
  window.addEventListener('pagehide', leave);
  window.addEventListener('blur', leave);
  desk.store.subscribe(({ save }, before) => {
    if (save === before.save) return;
    if (save.state === 'failed') lifeboat.keep(desk.actions.leave());
    else if (before.save.state === 'failed') lifeboat.clear();
  });
  window.addEventListener('beforeunload', (event) => {
    // Electron's window waits by itself.
    if (host.kind === 'browser' && desk.store.getState().save.state === 'failed') event.preventDefault();
  });
  // A browser may otherwise clear the library away when the disk runs full.
  void navigator.storage.persist();
}
