import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { checkQuotation } from '../../shared/commentary/check-quotation';
import type { EssayExport, MentionedRecord } from '../../shared/export/commentary/essay-export';
import type { EssayMention } from '../../shared/model/essay';
import type { Commentary, Target } from '../../shared/model/records';
import { sliceSpan, span } from '../../shared/text/offset';
import { formatPlaceRange } from '../../shared/text/place';
import { useDeskHandle } from '../state/desk-context';
import type { OpenSource } from '../state/desk-state';
import { citeOpenEssay } from '../state/essay-citing';
import { usePlaceLabel } from '../state/use-place-label';
import type { EssayEditing } from './essay-editing';
import { createNames } from './names-of-mentions';

/** The essay as it is now, with everything that a file of it says. */
export function useCollectEssay(
  source: OpenSource,
  commentary: Commentary,
  editing: EssayEditing,
): (withNotes: boolean) => Promise<EssayExport> {
  const { t, i18n } = useTranslation('commentary');
  const { store, actions } = useDeskHandle();
  const labelOf = usePlaceLabel(source.text);
  return useCallback(
    async (withNotes) => {
      const { text, source: record, annotations } = source;
      const quoted = { text, revisionId: record.revisionId };
      const names = createNames(
        store,
        source,
        (where) => formatPlaceRange(text, where) || labelOf(where.start),
        () => t('mention-lost'),
      );
      const placeOf = (target: Target) => {
        const check = checkQuotation(quoted, { target, words: target.quote.exact });
        return 'span' in check ? formatPlaceRange(text, check.span) || labelOf(check.span.start) : '';
      };
      const recordOf = (mention: EssayMention['attrs']): MentionedRecord => {
        const name = names.describe(mention).label;
        const mark = mention.kind === 'annotation' ? annotations.findMark(mention.id) : undefined;
        if (mark === undefined) return { name, note: null };
        const { labels } = store.getState().codebook;
        const codes = annotations.findAnnotation(mark.id)?.codes ?? [];
        return {
          name,
          note: {
            quotation: sliceSpan(text.text, span(mark.start, mark.end)).replace(/\s+/gu, ' '),
            body: annotations.findNote(mark.id)?.body ?? null,
            codes: codes.map((code) => labels.get(code) ?? '').join('; '),
          },
        };
      };
      const blocks = editing.read().map(({ content }) => content);
      const cited = await citeOpenEssay(store.getState(), actions.formatCitations, blocks);
      return {
        title: commentary.title,
        blocks,
        work: store.getState().work ?? { citation: null, provenance: record.provenance },
        citations: cited.formatted,
        citesPlaces: cited.citesPlaces,
        placeOf,
        recordOf,
        withNotes,
        labels: {
          language: i18n.language,
          untitled: t('untitled'),
          on: t('export-on'),
          footnotes: t('export-footnotes'),
          annotations: t('export-annotations'),
          back: t('export-back'),
        },
      };
    },
    [source, commentary, editing, store, actions, labelOf, t, i18n],
  );
}
