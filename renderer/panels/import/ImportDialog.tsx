import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { canBeRead } from '../../../shared/import/csv/table-look';
import { isRefiFile } from '../../../shared/import/refi/is-refi-file';
import { useDesk, useDeskActions } from '../../state/desk-context';
import type { OpenSource } from '../../state/desk-state';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Progress } from '../../ui/Progress';
import '../../styles/export.css';
import '../../styles/import.css';
import { ColumnsForm } from './ColumnsForm';
import { EncodingQuestion, EncodingSaid } from './EncodingQuestion';
import { ImportReport } from './ImportReport';
import type { Importing, ImportState } from './import-state';
import { RefiImport } from './RefiImport';
import { ReturnReport } from './ReturnReport';
import { SourceReport } from './SourceReport';
import { useImport } from './use-import';

/** Brings a text of its own, or annotations for the open one: first a report, then one step that can be undone. */
export function ImportDialog() {
  const { t } = useTranslation('import');
  const actions = useDeskActions();
  const open = useDesk((state) => state.dialog === 'import');
  const source = useDesk((state) => state.source);
  const received = useDesk((state) => state.receivedFile);
  const refi = received !== null && isRefiFile(received.name, received.bytes) ? received : null;
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => actions.openDialog(next ? 'import' : null)}
      title={t('title')}
      description={t('description')}
      size="medium"
      className="import-dialog"
    >
      {refi === null ? <ImportForm source={source} /> : <RefiImport key={refi.name} file={refi} />}
    </Dialog>
  );
}

function ImportForm({ source }: { readonly source: OpenSource | null }) {
  const { t } = useTranslation('import');
  const importing = useImport(source);
  const { state } = importing;
  const stored = useDesk(({ working }) => working?.done ?? null);
  return (
    <>
      <div aria-live="polite" aria-busy={isBusy(state)}>
        <Found importing={importing} isReading={source !== null} />
      </div>
      {state.name === 'columns' && <ColumnsForm state={state} importing={importing} />}
      {state.name === 'reading' && <Progress label={t('reading')} value={state.done} />}
      {state.name === 'storing' && <Progress label={t('storing')} value={stored} />}
      <p className="export-error" role="alert">
        {state.name === 'failed' && state.message}
      </p>
      {!isRead(state) && state.name !== 'storing' && <DropArea importing={importing} />}
      <ImportFooter importing={importing} />
    </>
  );
}

function isBusy({ name }: ImportState): boolean {
  return name === 'reading' || name === 'storing';
}

function isRead({ name }: ImportState): boolean {
  return name !== 'storing' && name !== 'choosing' && name !== 'reading' && name !== 'stopped' && name !== 'failed';
}

/** What the file turned out to be. `isReading`: a text is open, for which its comments can be looked for. */
function Found({ importing, isReading }: { readonly importing: Importing; readonly isReading: boolean }) {
  const { t } = useTranslation('import');
  const { state, readAs } = importing;
  switch (state.name) {
    case 'stopped':
      return <p className="export-hint">{t('stopped')}</p>;
    case 'planned':
      return <ImportReport state={state} importing={importing} />;
    case 'returned':
      return (
        <>
          <ReturnReport fileName={state.fileName} plan={state.plan} chosen={state.chosen} onToggle={importing.toggle} />
          {state.plan.origin !== 'own' && (
            <Button size="small" onClick={() => readAs('source')}>
              {t('read-as-source')}
            </Button>
          )}
        </>
      );
    case 'encoding':
      return <EncodingQuestion state={state} onChoose={importing.chooseEncoding} />;
    case 'elsewhere':
      return (
        <>
          <h3 className="export-preview-name">{state.fileName}</h3>
          <p>{t('elsewhere', { title: state.text.title })}</p>
        </>
      );
    case 'source':
      if (state.known !== null) return <p>{t('known', { title: state.known.title, file: state.fileName })}</p>;
      return (
        <>
          <SourceReport fileName={state.fileName} plan={state.plan} names={state.names} onNames={importing.name} />
          {state.plan.encoding !== null && <EncodingSaid look={state.plan.encoding} onAsk={importing.askEncoding} />}
          {isReading && state.plan.comments.length > 0 && (
            <Button size="small" onClick={() => readAs('comments')}>
              {t('read-as-comments')}
            </Button>
          )}
        </>
      );
    default:
      return null;
  }
}

function ImportFooter({ importing }: { readonly importing: Importing }) {
  const { t } = useTranslation('import');
  const { t: common } = useTranslation('app');
  const actions = useDeskActions();
  const { state } = importing;
  const table = state.name === 'planned' ? state.plan.table : null;
  return (
    <footer className="ui-dialog-footer export-footer">
      {isRead(state) && <Button onClick={importing.reset}>{t('other-file')}</Button>}
      {table !== null && <Button onClick={() => importing.readColumns({ ...table, roles: null })}>{t('columns-change')}</Button>}
      <Button onClick={isBusy(state) ? importing.stop : () => actions.openDialog(null)}>
        {isBusy(state) ? t('stop') : common('cancel')}
      </Button>
      <MainButton importing={importing} />
    </footer>
  );
}

function MainButton({ importing }: { readonly importing: Importing }) {
  const { t } = useTranslation('import');
  const { state } = importing;
  switch (state.name) {
    case 'planned':
    case 'returned': {
      const isNothing = state.name === 'returned' ? state.chosen.size === 0 : state.plan.change === null;
      return (
        <Button variant="accent" disabled={isNothing} onClick={importing.carryOut}>
          {t('import')}
        </Button>
      );
    }
    case 'columns':
      return (
        <Button variant="accent" disabled={!canBeRead(state.roles)} onClick={importing.takeColumns}>
          {t('columns-continue')}
        </Button>
      );
    case 'encoding':
      return (
        <Button variant="accent" onClick={importing.takeEncoding}>
          {t('encoding-continue')}
        </Button>
      );
    case 'source':
    case 'elsewhere': {
      const known = state.name === 'source' ? state.known : state.text;
      return (
        <Button variant="accent" onClick={known === null ? importing.carryOut : () => importing.openText(known)}>
          {known === null ? t('add-text') : t('open-text', { title: known.title })}
        </Button>
      );
    }
    default:
      return null;
  }
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
