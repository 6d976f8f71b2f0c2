import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportFile } from '../../../shared/export/export-input';
import type { FileType, HostError } from '../../../shared/host/host';
import { useDeskActions } from '../../state/desk-context';
import type { ExportChoices } from './export-choices';
import type { Exporting } from './use-export';

export type SavingState =
  | { readonly name: 'idle' }
  | { readonly name: 'writing'; readonly done: number }
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

  async function run(choices: ExportChoices): Promise<void> {
    setState({ name: 'writing', done: 0 });
    const written = await exporting.write(choices, (done) => setState({ name: 'writing', done }));
    if (!written.ok) {
      setState(
        written.error.code === 'cancelled'
          ? { name: 'stopped' }
          : { name: 'failed', message: t('write-failed', { detail: written.error.detail }) },
      );
      return;
    }
    const saved = await actions.saveFile(written.value.fileName, typeOf(written.value), written.value.bytes);
    if (!saved.ok) {
      setState({ name: 'failed', message: messageOf(saved.error) });
      return;
    }
    setState({ name: 'idle' });
    if (saved.value === null) return;
    actions.setPreferences({ lastExport: { ...choices } });
    actions.notify({ kind: 'info', key: 'export-saved', values: { location: saved.value.location }, canUndo: false });
    actions.openDialog(null);
  }

  function messageOf({ code, detail }: HostError): string {
    if (code === 'no-space') return t('save-no-space');
    if (code === 'no-permission') return t('save-no-permission');
    return t('save-failed', { detail });
  }

  return { state, save: (choices) => void run(choices), cancel: exporting.cancel };
}

function typeOf(file: ExportFile): FileType {
  const extension = file.fileName.slice(file.fileName.lastIndexOf('.') + 1);
  return { name: extension.toUpperCase(), mime: file.mime, extensions: [extension] };
}
