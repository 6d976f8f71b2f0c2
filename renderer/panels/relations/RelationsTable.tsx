import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp, Ellipsis } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnnotationId } from '../../../shared/model/records';
import { ROW_ORDERS, type RowOrder, type RowSort, sortRows } from '../../../shared/relations/relation-rows';
import type { AnnotationEntry } from '../../state/annotation-entries';
import { useDesk, useDeskActions } from '../../state/desk-context';
import type { OpenSource } from '../../state/desk-state';
import { languageOfName } from '../../state/language-of-name';
import { usePlaceLabel } from '../../state/use-place-label';
import { IconButton } from '../../ui/IconButton';
import { Menu, MenuItem, Submenu } from '../../ui/Menu';
import { useAgo } from '../../ui/use-ago';
import type { DeskRow } from './use-relation-rows';

export interface RelationsTableProps {
  readonly source: OpenSource;
  readonly rows: readonly DeskRow[];
  readonly onGo: (id: AnnotationId) => void;
}

/** Height of a row that was never measured. CSS pixels. */
const ESTIMATED_ROW = 46;

/** Of any length: only the rows in view are in the page. Each column sorts; either end of a relation is gone to. */
export function RelationsTable({ source, rows, onGo }: RelationsTableProps) {
  const { t } = useTranslation('relations');
  const language = useDesk((state) => state.preferences.language);
  const [sort, setSort] = useState<RowSort>({ by: 'from', isDescending: false });
  const sorted = useMemo(() => sortRows(rows, sort, language), [rows, sort, language]);
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ESTIMATED_ROW,
    getItemKey: (index) => sorted[index]?.relation.id ?? index,
    overscan: 6,
  });
  const items = virtualizer.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div ref={scroller} className="relations-scroller">
      {/* The room of the rows that are out of view lies around the table; its head sticks to the top all the same. */}
      <div style={{ paddingBlock: `${above}px ${below}px` }}>
        <table className="relations-table" aria-label={t('title')} aria-rowcount={sorted.length + 1}>
          <thead>
            <tr aria-rowindex={1}>
              {ROW_ORDERS.map((by) => (
                <ColumnHead key={by} by={by} sort={sort} onSort={setSort} />
              ))}
              <th scope="col" className="relations-actions">
                <span className="ui-visually-hidden">{t('column-actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => {
              const row = sorted[item.index];
              return row === undefined ? null : (
                <TableRow key={row.relation.id} ref={virtualizer.measureElement} index={item.index} source={source} row={row} onGo={onGo} />
              );
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
}

interface ColumnHeadProps {
  readonly by: RowOrder;
  readonly sort: RowSort;
  readonly onSort: (sort: RowSort) => void;
}

function ColumnHead({ by, sort, onSort }: ColumnHeadProps) {
  const { t } = useTranslation('relations');
  const isSorted = sort.by === by;
  const Arrow = sort.isDescending ? ArrowDown : ArrowUp;
  return (
    <th scope="col" data-column={by} aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : 'none'}>
      <button
        type="button"
        className="relations-sort"
        title={t('sort-by', { column: t(`column-${by}`) })}
        onClick={() => onSort({ by, isDescending: isSorted && !sort.isDescending })}
      >
        {t(`column-${by}`)}
        {isSorted && <Arrow size={12} aria-hidden="true" />}
      </button>
    </th>
  );
}

interface TableRowProps {
  readonly ref: (element: HTMLElement | null) => void;
  readonly index: number;
  readonly source: OpenSource;
  readonly row: DeskRow;
  readonly onGo: (id: AnnotationId) => void;
}

function TableRow({ ref, index, source, row, onGo }: TableRowProps) {
  const { t } = useTranslation('relations');
  const ago = useAgo();
  const how = row.how === '' ? t('kind-unknown') : row.how;
  return (
    <tr ref={ref} data-index={index} aria-rowindex={index + 2} className="relations-row">
      <EndCell source={source} entry={row.from} onGo={onGo} />
      <td className="relations-how" lang={languageOfName(how)}>
        {how}
      </td>
      <EndCell source={source} entry={row.to} onGo={onGo} />
      <td className="relations-time">{ago(row.relation.createdAt, Date.now())}</td>
      <td className="relations-actions">
        <RowMenu row={row} />
      </td>
    </tr>
  );
}

interface EndCellProps {
  readonly source: OpenSource;
  readonly entry: AnnotationEntry;
  readonly onGo: (id: AnnotationId) => void;
}

function EndCell({ source, entry, onGo }: EndCellProps) {
  const placeOf = usePlaceLabel(source.text);
  const place = entry.elsewhere === '' ? placeOf(entry.start) : entry.elsewhere;
  return (
    <td className="relations-end">
      <button type="button" className="relation-end" data-color={entry.color} onClick={() => onGo(entry.id)}>
        <span className="relation-end-place">{place}</span>
        <q className="relation-end-words" lang={entry.language}>
          {entry.quotation}
        </q>
      </button>
      {entry.note !== '' && <p className="relations-note">{entry.note}</p>}
    </td>
  );
}

function RowMenu({ row }: { readonly row: DeskRow }) {
  const { t } = useTranslation('relations');
  const actions = useDeskActions();
  const types = useDesk((state) => state.relationTypes);
  const { id, typeId } = row.relation;
  return (
    <Menu trigger={<IconButton size="small" label={t('row-menu')} icon={<Ellipsis size={16} aria-hidden="true" />} />}>
      <Submenu label={t('row-kind')}>
        {[...types.values()].map((type) => (
          <MenuItem
            key={type.id}
            disabled={type.id === typeId}
            onSelect={() => actions.changeRelation(id, { typeId: type.id, isTurned: false })}
          >
            <span lang={languageOfName(type.name)}>{type.name}</span>
          </MenuItem>
        ))}
      </Submenu>
      <MenuItem onSelect={() => actions.changeRelation(id, { typeId, isTurned: true })}>{t('row-turn')}</MenuItem>
      <MenuItem danger onSelect={() => actions.removeRelation(id)}>
        {t('row-remove')}
      </MenuItem>
    </Menu>
  );
}
