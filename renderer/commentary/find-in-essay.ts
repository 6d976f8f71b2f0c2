import { closeHistory } from '@tiptap/pm/history';
import type { Node as EditorNode } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { EMPTY_QUERY } from '../../shared/search/find-query';
import { searchText } from '../../shared/search/search-text';
import { createSearchedText } from '../../shared/search/searched-text';

/** A place where the words stand. */
export interface EssayMatch {
  readonly from: number;
  readonly to: number;
  /** In words of the source: these are never replaced. */
  readonly isQuoted: boolean;
}

interface FindInEssay {
  readonly pattern: string;
  readonly matches: readonly EssayMatch[];
  readonly current: number;
}

const NOTHING: FindInEssay = { pattern: '', matches: [], current: -1 };
const KEY = new PluginKey<FindInEssay>('findInEssay');

/** Finds words in the essay while there are any to find. Costs nothing otherwise. */
export function createFindInEssay(): Plugin<FindInEssay> {
  return new Plugin<FindInEssay>({
    key: KEY,
    state: {
      init: () => NOTHING,
      apply(tr, found, _before, state) {
        const asked: Partial<FindInEssay> | undefined = tr.getMeta(KEY);
        if (asked === undefined && !tr.docChanged) return found;
        const pattern = asked?.pattern ?? found.pattern;
        if (pattern === '') return NOTHING;
        const isOld = pattern === found.pattern && !tr.docChanged;
        const matches = isOld ? found.matches : findAll(state.doc, pattern);
        const current = Math.min(asked?.current ?? found.current, matches.length - 1);
        return { pattern, matches, current };
      },
    },
    props: {
      decorations(state) {
        const { matches, current } = getFound(state);
        if (matches.length === 0) return null;
        const marks = matches.map(({ from, to }, i) =>
          Decoration.inline(from, to, { class: i === current ? 'commentary-found commentary-found-current' : 'commentary-found' }),
        );
        return DecorationSet.create(state.doc, marks);
      },
    },
  });
}

export function getFound(state: EditorState): FindInEssay {
  return KEY.getState(state) ?? NOTHING;
}

function findAll(doc: EditorNode, pattern: string): readonly EssayMatch[] {
  const found: EssayMatch[] = [];
  doc.descendants((node, pos) => {
    if (!node.isTextblock && node.type.name !== 'footnote') return true;
    for (const [start, end] of searchIn(wordsOf(node), pattern)) {
      const [from, to] = [pos + 1 + start, pos + 1 + end];
      found.push({ from, to, isQuoted: node.type.name === 'quotation' || isQuoted(node, start, end) });
    }
    return true;
  });
  return found;
}

/** One unit for every place of the editor, whatever stands there. */
function wordsOf(node: EditorNode): string {
  return node.children.map((child) => child.text ?? '\ufffc'.repeat(child.nodeSize)).join('');
}

function isQuoted(node: EditorNode, start: number, end: number): boolean {
  let quoted = false;
  node.nodesBetween(start, end, (inner) => {
    if (inner.marks.some(({ type }) => type.name === 'quote')) quoted = true;
  });
  return quoted;
}

function searchIn(words: string, pattern: string): readonly (readonly [number, number])[] {
  const searched = createSearchedText(words, [{ start: 0, end: words.length }]);
  const found = searchText(searched, { ...EMPTY_QUERY, pattern }, null);
  if (!found.ok) return [];
  return Array.from(found.value.starts, (start, i) => [start, found.value.ends[i] ?? start] as const);
}

/** Looks for other words, from the caret on. '' ends the search. */
export function lookFor(state: EditorState, pattern: string): Transaction {
  return state.tr.setMeta(KEY, { pattern, current: 0 });
}

/** The next match (1) or the one before (-1), round the end; brings it into view. */
export function stepTo(state: EditorState, step: 1 | -1): Transaction | null {
  const { matches, current } = getFound(state);
  if (matches.length === 0) return null;
  const next = (current + step + matches.length) % matches.length;
  return showMatch(state, next);
}

export function showMatch(state: EditorState, at: number): Transaction | null {
  const match = getFound(state).matches[at];
  if (match === undefined) return null;
  return state.tr
    .setMeta(KEY, { current: at })
    .setSelection(TextSelection.create(state.doc, match.from, match.to))
    .scrollIntoView();
}

/** Puts other words in the place of the current match; quotations are left as they are. */
export function replaceCurrent(state: EditorState, words: string): Transaction | null {
  const { matches, current } = getFound(state);
  const match = matches[current];
  return match === undefined || match.isQuoted ? null : replaceIn(closeHistory(state.tr), [match], words);
}

/** The same for all of them in one step. */
export function replaceAll(state: EditorState, words: string): { readonly tr: Transaction; readonly count: number } {
  const free = getFound(state).matches.filter(({ isQuoted: quoted }) => !quoted);
  return { tr: replaceIn(closeHistory(state.tr), free, words), count: free.length };
}

function replaceIn(tr: Transaction, matches: readonly EssayMatch[], words: string): Transaction {
  for (const { from, to } of matches.toReversed()) tr.insertText(words, from, to);
  return tr;
}
