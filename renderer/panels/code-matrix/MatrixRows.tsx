import type { VirtualItem } from '@tanstack/react-virtual';
import { ArrowDown, ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MatrixOrder } from '../../../shared/codebook/order-matrix';
import { useDesk } from '../../state/desk-context';
import { languageOfName } from '../../state/language-of-name';
import { type CellControl, MatrixCell } from './MatrixCell';
import type { MatrixCursor } from './matrix-cursor';
import type { CountedMatrix } from './use-matrix';
import { useMatrixNames } from './use-matrix-names';

interface MatrixLineProps {
  readonly counted: CountedMatrix;
  /** Indexes of the matrix in the order shown. */
  readonly lines: { readonly rows: readonly number[]; readonly columns: readonly number[] };
  readonly order: MatrixOrder;
  /** The largest count of all. */
  readonly largest: number;
  /** The columns in view. */
  readonly columns: readonly VirtualItem[];
  readonly cellAt: (at: MatrixCursor) => CellControl;
}

/** CSS pixels; matrix.css says the same. */
const COLUMNS_FROM = 260;
/** Steps of the tint behind the counts. */
const TINTS = 5;

export function MatrixHead(props: MatrixLineProps & { readonly height: number }) {
  const { counted, lines, order, height } = props;
  const { t } = useTranslation('matrix');
  const names = useMatrixNames();
  return (
    <tr className="matrix-head" aria-rowindex={1} data-upright={counted.matrix.columns[0]?.kind === 'code' || undefined} style={{ height }}>
      <td className="matrix-corner" />
      <HeadCell {...props} column={0} isOrder={order.rowsBy === 'total'} name={t('total')} />
      {props.columns.map(({ index, start }) => {
        const column = lines.columns[index] ?? 0;
        const entry = counted.matrix.columns[column];
        return (
          <HeadCell
            key={column}
            {...props}
            column={index + 1}
            left={start}
            isOrder={order.rowsBy === column}
            name={entry === undefined ? '' : names.shortOfColumn(entry)}
            path={entry === undefined ? '' : names.ofColumn(entry)}
          />
        );
      })}
    </tr>
  );
}

interface HeadCellProps extends MatrixLineProps {
  /** As the cursor counts. */
  readonly column: number;
  readonly left?: number;
  readonly isOrder: boolean;
  readonly name: string;
  /** The whole path of a code. */
  readonly path?: string;
}

function HeadCell({ cellAt, column, left, isOrder, name, path = name }: HeadCellProps) {
  return (
    <th
      scope="col"
      aria-colindex={column + 2}
      aria-sort={isOrder ? 'descending' : 'none'}
      className={left === undefined ? 'matrix-column matrix-total' : 'matrix-column'}
      style={left === undefined ? undefined : { left: COLUMNS_FROM + left }}
    >
      <MatrixCell control={cellAt({ row: -1, column })} label={path} title={path}>
        {isOrder && <ArrowDown size={11} aria-hidden="true" />}
        <span className="matrix-column-name" lang={languageOfName(name)}>
          {name}
        </span>
      </MatrixCell>
    </th>
  );
}

export function MatrixRow(props: MatrixLineProps & { readonly index: number; readonly top: number }) {
  const { counted, lines, order, largest, index, top, cellAt } = props;
  const { matrix } = counted;
  const { t } = useTranslation('matrix');
  const names = useMatrixNames();
  const codes = useDesk((state) => state.codebook.codes);
  const row = lines.rows[index] ?? 0;
  const code = matrix.rows[row];
  if (code === undefined) return null;
  const name = names.ofCode(code);
  return (
    <tr className="matrix-row" aria-rowindex={index + 2} style={{ transform: `translateY(${top}px)` }}>
      <th scope="row" aria-colindex={1} aria-sort={order.columnsBy === row ? 'descending' : 'none'} className="matrix-name">
        <MatrixCell control={cellAt({ row: index, column: -1 })} title={name}>
          <span className="codes-square" data-code-color={codes.get(code)?.color} />
          <span className="matrix-name-words" lang={languageOfName(name)}>
            {name}
          </span>
          {order.columnsBy === row && <ArrowRight size={11} aria-hidden="true" />}
        </MatrixCell>
      </th>
      <td aria-colindex={2} className="matrix-cell matrix-total">
        <MatrixCell control={cellAt({ row: index, column: 0 })}>{matrix.totals[row]}</MatrixCell>
      </td>
      {props.columns.map(({ index: at, start }) => {
        const column = lines.columns[at] ?? 0;
        const count = matrix.counts[row * matrix.columns.length + column] ?? 0;
        const entry = matrix.columns[column];
        return (
          <td
            key={column}
            aria-colindex={at + 3}
            data-tint={tintOf(count, largest)}
            className="matrix-cell"
            style={{ left: COLUMNS_FROM + start }}
          >
            <MatrixCell
              control={cellAt({ row: index, column: at + 1 })}
              label={t('cell', { row: name, column: entry === undefined ? '' : names.ofColumn(entry), count })}
            >
              {count === 0 ? '' : count}
            </MatrixCell>
          </td>
        );
      })}
    </tr>
  );
}

/** By the root, so that small counts can be told apart beside a large one; 0 without a count. */
function tintOf(count: number, largest: number): number {
  return count === 0 ? 0 : Math.max(1, Math.ceil(Math.sqrt(count / largest) * TINTS));
}
