import { type RefObject, useCallback } from 'react';
import { collectCommentaries } from '../../../shared/export/collect-commentaries';
import type { ExportChoices } from '../../../shared/export/export-choices';
import type { ExportCommentary, ExportOptions } from '../../../shared/export/export-input';
import type { EssayBlock } from '../../../shared/model/essay';
import type { Source } from '../../../shared/model/records';
import { citationLanguageOf, citationStyleOf } from '../../state/desk-citing';
import { useDeskActions, useDeskHandle } from '../../state/desk-context';
import { citeOpenEssay } from '../../state/essay-citing';
import type { StyleInLanguage } from '../../workers/export-job';
import type { Collector } from './collector';
import { type Exported, requestOf } from './use-exported';

/** What a format wants that does not lie on the desk. */
export interface Gathered {
  /** Null where the format does not want it, or it is the text itself. */
  readonly original: Uint8Array | null;
  readonly commentaries: readonly ExportCommentary[];
  /** Every work of the library, where more than one is wanted. */
  readonly works: readonly Source[];
  /** The style that notes to quotations are written in; null while none is chosen. */
  readonly citing: StyleInLanguage | null;
}

/** Reads what a format wants from the library. */
export function useGathering(exported: RefObject<Exported>, collector: Collector) {
  const actions = useDeskActions();
  const { store } = useDeskHandle();
  return useCallback(
    async (choices: ExportChoices, options: ExportOptions): Promise<Gathered> => {
      const readCommentaries = async () => {
        const { source, labels } = exported.current;
        // An essay may mention what does not go along.
        const all = await collector.collect(requestOf(exported.current, { ...choices, scope: 'all' }));
        return await collectCommentaries(
          await actions.loadCommentaries(),
          source.text,
          all.found,
          labels,
          async (blocks: readonly EssayBlock[]) => {
            return (await citeOpenEssay(store.getState(), actions.formatCitations, blocks)).formatted;
          },
        );
      };
      const takesLibrary = options.format === 'bibliography' && choices.bibliographyOf === 'library';
      const style = citationStyleOf(store.getState());
      return {
        citing: style === null ? null : { style, language: citationLanguageOf(store.getState().preferences) },
        original: options.format === 'original' ? await actions.loadOriginal() : null,
        commentaries: options.format === 'tei' && options.commentary ? await readCommentaries() : [],
        works: takesLibrary ? (await actions.listSources()).map(({ source }) => source) : [],
      };
    },
    [actions, store, exported, collector],
  );
}
