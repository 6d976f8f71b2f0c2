import { useCallback } from 'react';
import { err, ok, type Result } from '../../../shared/base/result';
import { type ExportChoices, printOptionsOf } from '../../../shared/export/export-choices';
import type { ExportFile } from '../../../shared/export/export-input';
import { useDeskActions } from '../../state/desk-context';
import type { JobFailure } from '../../workers/job-client';

interface PrintProgress {
  /** 0 to 1; null while the host works and says nothing. */
  readonly report: (done: number | null) => void;
  readonly signal: AbortSignal;
}

/** The PDF to be saved, or `printed` where the reader has had the browser's print dialog. */
export type PrintOutcome = Result<ExportFile | 'printed', JobFailure>;

export type Print = (edition: ExportFile, choices: ExportChoices, progress: PrintProgress) => Promise<PrintOutcome>;

const CANCELLED = err({ code: 'cancelled' } as const);

/** Sets the pages of an edition and makes a PDF of it, by the host or by the reader. */
export function usePrinting(): Print {
  const actions = useDeskActions();
  return useCallback(
    async (edition, choices, { report, signal }) => {
      const makesPdf = actions.makesPdf();
      try {
        const { documentOf, setEdition } = await import('../../print/set-edition');
        const working = { signal, report: (done: number) => report(0.1 + done * 0.8) };
        const html = new TextDecoder().decode(edition.bytes);
        const set = await setEdition(html, printOptionsOf(choices), { embedsFaces: makesPdf }, working);
        signal.throwIfAborted();
        const name = edition.fileName.replace(/\.html$/, '');
        if (!makesPdf) {
          const { printInPage } = await import('../../print/print-in-page');
          await printInPage(set, name, { signal, report: (done) => report(done < 1 ? 0.9 + done * 0.1 : null) });
          return ok('printed');
        }
        report(null);
        const printed = await actions.printToPdf(documentOf(set));
        if (!printed.ok) return err({ code: 'failed', detail: printed.error.detail });
        if (printed.value === null) return CANCELLED;
        return ok({ fileName: `${name}.pdf`, mime: 'application/pdf', bytes: printed.value });
      } catch (error) {
        return signal.aborted ? CANCELLED : err({ code: 'failed', detail: String(error) });
      }
    },
    [actions],
  );
}
