import { useCallback, useEffect, useState } from 'react';
import type { EssayExport } from '../../shared/export/commentary/essay-export';
import { type EssayFormat, writeEssay } from '../../shared/export/commentary/write-essay';
import type { ExportFile } from '../../shared/export/export-input';
import type { WordChoices } from './EssayWordSettings';

export type EssayFile =
  | { readonly state: 'writing' }
  /** `format`: of this file, which stands until one of another format is written. */
  | { readonly state: 'ready'; readonly format: EssayFormat; readonly file: ExportFile }
  | { readonly state: 'failed'; readonly detail: string };

export interface EssayWriting {
  /** For a look at it; written anew whenever a choice or the essay changes. */
  readonly shown: EssayFile;
  /** The file as it is chosen now. */
  readonly write: () => Promise<ExportFile>;
}

/** The essay as a file of the chosen format. */
export function useEssayFile(
  collect: (withNotes: boolean) => Promise<EssayExport>,
  format: EssayFormat,
  withNotes: boolean,
  word: WordChoices,
): EssayWriting {
  const [shown, setShown] = useState<EssayFile>({ state: 'writing' });
  const write = useCallback(
    async () => await writeEssay(await collect(withNotes), format, { ...word, createdAt: Date.now() }),
    [collect, format, withNotes, word],
  );
  useEffect(() => {
    let isWanted = true;
    const settle = (next: EssayFile) => {
      if (isWanted) setShown(next);
    };
    write().then(
      (file) => settle({ state: 'ready', format, file }),
      (error: unknown) => settle({ state: 'failed', detail: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      isWanted = false;
    };
  }, [write, format]);
  return { shown, write };
}
