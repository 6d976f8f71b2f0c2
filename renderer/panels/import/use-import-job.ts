import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskHandle } from '../../state/desk-context';
import type { OpenSource } from '../../state/desk-state';
import { useColorName } from '../../state/use-color-name';
import type { ImportJob } from '../../workers/import-job';
import type { ImportAttempt } from './import-state';

/** What the worker needs to read a file: the open text, the names that the reader uses, and the name of the library. */
export function useImportJob(source: OpenSource | null): (attempt: ImportAttempt, library: string) => ImportJob {
  const { t } = useTranslation('import');
  const desk = useDeskHandle();
  const colorName = useColorName();
  return useCallback(
    ({ file, choices, wish, encoding }, library) => {
      const at = Date.now();
      const colorNames = {
        yellow: colorName('yellow'),
        red: colorName('red'),
        blue: colorName('blue'),
        green: colorName('green'),
        purple: colorName('purple'),
      };
      return {
        fileName: file.name,
        bytes: file.bytes,
        choices,
        open: source === null ? null : { source: source.source, text: source.text, revisionId: source.source.revisionId },
        context: { color: desk.store.getState().preferences.lastColor, colorNames, change: { at, group: crypto.randomUUID() } },
        obtained: t('obtained', { file: file.name, date: new Date(at).toISOString().slice(0, 10) }),
        wish,
        encoding,
        library,
      };
    },
    [colorName, desk, source, t],
  );
}
