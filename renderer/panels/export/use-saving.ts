import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportChoices } from '../../../shared/export/export-choices';
import type { ExportFile } from '../../../shared/export/export-input';
import type { FileType, HostError } from '../../../shared/host/host';
import { useDeskActions } from '../../state/desk-context';
import type { Exporting } from './use-export';
import { usePrinting } from './use-printing';

export type SavingState =
  | { readonly name: 'idle' }
  /** `done` is null while nothing can be said. */
  | { readonly name: 'writing'; readonly done: number | null }
  | { readonly name: 'stopped' }
  | { readonly name: 'failed'; readonly message: string };

export interface Saving {
  readonly state: SavingState;
  readonly save: (choices: ExportChoices) => void;
  readonly cancel: () => void;
}

/** Writes the file, lets the reader say where it goes, and says where it went or why it did not. */
export function useSaving(exporting: Exporting): Saving {
  const { t } = useTranslation('export');
  const actions = useDeskActions();
  const [state, setState] = useState<SavingState>({ name: 'idle' });
  const print = usePrinting();
  const running = useRef(new AbortController());

  async function run(choices: ExportChoices): Promise<void> {
    running.current = new AbortController();
    const { signal } = running.current;
    const report = (done: number | null) => setState({ name: 'writing', done });
    report(0);
    const isPrinted = choices.use === 'print';
    const written = await exporting.write(choices, (done) => report(isPrinted ? done / 10 : done));
    const outcome = written.ok && isPrinted ? await print(written.value, choices, { report, signal }) : written;
    if (!outcome.ok) {
      setState(
        outcome.error.code === 'cancelled'
          ? { name: 'stopped' }
          : { name: 'failed', message: t('write-failed', { detail: outcome.error.detail }) },
      );
      return;
    }
    if (outcome.value === 'printed') return finish(choices);
    const saved = await actions.saveFile(outcome.value.fileName, typeOf(outcome.value), outcome.value.bytes);
    if (!saved.ok) {
      setState({ name: 'failed', message: messageOf(saved.error) });
      return;
    }
    if (saved.value === null) return setState({ name: 'idle' });
    actions.notify({ kind: 'info', key: 'export-saved', values: { location: saved.value.location }, canUndo: false });
    finish(choices);
  }

  function finish(choices: ExportChoices): void {
    setState({ name: 'idle' });
    actions.setPreferences({ lastExport: { ...choices } });
    actions.openDialog(null);
  }

  function messageOf({ code, detail }: HostError): string {
    if (code === 'no-space') return t('save-no-space');
    if (code === 'no-permission') return t('save-no-permission');
    return t('save-failed', { detail });
  }

  function cancel(): void {
    running.current.abort();
    exporting.cancel();
    actions.stopPrinting();
  }

  return { state, save: (choices) => void run(choices), cancel };
}

function typeOf(file: ExportFile): FileType {
  const extension = file.fileName.slice(file.fileName.lastIndexOf('.') + 1);
  return { name: extension.toUpperCase(), mime: file.mime, extensions: [extension] };
}
