import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { collectEssay } from '../../shared/export/commentary/collect-essay';
import type { EssayExport } from '../../shared/export/commentary/essay-export';
import { essayLabels } from '../../shared/export/commentary/essay-labels';
import type { AnnotationId, Commentary } from '../../shared/model/records';
import { span } from '../../shared/text/offset';
import { useDeskHandle } from '../state/desk-context';
import type { OpenSource } from '../state/desk-state';
import { citeOpenEssay } from '../state/essay-citing';
import type { EssayEditing } from './essay-editing';

/** The essay as it is now, with everything that a file of it says. */
export function useCollectEssay(
  source: OpenSource,
  commentary: Commentary,
  editing: EssayEditing,
): (withNotes: boolean) => Promise<EssayExport> {
  const { t, i18n } = useTranslation(['commentary', 'notes']);
  const { store, actions } = useDeskHandle();
  return useCallback(
    async (withNotes) => {
      const blocks = editing.read().map(({ content }) => content);
      const cited = await citeOpenEssay(store.getState(), actions.formatCitations, blocks);
      const { work, codebook } = store.getState();
      return collectEssay({
        title: commentary.title,
        blocks,
        cited,
        text: source.text,
        revisionId: source.source.revisionId,
        work: work ?? source.source,
        codebook,
        findAnnotation: (id) => findAnnotation(source, id),
        withNotes,
        labels: essayLabels(
          i18n.language,
          (word) => t(`commentary:${word}`),
          (kind) => t(`notes:place-${kind}`),
        ),
      });
    },
    [source, commentary, editing, store, actions, t, i18n],
  );
}

function findAnnotation({ annotations }: OpenSource, id: AnnotationId) {
  const mark = annotations.findMark(id);
  const annotation = annotations.findAnnotation(id);
  if (mark === undefined || annotation === undefined) return undefined;
  const anchor =
    mark.anchor === 'orphaned' ? ({ state: 'orphaned' } as const) : ({ state: 'anchored', span: span(mark.start, mark.end) } as const);
  return { annotation, note: annotations.findNote(id) ?? null, anchor };
}
