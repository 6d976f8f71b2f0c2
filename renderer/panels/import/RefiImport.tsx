import { useTranslation } from 'react-i18next';
import type { OpenedFile } from '../../../shared/host/host';
import { hasAnything } from '../../../shared/import/refi/refi-plan';
import { useDesk, useDeskActions } from '../../state/desk-context';
import { Button } from '../../ui/Button';
import { Progress } from '../../ui/Progress';
import { IMPORT_FILES } from './import-files';
import { RefiReport } from './RefiReport';
import { useRefiImport } from './use-refi-import';

/** A project or codebook of another program: first what would become of it, then one step that can be undone. */
export function RefiImport({ file }: { readonly file: OpenedFile }) {
  const { t } = useTranslation('refi');
  const { t: imports } = useTranslation('import');
  const { t: common } = useTranslation('app');
  const actions = useDeskActions();
  const importing = useRefiImport(file);
  const { state } = importing;
  const stored = useDesk(({ working }) => working?.done ?? null);
  const isReading = state.name === 'reading';
  const isBusy = isReading || state.name === 'storing';
  return (
    <>
      <div aria-live="polite" aria-busy={isBusy}>
        {state.name === 'planned' && <RefiReport fileName={file.name} plan={state.plan} choice={state.choice} importing={importing} />}
        {state.name === 'stopped' && <p className="export-hint">{imports('stopped')}</p>}
      </div>
      {isReading && <Progress label={t('reading')} value={state.done} />}
      {state.name === 'storing' && <Progress label={imports('storing')} value={stored} />}
      <p className="export-error" role="alert">
        {state.name === 'failed' && state.message}
      </p>
      <footer className="ui-dialog-footer export-footer">
        {!isBusy && <Button onClick={() => void actions.chooseFile(IMPORT_FILES)}>{imports('other-file')}</Button>}
        <Button onClick={isBusy ? importing.stop : () => actions.openDialog(null)}>{isBusy ? imports('stop') : common('cancel')}</Button>
        {state.name === 'planned' && (
          <Button variant="accent" disabled={!hasAnything(state.plan, state.choice)} onClick={importing.carryOut}>
            {imports('import')}
          </Button>
        )}
      </footer>
    </>
  );
}
