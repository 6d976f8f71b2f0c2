/** Keeps the built web edition on this machine, so that it opens without a network. A failure costs only that. */
export async function keepOffline(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register(new URL('service-worker.js', document.baseURI));
  } catch (error) {
    console.warn('Postil will not open without its server:', error);
  }
}
