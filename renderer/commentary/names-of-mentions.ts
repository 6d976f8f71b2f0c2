import { findCodes } from '../../shared/codebook/find-codes';
import { nameAnnotation } from '../../shared/commentary/name-annotation';
import type { EssayMention } from '../../shared/model/essay';
import { plainTextOf } from '../../shared/richtext/plain-text';
import { FOLD_ALL, foldText } from '../../shared/text/fold';
import { type Span, sliceSpan, span } from '../../shared/text/offset';
import type { Desk } from '../state/desk-context';
import type { OpenSource } from '../state/desk-state';
import type { Mark } from '../state/mark';
import type { MentionOffer } from './mention-suggestions';

/** So many names are offered at once. */
const MOST_OFFERS = 8;

/** What annotations and codes are called in an essay, and which of them answer to what is typed. */
export function createNames(store: Desk['store'], source: OpenSource, placeOf: (where: Span) => string, sayLost: () => string) {
  const { annotations, text } = source;
  const wordsOf = (mark: Mark) => {
    // Where an orphan once was, other words stand.
    const kept = mark.anchor === 'orphaned' ? annotations.findAnnotation(mark.id)?.targets[0].quote.exact : undefined;
    return (kept ?? sliceSpan(text.text, span(mark.start, mark.end))).replace(/\s+/gu, ' ');
  };
  const nameOf = (mark: Mark) => nameAnnotation(mark.anchor === 'orphaned' ? '' : placeOf(span(mark.start, mark.end)), wordsOf(mark));
  const noteOf = (mark: Mark) => {
    const note = annotations.findNote(mark.id);
    return note === undefined ? '' : plainTextOf(note.body).replace(/\s+/gu, ' ');
  };
  return {
    describe(mention: EssayMention['attrs']) {
      if (mention.kind === 'code') {
        const { codes, labels } = store.getState().codebook;
        const code = codes.get(mention.id);
        return code === undefined
          ? { label: sayLost(), title: '', isLost: true }
          : { label: code.name, title: labels.get(mention.id) ?? code.name, isLost: false };
      }
      const mark = annotations.findMark(mention.id);
      if (mark === undefined) return { label: sayLost(), title: '', isLost: true };
      return { label: nameOf(mark), title: [wordsOf(mark), noteOf(mark)].filter((one) => one !== '').join('\n'), isLost: false };
    },
    find(kind: 'annotation' | 'code', typed: string): readonly MentionOffer[] {
      if (kind === 'code') {
        const { codebook } = store.getState();
        return findCodes(codebook, typed)
          .slice(0, MOST_OFFERS)
          .map((code) => ({ mention: { kind, id: code.id }, label: code.name, detail: codebook.labels.get(code.id) ?? '' }));
      }
      const wanted = fold(typed);
      const found: MentionOffer[] = [];
      const seen = new Set<string>();
      for (const mark of annotations.allInOrder()) {
        if (found.length === MOST_OFFERS) break;
        if (seen.has(mark.id)) continue;
        const isWanted = wanted === '' || fold(`${placeOf(span(mark.start, mark.end))} ${wordsOf(mark)} ${noteOf(mark)}`).includes(wanted);
        if (!isWanted) continue;
        seen.add(mark.id);
        found.push({ mention: { kind, id: mark.id }, label: nameOf(mark), detail: noteOf(mark) });
      }
      return found;
    },
  };
}

function fold(words: string): string {
  return foldText(words, FOLD_ALL).folded;
}
