import type { Span } from '../text/offset';

/** Where an annotation is found to be: sure, to be asked about, or lost (kept and listed). */
export type AnchorState = 'anchored' | 'doubtful' | 'orphaned';

/**
 * The outcome of resolving a target in a text.
 * `anchored`: the words at `span` are exactly the quotation and there is no doubt which copy is meant.
 * `doubtful`: the best candidate is offered, with others, and the reader decides; it is never taken silently.
 * `orphaned`: nothing resembles it.
 */
export type Anchor =
  | { readonly state: 'anchored'; readonly span: Span }
  | { readonly state: 'doubtful'; readonly span: Span; readonly candidates: readonly Span[] }
  | { readonly state: 'orphaned' };
