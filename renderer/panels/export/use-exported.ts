import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { collectMemos } from '../../../shared/export/collect-memos';
import { type ExportChoices, takesMemos } from '../../../shared/export/export-choices';
import type { ExportLabels, ExportMemo, ExportOptions } from '../../../shared/export/export-input';
import { useDesk } from '../../state/desk-context';
import type { DeskState, OpenSource } from '../../state/desk-state';
import type { ExportJob } from '../../workers/export-job';
import type { VersionedRequest } from './collector';
import type { Gathered } from './use-gathering';

/** Everything on the desk that may go into a file. */
export interface Exported extends Pick<DeskState, 'work' | 'filter' | 'codebook' | 'relations' | 'relationTypes'> {
  readonly source: OpenSource;
  readonly labels: ExportLabels;
  readonly memos: readonly ExportMemo[];
  /** Another one whenever something was done to annotations. */
  readonly version: string;
}

/** What lies on the desk whenever an export begins. */
export function useExported(source: OpenSource, labels: ExportLabels): RefObject<Exported> {
  const work = useDesk((state) => state.work);
  const filter = useDesk((state) => state.filter);
  const codebook = useDesk((state) => state.codebook);
  const relations = useDesk((state) => state.relations);
  const relationTypes = useDesk((state) => state.relationTypes);
  const version = useDesk((state) => `${state.annotationsVersion} ${state.rowsLoaded}`);
  const memos = useMemos(source);
  const exported: Exported = { source, labels, work, filter, codebook, relations, relationTypes, memos, version };
  const latest = useRef(exported);
  useEffect(() => {
    latest.current = exported;
  });
  return latest;
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

/** The annotations that are to go out. */
export function requestOf({ source, codebook, filter, version }: Exported, { scope }: ExportChoices): VersionedRequest {
  return { source, codebook, filter: scope === 'filtered' ? filter : null, version };
}

/** All of an export but its annotations, which go before it in pieces. */
export function jobOf(
  exported: Exported,
  choices: ExportChoices,
  options: ExportOptions,
  { original, commentaries, works, citing, createdAt }: Gathered & { readonly createdAt: number },
): Extract<ExportJob, { readonly kind: 'annotations' }> {
  const { source, work, labels, codebook, relations, relationTypes, memos } = exported;
  const open = work ?? source.source;
  return {
    kind: 'annotations',
    input: {
      source: open,
      // What was just written down about the open text may wait to be stored.
      ...(works.length < 2 ? {} : { works: works.map((one) => (one.id === open.id ? open : one)) }),
      text: source.text,
      ...(original === null ? {} : { original }),
      labels,
      options,
      createdAt,
      commentaries,
      memos: choices.memos && takesMemos(choices.use) ? memos : [],
    },
    ...(citing === null ? {} : { citing }),
    order: choices.order,
    codes: codebook.inOrder,
    related: { relations: relations.all(), types: [...relationTypes.values()] },
  };
}
