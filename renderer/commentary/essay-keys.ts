import type { KeyboardEvent } from 'react';

/** What can stand open above the essay. */
export type EssayTool = 'find' | 'quote' | 'link';

export type EssayKey = EssayTool | 'footnote' | 'toolbar' | 'quotation' | 'leave' | 'history';

/** What a key asks of the essay that is written; null when it is the editor's or the desk's. */
export function readEssayKey(event: KeyboardEvent): EssayKey | null {
  const { key, altKey, shiftKey, defaultPrevented } = event;
  const isModified = event.ctrlKey || event.metaKey;
  const letter = key.toLowerCase();
  if (isModified && !altKey && (letter === 'z' || letter === 'y')) return 'history';
  if (defaultPrevented) return null;
  if (isModified && altKey && event.code === 'KeyF') return 'footnote';
  if (isModified && !altKey && !shiftKey && (letter === 'f' || letter === 'h')) return 'find';
  if (isModified && !altKey && letter === 'k') return shiftKey ? 'quote' : 'link';
  if (altKey && !isModified && key === 'F10') return 'toolbar';
  if (altKey && !isModified && key === 'Enter') return 'quotation';
  return key === 'Escape' ? 'leave' : null;
}
