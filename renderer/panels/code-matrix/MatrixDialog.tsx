import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { queryOfCell } from '../../../shared/codebook/code-matrix';
import { exportMatrixCsv } from '../../../shared/export/csv/export-matrix-csv';
import { safeFileName } from '../../../shared/export/file-name';
import { useDeskActions } from '../../state/desk-context';
import type { OpenSource } from '../../state/desk-state';
import { useListDialog } from '../../state/use-list-dialog';
import '../../styles/matrix.css';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import { MatrixGrid } from './MatrixGrid';
import { type CountedMatrix, MATRIX_CHOICES, useMatrix } from './use-matrix';
import { useMatrixNames } from './use-matrix-names';

/** Where codes stand, and with which others: counts by paragraph and by code; each leads to the annotations behind it. */
export function MatrixDialog() {
  const { t } = useTranslation('matrix');
  const { source, showList, dialog } = useListDialog('code-matrix');
  return (
    <Dialog {...dialog} title={t('title')} description={t('description')} size="wide" className="matrix-dialog">
      {source !== null && <Matrix source={source} onShow={showList} />}
    </Dialog>
  );
}

function Matrix({ source, onShow }: { readonly source: OpenSource; readonly onShow: () => void }) {
  const { t } = useTranslation('matrix');
  const actions = useDeskActions();
  const { choice, setChoice, distance, setDistance, counted } = useMatrix(source);
  const open = ({ matrix, kind }: CountedMatrix, row: number, column: number) => {
    const [code, other] = [matrix.rows[row], matrix.columns[column]];
    if (code === undefined || other === undefined) return;
    actions.setFilter({ codes: [], query: queryOfCell(code, other, kind), colors: [], words: '', noted: 'all' });
    onShow();
  };
  return (
    <>
      <div className="matrix-tools">
        <Select
          label={t('kind')}
          hideLabel
          value={choice}
          options={MATRIX_CHOICES.map((value) => ({ value, label: t(`kind-${value}`) }))}
          onValueChange={setChoice}
        />
        {choice === 'near' && <DistanceField value={distance} onValue={setDistance} />}
        <span className="matrix-space" />
        <SaveButton source={source} counted={counted} />
      </div>
      {counted === null && (
        <p className="matrix-empty" role="status">
          {t('counting')}
        </p>
      )}
      {counted !== null && counted.matrix.rows.length === 0 && <p className="matrix-empty">{t(`empty-${choice}`)}</p>}
      {counted !== null && counted.matrix.rows.length > 0 && (
        <MatrixGrid key={choice} counted={counted} label={t(`kind-${choice}`)} onOpen={(row, column) => open(counted, row, column)} />
      )}
    </>
  );
}

function DistanceField({ value, onValue }: { readonly value: number; readonly onValue: (value: number) => void }) {
  const { t } = useTranslation('matrix');
  return (
    <span className="matrix-distance">
      <TextField
        label={t('distance')}
        hideLabel
        type="number"
        min={0}
        step={1}
        value={String(value)}
        onValueChange={(typed) => onValue(Math.max(0, Math.floor(Number(typed)) || 0))}
      />
      <span aria-hidden="true">{t('distance-unit', { count: value })}</span>
    </span>
  );
}

function SaveButton({ source, counted }: { readonly source: OpenSource; readonly counted: CountedMatrix | null }) {
  const { t } = useTranslation(['matrix', 'export']);
  const actions = useDeskActions();
  const names = useMatrixNames();
  const save = async ({ matrix }: CountedMatrix) => {
    const width = matrix.columns.length;
    const bytes = exportMatrixCsv({
      corner: t('matrix:corner'),
      columns: [t('matrix:total'), ...matrix.columns.map(names.ofColumn)],
      rows: matrix.rows.map((code, row) => ({
        name: names.ofCode(code),
        counts: [matrix.totals[row] ?? 0, ...matrix.counts.slice(row * width, (row + 1) * width)],
      })),
    });
    const fileName = safeFileName(source.source.provenance.title, t('matrix:file'), 'csv');
    const saved = await actions.saveFile(fileName, { name: 'CSV', mime: 'text/csv', extensions: ['csv'] }, bytes);
    if (!saved.ok) actions.notify({ kind: 'error', key: 'matrix-not-saved', values: { detail: saved.error.detail }, canUndo: false });
    else if (saved.value !== null)
      actions.notify({ kind: 'info', key: 'export-saved', values: { location: saved.value.location }, canUndo: false });
  };
  return (
    <Button
      size="small"
      icon={<Download size={14} />}
      disabled={counted === null || counted.matrix.rows.length === 0}
      onClick={() => counted !== null && void save(counted)}
    >
      {t('matrix:save')}
    </Button>
  );
}
