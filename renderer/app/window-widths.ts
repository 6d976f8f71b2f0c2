/** The windows in which the notes lie in a drawer instead of beside the text; app.css and notes.css say the same. */
export const DRAWER_WIDTHS = '(max-width: 1099px)';

/** The windows in which the side panel leaves too little for the text, so that it starts closed. */
export const NARROW_WIDTHS = '(max-width: 860px)';
