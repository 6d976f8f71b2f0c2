import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnnotationId } from '../../../shared/model/records';
import { filterRows, type RowFilter } from '../../../shared/relations/relation-rows';
import { useDesk, useDeskActions, useDeskHandle } from '../../state/desk-context';
import type { OpenSource } from '../../state/desk-state';
import { languageOfName } from '../../state/language-of-name';
import '../../styles/relations.css';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import { ToggleGroup } from '../../ui/ToggleGroup';
import { RelationsTable } from './RelationsTable';
import { useRelationRows } from './use-relation-rows';

/** The library that draws comes when a picture is asked for. */
const RelationsGraph = lazy(() => import('./RelationsGraph').then((part) => ({ default: part.RelationsGraph })));

/** Everything that is tied to something in the open text: as a picture, and as a table that says the same. */
export function RelationsDialog() {
  const { t } = useTranslation('relations');
  const actions = useDeskActions();
  const { store } = useDeskHandle();
  const isOpen = useDesk((state) => state.dialog === 'relations');
  const source = useDesk((state) => state.source);
  const hasGone = useRef(false);
  const go = (id: AnnotationId) => {
    hasGone.current = true;
    actions.openDialog(null);
    actions.followRelation(id);
  };
  return (
    <Dialog
      open={isOpen && source !== null}
      onOpenChange={(open) => !open && actions.openDialog(null)}
      title={t('title')}
      description={t('description')}
      size="wide"
      className="relations-dialog"
      returnFocus={() => {
        if (!hasGone.current) return true;
        hasGone.current = false;
        store.getState().surface?.focus();
        return false;
      }}
    >
      {source !== null && <Relations source={source} onGo={go} />}
    </Dialog>
  );
}

const ALL = 'all';
const OPEN: RowFilter = { typeId: null, words: '' };

function Relations({ source, onGo }: { readonly source: OpenSource; readonly onGo: (id: AnnotationId) => void }) {
  const { t } = useTranslation('relations');
  const actions = useDeskActions();
  const rows = useRelationRows(source);
  const types = useDesk((state) => state.relationTypes);
  const [view, setView] = useState<'graph' | 'table'>('table');
  const [filter, setFilter] = useState(OPEN);
  const shown = useMemo(() => filterRows(rows, filter), [rows, filter]);
  if (rows.length === 0) return <NoRelations />;
  const kinds = [...types.values()].map(({ id, name }) => ({ value: String(id), label: name, lang: languageOfName(name) }));
  return (
    <>
      <div className="relations-tools">
        <ToggleGroup
          label={t('view')}
          value={view}
          onValueChange={setView}
          options={[
            { value: 'table', content: t('view-table') },
            { value: 'graph', content: t('view-graph') },
          ]}
        />
        <Select
          label={t('filter-kind')}
          hideLabel
          value={filter.typeId ?? ALL}
          options={[{ value: ALL, label: t('filter-all') }, ...kinds]}
          onValueChange={(value) => setFilter({ ...filter, typeId: [...types.keys()].find((id) => id === value) ?? null })}
        />
        <TextField
          label={t('filter-words')}
          hideLabel
          placeholder={t('filter-words')}
          value={filter.words}
          onValueChange={(words) => setFilter({ ...filter, words })}
        />
        <p className="relations-count" role="status">
          {shown.length === rows.length ? t('count', { count: rows.length }) : t('shown', { shown: shown.length, all: rows.length })}
        </p>
        <Button size="small" variant="quiet" onClick={() => actions.openDialog('relation-types')}>
          {t('kinds')}
        </Button>
      </div>
      {shown.length === 0 && <NoMatch onClear={() => setFilter(OPEN)} />}
      {shown.length > 0 && view === 'table' && <RelationsTable source={source} rows={shown} onGo={onGo} />}
      {shown.length > 0 && view === 'graph' && (
        <Suspense fallback={<p className="relations-waiting">{t('graph-loading')}</p>}>
          <RelationsGraph source={source} rows={shown} onGo={onGo} />
        </Suspense>
      )}
    </>
  );
}

function NoMatch({ onClear }: { readonly onClear: () => void }) {
  const { t } = useTranslation('relations');
  return (
    <div className="panel-empty" role="status">
      <h3>{t('no-match')}</h3>
      <Button size="small" onClick={onClear}>
        {t('clear-filter')}
      </Button>
    </div>
  );
}

function NoRelations() {
  const { t } = useTranslation('relations');
  const actions = useDeskActions();
  return (
    <div className="panel-empty">
      <h3>{t('empty')}</h3>
      <p>{t('empty-hint')}</p>
      <Button size="small" variant="quiet" onClick={() => actions.openDialog('relation-types')}>
        {t('kinds')}
      </Button>
    </div>
  );
}
