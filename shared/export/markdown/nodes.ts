import type { Parent, PhrasingContent } from 'mdast';
import type { Handle, Options } from 'mdast-util-to-markdown';

/** The passage of one or several annotations inside the text: `==…==` in Obsidian, `[…]{.mark}` in Pandoc. */
export interface Passage extends Parent {
  type: 'passage';
  /** Names of the colours, for formats that can carry them. */
  colors: readonly string[];
  children: PhrasingContent[];
}

/** Syntax that Markdown proper does not know and that must not be escaped: `[!quote]`, `[@key, ¶7 s2]`, `^id`, `#Formula/cyber-power`, `[[#^id|¶7 s2]]`. */
export interface Verbatim {
  type: 'calloutMark' | 'citation' | 'blockId' | 'tags' | 'blockLink';
  value: string;
}

declare module 'mdast' {
  interface PhrasingContentMap {
    passage: Passage;
    calloutMark: Verbatim;
    citation: Verbatim;
    tags: Verbatim;
    blockLink: Verbatim;
  }
  interface BlockContentMap {
    blockId: Verbatim;
  }
  interface RootContentMap {
    passage: Passage;
    calloutMark: Verbatim;
    citation: Verbatim;
    tags: Verbatim;
    blockLink: Verbatim;
    blockId: Verbatim;
  }
}

const writeVerbatim: Handle = (node: Verbatim) => node.value;

const writeObsidianPassage: Handle = (node: Passage, _parent, state, info) => {
  const tracker = state.createTracker(info);
  const opening = tracker.move('==');
  const inside = tracker.move(state.containerPhrasing(node, { ...tracker.current(), before: '=', after: '=' }));
  return `${opening}${inside}${tracker.move('==')}`;
};

const writePandocPassage: Handle = (node: Passage, _parent, state, info) => {
  const tracker = state.createTracker(info);
  const opening = tracker.move('[');
  const inside = tracker.move(state.containerPhrasing(node, { ...tracker.current(), before: '[', after: ']' }));
  const classes = ['.mark', ...node.colors.map((color) => `.${color}`)].join(' ');
  return `${opening}${inside}${tracker.move(`]{${classes}}`)}`;
};

const writesVerbatim = {
  blockLink: writeVerbatim,
  calloutMark: writeVerbatim,
  citation: writeVerbatim,
  blockId: writeVerbatim,
  tags: writeVerbatim,
};

/** Obsidian's own syntax, written and, where it stands in words, escaped. */
export const OBSIDIAN: Options = {
  handlers: { ...writesVerbatim, passage: writeObsidianPassage },
  unsafe: [
    { character: '=', after: '(?==)', inConstruct: 'phrasing' },
    { character: '=', before: '=', inConstruct: 'phrasing' },
    { character: '%', after: '(?=%)', inConstruct: 'phrasing' },
    { character: '%', before: '%', inConstruct: 'phrasing' },
    { character: '$', inConstruct: 'phrasing' },
    { character: '^', after: '(?=[A-Za-z0-9-])', inConstruct: 'phrasing' },
    { character: '#', after: '(?=[^\\s#])', inConstruct: 'phrasing' },
    { character: '|', inConstruct: 'phrasing' },
  ],
};

/** Pandoc's Markdown, written and, where it stands in words, escaped: also straight quotes and dots, which it would make typographic. */
export const PANDOC: Options = {
  handlers: { ...writesVerbatim, passage: writePandocPassage },
  unsafe: [
    { character: '$', inConstruct: 'phrasing' },
    { character: '^', inConstruct: 'phrasing' },
    { character: '@', inConstruct: 'phrasing' },
    { character: '"', inConstruct: 'phrasing' },
    { character: "'", inConstruct: 'phrasing' },
    { character: '-', after: '(?=-)', inConstruct: 'phrasing' },
    { character: '-', before: '-', inConstruct: 'phrasing' },
    { character: '.', after: '(?=\\.)', inConstruct: 'phrasing' },
    { character: '{', inConstruct: 'phrasing' },
    { character: '|', inConstruct: 'phrasing' },
    { character: '#', inConstruct: 'phrasing' },
    { character: ':', after: '(?=[:\\s])', atBreak: true },
    { character: '%', atBreak: true },
    { character: '(', after: '(?=[A-Za-z0-9@#]+\\))', atBreak: true },
    { character: '.', before: '(?:[A-Za-z]|[ivxlcdmIVXLCDM]+)', after: '(?=\\s)', atBreak: true },
    { character: ')', before: '(?:[A-Za-z]|[ivxlcdmIVXLCDM]+)', after: '(?=\\s)', atBreak: true },
  ],
};
