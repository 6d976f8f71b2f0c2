import { useTranslation } from 'react-i18next';
import {
  COLUMN_ROLES,
  type ColumnRole,
  type ColumnRoles,
  canBeRead,
  TABLE_DELIMITERS,
  TABLE_ENCODINGS,
  type TableDelimiter,
  type TableEncoding,
  type TableLook,
} from '../../../shared/import/csv/table-look';
import { Select } from '../../ui/Select';
import { Switch } from '../../ui/Switch';
import type { Importing, ImportState } from './import-state';

const DELIMITER_KEYS = {
  ',': 'columns-comma',
  ';': 'columns-semicolon',
  '\t': 'columns-tab',
  '|': 'columns-bar',
} as const satisfies Readonly<Record<TableDelimiter, string>>;
/** As their specifications call them. */
const ENCODING_NAMES: Readonly<Record<TableEncoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  gb18030: 'GB 18030',
  big5: 'Big5',
  shift_jis: 'Shift_JIS',
  'euc-kr': 'EUC-KR',
  'windows-1252': 'Windows-1252',
};

interface ColumnsFormProps {
  readonly state: Extract<ImportState, { readonly name: 'columns' }>;
  readonly importing: Importing;
}

/** Asks what the columns of a table are, over its first rows; what was chosen is remembered for the next table with these columns. */
export function ColumnsForm({ state, importing }: ColumnsFormProps) {
  const { t } = useTranslation('import');
  const { attempt, look, roles } = state;
  return (
    <>
      <h3 className="export-preview-name">{attempt.file.name}</h3>
      <p className="export-hint">{t('columns-hint', { count: look.count })}</p>
      <ReadingChoices look={look} importing={importing} />
      <ColumnsTable look={look} roles={roles} onGive={importing.giveRole} />
      <p className="export-hint" role="status">
        {canBeRead(roles) ? '' : t('columns-needed')}
      </p>
    </>
  );
}

/** How the bytes become a table; with every change the table is read again. */
function ReadingChoices({ look, importing }: { readonly look: TableLook; readonly importing: Importing }) {
  const { t } = useTranslation('import');
  const { encoding, delimiter, hasHeader } = look;
  const read = (change: { readonly encoding?: TableEncoding; readonly delimiter?: TableDelimiter; readonly hasHeader?: boolean }) =>
    importing.readColumns({ encoding, delimiter, hasHeader, ...change, roles: null });
  return (
    <div className="import-columns-choices">
      <Select
        label={t('columns-encoding')}
        value={encoding}
        options={TABLE_ENCODINGS.map((value) => ({ value, label: ENCODING_NAMES[value] }))}
        onValueChange={(value) => read({ encoding: value })}
      />
      <Select
        label={t('columns-delimiter')}
        value={delimiter}
        options={TABLE_DELIMITERS.map((value) => ({ value, label: t(DELIMITER_KEYS[value]) }))}
        onValueChange={(value) => read({ delimiter: value })}
      />
      <Switch label={t('columns-header')} checked={hasHeader} onCheckedChange={(value) => read({ hasHeader: value })} />
    </div>
  );
}

interface ColumnsTableProps {
  readonly look: TableLook;
  readonly roles: ColumnRoles;
  readonly onGive: (role: ColumnRole | null, column: number) => void;
}

function ColumnsTable({ look, roles, onGive }: ColumnsTableProps) {
  const { t } = useTranslation('import');
  const options = [
    { value: 'none' as const, label: t('columns-none') },
    ...COLUMN_ROLES.map((role) => ({ value: role, label: t(`columns-${role}`) })),
  ];
  return (
    <section className="import-columns" aria-label={t('columns-preview')}>
      <table>
        <thead>
          <tr>
            {withKeys(look.columns).map(({ key, item: { name }, index }) => (
              <th key={key} scope="col" data-role={roles[index] ?? 'none'}>
                <span className="import-columns-name">{name === '' ? index + 1 : name}</span>
                <Select
                  label={t('columns-role', { number: index + 1, name: name === '' ? '–' : name })}
                  hideLabel
                  value={roles[index] ?? 'none'}
                  options={options}
                  onValueChange={(value) => onGive(value === 'none' ? null : value, index)}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {withKeys(look.rows).map(({ key, item: row }) => (
            <tr key={key}>
              {withKeys(row).map(({ key: cellKey, item: cell, index }) => (
                <td key={cellKey} data-role={roles[index] ?? 'none'}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Columns, rows and cells are told apart by their place alone. */
function withKeys<T>(items: readonly T[]): readonly { readonly key: string; readonly item: T; readonly index: number }[] {
  return items.map((item, index) => ({ key: `${index}`, item, index }));
}
