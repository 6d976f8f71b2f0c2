/**
 * Brings the rules of the bundled Chinese faces into the page, once; resolves when they are there, or cannot be had: then the system's
 * faces stand in. They are three quarters of all styles, and every look at styles and lines counts them, so that a start with a Latin
 * interface goes without until its text is shown.
 */
export async function loadHanFaces(): Promise<void> {
  await import('./han-faces.css').catch(() => undefined);
}
