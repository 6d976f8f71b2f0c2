import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { describeTarget } from '../../shared/anchor/describe';
import { findCodes } from '../../shared/codebook/find-codes';
import { checkQuotation } from '../../shared/commentary/check-quotation';
import type { EssayMention } from '../../shared/model/essay';
import type { Target } from '../../shared/model/records';
import { plainTextOf } from '../../shared/richtext/plain-text';
import { FOLD_ALL, foldText } from '../../shared/text/fold';
import { type Span, sliceSpan, span } from '../../shared/text/offset';
import { formatPlaceRange } from '../../shared/text/place';
import type { Mark } from '../state/annotation-set';
import { type Desk, useDeskHandle } from '../state/desk-context';
import type { OpenSource } from '../state/desk-state';
import { PASSAGE_TYPE, parsePassage } from '../state/dragged-passage';
import { isCoveringText } from '../state/use-margin-state';
import { usePlaceLabel } from '../state/use-place-label';
import type { EssayPorts } from './essay-editing';
import type { MentionOffer, OfferList } from './mention-suggestions';

/** So many names are offered at once. */
const MOST_OFFERS = 8;
/** So many characters of a passage name an annotation. */
const NAME_LENGTH = 28;

export interface EssayEvents {
  readonly onList: (list: OfferList | null) => void;
  readonly onWarning: (button: HTMLElement, pos: number) => void;
}

/** What the editor asks of the desk: made anew with each essay. */
export function useEssayPorts(source: OpenSource, title: string, events: EssayEvents): () => EssayPorts {
  const { t } = useTranslation('commentary');
  const desk = useDeskHandle();
  const labelOf = usePlaceLabel(source.text);
  const latest = useRef({ t, labelOf, events, title });
  useEffect(() => {
    latest.current = { t, labelOf, events, title };
  });
  return () => {
    const placeOf = (where: Span) => formatPlaceRange(source.text, where) || latest.current.labelOf(where.start);
    const say = latest.current.t;
    const names = createNames(desk, source, placeOf, () => say('mention-lost'));
    return {
      newId: () => crypto.randomUUID(),
      onWrite: desk.commentary.actions.touch,
      readDropped: (event) => readDropped(event, source),
      onOpenLink: desk.actions.openExternal,
      placeholder: say('placeholder'),
      label: say('essay', { title: latest.current.title }),
      footnotes: { number: say('footnote'), field: say('footnote-field') },
      quotations: {
        check: (quotation) => checkQuotation({ text: source.text, revisionId: source.source.revisionId }, quotation),
        placeOf,
        words: {
          follow: (place) => say('go-to-place', { place }),
          warning: (state) => say(`warning-${state}`),
          lost: say('place-lost'),
        },
        onFollow: (where) => {
          if (isCoveringText()) desk.commentary.actions.close();
          desk.actions.goTo(where);
        },
        onWarning: (button, view) => latest.current.events.onWarning(button, view.posAtDOM(button, 0)),
      },
      mentions: { describe: names.describe, onFollow: (mention) => follow(desk, mention) },
      suggestions: { find: names.find, onList: (list) => latest.current.events.onList(list) },
    };
  };
}

function follow({ actions }: Desk, mention: EssayMention['attrs']): void {
  if (mention.kind === 'annotation') actions.activate(mention.id, 'list');
  else actions.filterByCode(mention.id);
}

function readDropped(event: DragEvent, source: OpenSource): Target | null {
  const where = parsePassage(event.dataTransfer?.getData(PASSAGE_TYPE) ?? '', source.text.text.length);
  return where === null ? null : describeTarget(source.text, source.source.revisionId, where);
}

function createNames({ store }: Desk, source: OpenSource, placeOf: (where: Span) => string, sayLost: () => string) {
  const { annotations, text } = source;
  const wordsOf = (mark: Mark) => sliceSpan(text.text, span(mark.start, mark.end)).replace(/\s+/gu, ' ');
  const nameOf = (mark: Mark) => {
    const words = Array.from(wordsOf(mark));
    const shown = words.length > NAME_LENGTH ? `${words.slice(0, NAME_LENGTH).join('').trimEnd()}…` : words.join('');
    return `${placeOf(span(mark.start, mark.end))} “${shown}”`;
  };
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
