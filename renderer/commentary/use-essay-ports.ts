import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { describeTarget } from '../../shared/anchor/describe';
import { checkQuotation } from '../../shared/commentary/check-quotation';
import type { QuotedWords } from '../../shared/commentary/essay-text';
import type { EssayMention } from '../../shared/model/essay';
import type { Target } from '../../shared/model/records';
import type { Span } from '../../shared/text/offset';
import { formatPlaceRange } from '../../shared/text/place';
import { type Desk, useDeskHandle } from '../state/desk-context';
import type { OpenSource } from '../state/desk-state';
import { PASSAGE_TYPE, parsePassage } from '../state/dragged-passage';
import { citeOpenEssay } from '../state/essay-citing';
import { isCoveringText } from '../state/use-margin-state';
import { usePlaceLabel } from '../state/use-place-label';
import { citationAt } from './cite-commands';
import type { EssayPorts } from './essay-editing';
import type { OfferList } from './mention-suggestions';
import { createNames } from './names-of-mentions';
import { quotationAt } from './quote-marks';

export interface EssayEvents {
  readonly onList: (list: OfferList | null) => void;
  readonly onWarning: (button: HTMLElement, pos: number) => void;
  readonly onCitation: (button: HTMLElement) => void;
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
    const check = (quotation: QuotedWords) => checkQuotation({ text: source.text, revisionId: source.source.revisionId }, quotation);
    const goTo = (where: Span) => {
      if (isCoveringText()) desk.commentary.actions.close();
      desk.actions.goTo(where);
    };
    const names = createNames(desk.store, source, placeOf, () => say('mention-lost'));
    return {
      newId: () => crypto.randomUUID(),
      onWrite: desk.commentary.actions.touch,
      readDropped: (event) => readDropped(event, source),
      onFollowAt: ({ doc, selection }) => {
        const target = quotationAt(doc, selection.from)?.target ?? citationAt(doc, selection.from)?.target;
        const found = target === undefined || target === null ? null : check({ target, words: target.quote.exact });
        if (found === null || !('span' in found)) return false;
        goTo(found.span);
        return true;
      },
      onOpenLink: desk.actions.openExternal,
      placeholder: say('placeholder'),
      label: say('essay', { title: latest.current.title }),
      footnotes: { number: say('footnote'), field: say('footnote-field') },
      citations: {
        label: (words) => (words === '' ? say('citation') : say('citation-named', { words })),
        bibliography: say('bibliography'),
        failed: (detail) => say('citation-failed', { detail }),
        onAsk: (button) => latest.current.events.onCitation(button),
        format: (blocks) => citeOpenEssay(desk.store.getState(), desk.actions.formatCitations, blocks),
      },
      quotations: {
        check,
        placeOf,
        words: {
          follow: (place) => say('go-to-place', { place }),
          warning: (state) => say(`warning-${state}`),
          lost: say('place-lost'),
        },
        onFollow: goTo,
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
