import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findCurrentPass } from '../../../shared/history/passes';
import { type AnnotationId, COLOR_IDS, type ColorId } from '../../../shared/model/records';
import { EMPTY_FILTER, isOpenFilter } from '../../../shared/search/filter-annotations';
import { useDesk, useDeskActions } from '../../state/desk-context';
import type { OpenSource } from '../../state/desk-state';
import '../../styles/annotations.css';
import { Button } from '../../ui/Button';
import { AnnotationFilters } from './AnnotationFilters';
import { AnnotationList } from './AnnotationList';
import { EMPTY_SELECTION, keepListed } from './list-selection';
import { SelectionBar } from './SelectionBar';
import { useAnnotationRows } from './use-annotation-rows';

/** Every annotation of the open text: filtered, ordered, opened, deleted and recoloured from one list. */
export function AnnotationsPanel() {
  const source = useDesk((state) => state.source);
  return source === null ? null : <Annotations key={source.source.id} source={source} />;
}

function Annotations({ source }: { readonly source: OpenSource }) {
  const { t } = useTranslation('panels');
  const actions = useDeskActions();
  const rows = useAnnotationRows(source);
  const [kept, setSelection] = useState(EMPTY_SELECTION);
  const unplaced = rows.unplaced.shown;
  const placed = rows.placed.shown;
  const selection = keepListed(
    kept,
    [...unplaced, ...placed].map((row) => row.id),
  );
  const remove = (ids: readonly AnnotationId[]) => {
    if (ids.length === 0) return;
    actions.trashAnnotations(ids);
    setSelection({ ...selection, selected: new Set() });
  };
  // A minute more or less does not matter here: the times are read anew with every change of the list.
  const now = Date.now();
  const list = { source, now, selection, onSelection: setSelection, onDelete: remove };
  const counts = addCounts(rows.placed.countsByColor, rows.unplaced.countsByColor);
  if (rows.all === 0) return <NoAnnotations />;
  return (
    <div className="panel-annotations">
      <Counts source={source} shown={unplaced.length + placed.length} all={rows.all} />
      <AnnotationFilters counts={counts} hasChecks={rows.hasChecks} corrections={rows.corrections} />
      {selection.selected.size > 1 && (
        <SelectionBar ids={[...selection.selected]} onDelete={remove} onClear={() => setSelection({ ...selection, selected: new Set() })} />
      )}
      {unplaced.length > 0 && (
        <section className="panel-annotations-unplaced" aria-label={t('annotations-unplaced')}>
          <h3>{t('annotations-unplaced')}</h3>
          <p>{t('annotations-unplaced-hint')}</p>
          <AnnotationList {...list} rows={unplaced} label={t('annotations-unplaced')} className="panel-annotations-list" />
        </section>
      )}
      {placed.length > 0 && <AnnotationList {...list} rows={placed} label={t('annotations-list')} />}
      {placed.length + unplaced.length === 0 && <NoMatch />}
    </div>
  );
}

function Counts({ source, shown, all }: { readonly source: OpenSource; readonly shown: number; readonly all: number }) {
  const { t } = useTranslation('panels');
  const isOpen = useDesk((state) => isOpenFilter(state.filter));
  return (
    <header className="panel-annotations-head">
      <p role="status">
        {t('annotations-highlights', { count: all })} · {t('annotations-notes', { count: source.annotations.noteCount })}
        <ToCheck count={source.annotations.toCheckCount} />
        {!isOpen && <span className="panel-annotations-shown">{t('annotations-shown', { shown, all })}</span>}
      </p>
      <Damaged />
    </header>
  );
}

/** How much is to be checked; lists it, and everything again. */
function ToCheck({ count }: { readonly count: number }) {
  const { t } = useTranslation('panels');
  const actions = useDeskActions();
  const isListed = useDesk((state) => state.filter.check === 'open');
  if (count === 0) return null;
  return (
    <>
      {' · '}
      <button type="button" className="panel-annotations-to-check" aria-pressed={isListed} onClick={() => actions.listToCheck(!isListed)}>
        {t('annotations-to-check', { count })}
      </button>
    </>
  );
}

function Damaged() {
  const { t } = useTranslation('panels');
  const count = useDesk((state) => state.badRecords.length);
  return count > 0 && <p className="panel-annotations-damaged">{t('annotations-damaged', { count })}</p>;
}

function NoAnnotations() {
  const { t } = useTranslation(['panels', 'commands']);
  const actions = useDeskActions();
  const isOwn = useDesk((state) => state.libraryKind === 'own');
  const isReading = useDesk((state) => state.past === null && findCurrentPass(state.passes) !== null);
  return (
    <div className="panel-empty">
      <h3>{t(isReading ? 'panels:annotations-empty-reading' : 'panels:annotations-empty')}</h3>
      <p>{t(isReading ? 'panels:annotations-empty-reading-hint' : 'panels:annotations-empty-hint')}</p>
      {isOwn && !isReading && (
        <>
          <p>{t('panels:annotations-empty-sample')}</p>
          <Button size="small" onClick={() => void actions.turnTo('sample')}>
            {t('commands:open-sample')}
          </Button>
        </>
      )}
      <Damaged />
    </div>
  );
}

function NoMatch() {
  const { t } = useTranslation('panels');
  const actions = useDeskActions();
  const { order: _, ...open } = EMPTY_FILTER;
  return (
    <div className="panel-empty" role="status">
      <h3>{t('annotations-no-match')}</h3>
      <Button size="small" onClick={() => actions.setFilter(open)}>
        {t('annotations-clear-filter')}
      </Button>
    </div>
  );
}

type ColorCounts = Readonly<Record<ColorId, number>>;

function addCounts(a: ColorCounts, b: ColorCounts): ColorCounts {
  const sum: Record<ColorId, number> = { ...a };
  for (const color of COLOR_IDS) sum[color] += b[color];
  return sum;
}
