import { blockAt } from '../../shared/text/block-at';
import { type BoundaryUnit, nextBoundary, previousBoundary } from '../../shared/text/graphemes';
import { type Offset, offset } from '../../shared/text/offset';
import type { SourceText } from '../../shared/text/source-text';

/** What a key asks the caret to do. `line` and `edge` need layout; the rest is arithmetic on the text. */
export type Motion =
  | { readonly kind: 'character'; readonly side: 'left' | 'right' }
  | { readonly kind: 'line'; readonly direction: 'backward' | 'forward' }
  | { readonly kind: 'edge'; readonly to: 'backward' | 'forward' | 'left' | 'right' }
  | { readonly kind: 'page'; readonly direction: 'backward' | 'forward' }
  | { readonly kind: 'document'; readonly direction: 'backward' | 'forward' }
  | { readonly kind: 'unit'; readonly unit: Exclude<BoundaryUnit, 'character'>; readonly direction: 'backward' | 'forward' };

export interface MotionKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/**
 * Arrows by character and line; with Ctrl (Option on macOS) by word and paragraph; Alt+PageUp and Alt+PageDown by sentence.
 * Home, End, PageUp and PageDown as in an editor; on macOS Cmd with arrows does what Home and End do. Shift, which extends, is
 * the caller's. Asked only while there is a caret: without one, Option and arrows go from annotation to annotation.
 */
export function readMotion({ key, ctrlKey, metaKey, altKey }: MotionKey, apple: boolean): Motion | null {
  const far = apple ? altKey && !metaKey && !ctrlKey : ctrlKey && !altKey && !metaKey;
  const plain = !ctrlKey && !altKey && !metaKey;
  const command = apple && metaKey && !altKey && !ctrlKey;
  const whole = apple ? command : far;
  const direction = /^(?:ArrowLeft|ArrowUp|Home|PageUp)$/.test(key) ? 'backward' : 'forward';
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowRight':
      if (plain) return { kind: 'character', side: key === 'ArrowLeft' ? 'left' : 'right' };
      if (command) return { kind: 'edge', to: key === 'ArrowLeft' ? 'left' : 'right' };
      return far ? { kind: 'unit', unit: 'word', direction } : null;
    case 'ArrowUp':
    case 'ArrowDown':
      if (plain) return { kind: 'line', direction };
      if (command) return { kind: 'document', direction };
      return far ? { kind: 'unit', unit: 'paragraph', direction } : null;
    case 'Home':
    case 'End':
      if (plain) return { kind: 'edge', to: direction };
      return whole ? { kind: 'document', direction } : null;
    case 'PageUp':
    case 'PageDown':
      if (plain) return { kind: 'page', direction };
      return altKey && !ctrlKey && !metaKey ? { kind: 'unit', unit: 'sentence', direction } : null;
    default:
      return null;
  }
}

/** Where a motion by word, sentence or paragraph ends. Forward by sentence or paragraph lands at the start of the next, as readers expect. */
export function moveByUnit(
  text: SourceText,
  from: Offset,
  unit: Exclude<BoundaryUnit, 'character'>,
  direction: 'backward' | 'forward',
): Offset {
  if (direction === 'backward') return previousBoundary(text, from, unit);
  const block = blockAt(text, from);
  if (unit === 'sentence') return skipSpace(text, nextBoundary(text, from, unit), block.span.end);
  if (unit === 'word') return nextBoundary(text, from, unit);
  return text.blocks[block.index + 1]?.span.start ?? block.span.end;
}

function skipSpace({ text }: SourceText, from: Offset, end: Offset): Offset {
  let at: number = from;
  while (at < end && /\s/u.test(text.charAt(at))) at += 1;
  return offset(at);
}
