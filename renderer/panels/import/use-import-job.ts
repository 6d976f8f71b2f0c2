import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnownText } from '../../../shared/import/plan-word-file';
import { validateRecord } from '../../../shared/model/validate-records';
import { useDeskHandle } from '../../state/desk-context';
import type { OpenSource } from '../../state/desk-state';
import { useColorName } from '../../state/use-color-name';
import type { LibrarySnapshot } from '../../storage/library';
import type { ImportJob } from '../../workers/import-job';
import type { ImportAttempt } from './import-state';

/** What the worker needs to read a file: the open text, the names that the reader uses, and the library as it is stored. */
export function useImportJob(source: OpenSource | null): (attempt: ImportAttempt, tables: LibrarySnapshot['tables']) => ImportJob {
  const { t } = useTranslation('import');
  const desk = useDeskHandle();
  const colorName = useColorName();
  return useCallback(
    ({ file, choices, wish, encoding }, tables) => {
      const at = Date.now();
      const colorNames = {
        yellow: colorName('yellow'),
        red: colorName('red'),
        blue: colorName('blue'),
        green: colorName('green'),
        purple: colorName('purple'),
      };
      const { annotations, notes, codes, relations, relationTypes, memos } = tables;
      return {
        fileName: file.name,
        bytes: file.bytes,
        choices,
        open: source === null ? null : { source: source.source, text: source.text, revisionId: source.source.revisionId },
        context: { color: desk.store.getState().preferences.lastColor, colorNames, change: { at, group: crypto.randomUUID() } },
        obtained: t('obtained', { file: file.name, date: new Date(at).toISOString().slice(0, 10) }),
        wish,
        encoding,
        texts: knownTexts(tables),
        stored: { annotations, notes, codes, relations, relationTypes, memos },
      };
    },
    [colorName, desk, source, t],
  );
}

function knownTexts(tables: LibrarySnapshot['tables']): readonly KnownText[] {
  const sha256 = new Map<string, string>();
  for (const row of tables.revisions) {
    const revision = validateRecord('revisions', row);
    if (revision.ok) sha256.set(revision.value.id, revision.value.sha256);
  }
  return tables.sources.flatMap((row) => {
    const valid = validateRecord('sources', row);
    if (!valid.ok) return [];
    const { id, revisionId, provenance } = valid.value;
    return [{ id, title: provenance.title, sha256: sha256.get(revisionId) ?? '' }];
  });
}
