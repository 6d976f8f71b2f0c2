import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { canBeRead } from '../../../shared/import/csv/table-look';
import { useDesk, useDeskActions } from '../../state/desk-context';
import type { OpenSource } from '../../state/desk-state';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Progress } from '../../ui/Progress';
import '../../styles/export.css';
import { ColumnsForm } from './ColumnsForm';
import { ImportReport } from './ImportReport';
import type { Importing } from './import-state';
import { ReturnReport } from './ReturnReport';
import { useImport } from './use-import';

/** Brings annotations of other tools, or of an earlier export, onto the open text: first a report, then one step that can be undone. */
export function ImportDialog() {
  const { t } = useTranslation('import');
  const actions = useDeskActions();
  const open = useDesk((state) => state.dialog === 'import');
  const source = useDesk((state) => state.source);
  return (
    <Dialog
      open={open && source !== null}
      onOpenChange={(next) => actions.openDialog(next ? 'import' : null)}
      title={t('title')}
      description={t('description')}
      size="medium"
      className="import-dialog"
    >
      {source !== null && <ImportForm source={source} />}
    </Dialog>
  );
}

function ImportForm({ source }: { readonly source: OpenSource }) {
  const { t } = useTranslation('import');
  const { t: common } = useTranslation('app');
  const actions = useDeskActions();
  const importing = useImport(source);
  const { state } = importing;
  const isRead = state.name === 'planned' || state.name === 'returned' || state.name === 'columns';
  const table = state.name === 'planned' ? state.plan.table : null;
  const isNothing = state.name === 'returned' ? state.chosen.size === 0 : state.name !== 'planned' || state.plan.change === null;
  return (
    <>
      <div aria-live="polite" aria-busy={state.name === 'reading'}>
        {state.name === 'planned' && <ImportReport state={state} importing={importing} />}
        {state.name === 'returned' && (
          <ReturnReport fileName={state.fileName} plan={state.plan} chosen={state.chosen} onToggle={importing.toggle} />
        )}
        {state.name === 'stopped' && <p className="export-hint">{t('stopped')}</p>}
      </div>
      {state.name === 'columns' && <ColumnsForm state={state} importing={importing} />}
      {state.name === 'reading' && <Progress label={t('reading')} value={state.done} />}
      <p className="export-error" role="alert">
        {state.name === 'failed' && state.message}
      </p>
      {!isRead && <DropArea importing={importing} />}
      <footer className="ui-dialog-footer export-footer">
        {isRead && <Button onClick={importing.reset}>{t('other-file')}</Button>}
        {table !== null && <Button onClick={() => importing.readColumns({ ...table, roles: null })}>{t('columns-change')}</Button>}
        <Button onClick={state.name === 'reading' ? importing.stop : () => actions.openDialog(null)}>
          {state.name === 'reading' ? t('stop') : common('cancel')}
        </Button>
        {state.name === 'columns' && (
          <Button variant="accent" disabled={!canBeRead(state.roles)} onClick={importing.takeColumns}>
            {t('columns-continue')}
          </Button>
        )}
        {isRead && state.name !== 'columns' && (
          <Button variant="accent" disabled={isNothing} onClick={importing.carryOut}>
            {t('import')}
          </Button>
        )}
      </footer>
    </>
  );
}

function DropArea({ importing }: { readonly importing: Importing }) {
  const { t } = useTranslation('import');
  const [isOver, setOver] = useState(false);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file !== undefined) importing.drop(file);
  };
  const onDragOver = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    // The button inside does the same by keyboard.
    <section
      className="import-drop"
      aria-label={t('drop')}
      data-over={isOver}
      onDragOver={onDragOver}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <p>{t('drop-hint')}</p>
      <Button variant="accent" disabled={importing.state.name === 'reading'} onClick={importing.choose}>
        {t('choose')}
      </Button>
    </section>
  );
}
