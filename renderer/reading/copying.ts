import type { SourceText } from '../../shared/text/source-text';
import type { TextSelection } from './text-selection';

/**
 * Copying gives the exact words of the text, blank lines included, without paragraph numbers or anything else of the page.
 * Returns the listener for `copy` and `cut` events.
 */
export function createCopyListener(text: SourceText, selection: TextSelection): (event: ClipboardEvent) => void {
  return (event) => {
    const where = selection.readSpan();
    if (where === null || event.clipboardData === null) return;
    event.clipboardData.setData('text/plain', text.text.slice(where.start, where.end));
    event.preventDefault();
  };
}
