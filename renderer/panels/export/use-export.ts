import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Result } from '../../../shared/base/result';
import { collectCommentaries } from '../../../shared/export/collect-commentaries';
import { collectMemos } from '../../../shared/export/collect-memos';
import { type ExportChoices, optionsOf, takesMemos } from '../../../shared/export/export-choices';
import type { ExportFile, ExportLabels, ExportMemo } from '../../../shared/export/export-input';
import { safeFileName } from '../../../shared/export/file-name';
import type { FolderContent } from '../../../shared/export/obsidian/export-obsidian-folder';
import type { EssayBlock } from '../../../shared/model/essay';
import { citationLanguageOf, citationStyleOf } from '../../state/desk-citing';
import { useDesk, useDeskActions, useDeskHandle } from '../../state/desk-context';
import type { DeskState, OpenSource } from '../../state/desk-state';
import { citeOpenEssay } from '../../state/essay-citing';
import { createExportClient } from '../../workers/export-client';
import type { ExportJob, ExportOutput } from '../../workers/export-job';
import type { JobFailure } from '../../workers/job-client';
import { collectAnnotations } from './collect-annotations';

export interface Exporting {
  /** Writes the file; resolves as cancelled when another export begins or `cancel` is called. */
  readonly write: (
    choices: ExportChoices,
    report: (done: number) => void,
    /** What is in the folder that is to be brought up to date. */
    existing?: FolderContent,
  ) => Promise<Result<ExportOutput, JobFailure>>;
  /** Puts files that were written into one zip. */
  readonly pack: (files: readonly ExportFile[], fileName: string) => Promise<Result<ExportFile, JobFailure>>;
  readonly cancel: () => void;
}

/** Export jobs for the open source, written in a worker that lives as long as the dialog. */
export function useExport(source: OpenSource, labels: ExportLabels): Exporting {
  const actions = useDeskActions();
  const filter = useDesk((state) => state.filter);
  const codebook = useDesk((state) => state.codebook);
  const relations = useDesk((state) => state.relations);
  const relationTypes = useDesk((state) => state.relationTypes);
  const memos = useMemos(source);
  const work = useDesk((state) => state.work);
  const { store } = useDeskHandle();
  const [client] = useState(createExportClient);
  const known = { source, work, labels, filter, codebook, relations, relationTypes, memos };
  const latest = useRef(known);
  useEffect(() => {
    latest.current = known;
  });
  useEffect(() => () => client.close(), [client]);

  const write = useCallback(
    async (choices: ExportChoices, report: (done: number) => void, existing?: FolderContent) => {
      const now = latest.current;
      const options = optionsOf(choices);
      const createdAt = Date.now();
      const citing = async (blocks: readonly EssayBlock[]) =>
        (await citeOpenEssay(store.getState(), actions.formatCitations, blocks)).formatted;
      if (options === null) {
        const snapshot = await actions.takeSnapshot();
        const fileName = safeFileName('Postil', new Date(createdAt).toISOString().slice(0, 10), 'postil');
        return await client.run({ kind: 'archive', snapshot, fileName, createdAt }, report);
      }
      const all = collectAnnotations(now.source, now.codebook, null);
      const commentaries =
        options.format === 'tei' && options.commentary
          ? await collectCommentaries(await actions.loadCommentaries(), now.source.text, all, now.labels, citing)
          : [];
      const original = options.format === 'original' ? await actions.loadOriginal() : null;
      const work = now.work ?? now.source.source;
      const works = options.format === 'bibliography' && choices.bibliographyOf === 'library' ? await actions.listSources() : [];
      const job: ExportJob = {
        kind: 'annotations',
        input: {
          source: work,
          // What was just written down about the open text may wait to be stored.
          ...(works.length < 2 ? {} : { works: works.map(({ source }) => (source.id === work.id ? work : source)) }),
          text: now.source.text,
          ...(original === null ? {} : { original }),
          labels: now.labels,
          options,
          createdAt,
          commentaries,
          memos: choices.memos && takesMemos(choices.use) ? now.memos : [],
        },
        annotations: choices.scope === 'filtered' ? collectAnnotations(now.source, now.codebook, now.filter) : all,
        order: choices.order,
        codes: now.codebook.inOrder,
        ...styleIn(store.getState()),
        related: { relations: now.relations.all(), types: [...now.relationTypes.values()] },
        ...(existing === undefined ? {} : { existing }),
      };
      return await client.run(job, report);
    },
    [actions, client, store],
  );
  return useMemo(
    () => ({
      write,
      pack: (files, fileName) => client.run({ kind: 'pack', files, fileName }, () => undefined),
      cancel: () => client.cancel(),
    }),
    [client, write],
  );
}

/** The style that notes to quotations are written in; nothing while none is chosen. */
function styleIn(state: DeskState) {
  const style = citationStyleOf(state);
  return style === null ? {} : { citing: { style, language: citationLanguageOf(state.preferences) } };
}

/** What the reader thinks about this text, about the library and about codes, in this order. */
function useMemos(source: OpenSource): readonly ExportMemo[] {
  const { t } = useTranslation('export');
  const memos = useDesk((state) => state.memos);
  const codebook = useDesk((state) => state.codebook);
  return useMemo(
    () => collectMemos(source.source.id, memos, codebook, { source: t('file-memo-source'), library: t('file-memo-library') }),
    [t, memos, codebook, source],
  );
}
