import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadingRow } from '../../../shared/history/compare-readings';
import type { AnnotationState } from '../../../shared/history/states';
import type { ReadingPass } from '../../../shared/model/records';
import { plainTextOf } from '../../../shared/richtext/plain-text';
import { useDesk, useDeskActions } from '../../state/desk-context';
import type { OpenSource } from '../../state/desk-state';
import { languageOfName } from '../../state/language-of-name';
import { useColorName } from '../../state/use-color-name';
import { usePlaceLabel } from '../../state/use-place-label';
import { Button } from '../../ui/Button';
import { VisuallyHidden } from '../../ui/VisuallyHidden';

export interface CompareRowsProps {
  readonly rows: readonly ReadingRow[];
  readonly pass: ReadingPass;
}

/** Height of a row that was never measured. CSS pixels. */
const ESTIMATED_ROW = 110;

/** Two columns of any length; only what is in view is in the page. */
export function CompareRows({ rows, pass }: CompareRowsProps) {
  const { t } = useTranslation('history');
  const scroller = useRef<HTMLDivElement>(null);
  const source = useDesk((state) => state.source);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ESTIMATED_ROW,
    getItemKey: (index) => keyOf(rows[index], index),
    overscan: 6,
  });
  if (source === null) return null;
  return (
    <div className="compare-table">
      <div className="compare-head">
        <span>{t('column-outcome')}</span>
        <span>{t('column-earlier')}</span>
        <span>{t('column-later')}</span>
      </div>
      <div ref={scroller} className="compare-scroller">
        <ol className="compare-rows" aria-label={t('compare-title')} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const row = rows[item.index];
            return row === undefined ? null : (
              <li
                key={item.key}
                ref={virtualizer.measureElement}
                data-index={item.index}
                data-outcome={row.outcome}
                aria-posinset={item.index + 1}
                aria-setsize={rows.length}
                className="compare-row"
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <Outcome row={row} />
                <Side
                  source={source}
                  heading={t('column-earlier')}
                  state={row.earlier}
                  pass={pass}
                  canTakeOver={row.outcome === 'dropped'}
                />
                <Side source={source} heading={t('column-later')} state={row.later} pass={pass} canTakeOver={false} />
              </li>
            );
          })}
        </ol>
      </div>
    </div>
  );
}

function keyOf(row: ReadingRow | undefined, index: number): string {
  return row === undefined ? String(index) : `${row.earlier?.annotation.id ?? ''} ${row.later?.annotation.id ?? ''}`;
}

function Outcome({ row }: { readonly row: ReadingRow }) {
  const { t } = useTranslation('history');
  const differences = row.outcome === 'changed' ? row.differences : [];
  return (
    <div className="compare-outcome">
      <strong>{t(`outcome-${row.outcome}`)}</strong>
      {differences.length > 0 && <span>{differences.map((difference) => t(`differs-${difference}`)).join(t('and'))}</span>}
    </div>
  );
}

interface SideProps {
  readonly source: OpenSource;
  /** Of its column; said where the eye sees it above. */
  readonly heading: string;
  readonly state: AnnotationState | null;
  readonly pass: ReadingPass;
  readonly canTakeOver: boolean;
}

function Side({ source, heading, state, pass, canTakeOver }: SideProps) {
  const { t } = useTranslation('history');
  const actions = useDeskActions();
  const nameOf = useColorName();
  const place = usePlaceLabel(source.text)(state?.annotation.targets[0].start ?? 0);
  if (state === null) {
    return (
      <div className="compare-side" data-empty="">
        <VisuallyHidden>{t('side-nothing', { column: heading })}</VisuallyHidden>
        <span aria-hidden="true">–</span>
      </div>
    );
  }
  const { annotation, note } = state;
  const words = annotation.targets[0].quote.exact.replace(/\s+/gu, ' ');
  const jump = () => {
    actions.openDialog(null);
    actions.activate(annotation.id, 'list');
  };
  return (
    <div className="compare-side" data-color={annotation.color}>
      <VisuallyHidden>{heading}</VisuallyHidden>
      <button type="button" className="compare-passage" onClick={jump} lang={languageOfName(words)}>
        <span className="compare-place">{t('side-place', { place, color: nameOf(annotation.color) })}</span>
        <q>{words}</q>
      </button>
      <CodeNames codes={annotation.codes} />
      {note !== null && <NoteLines text={plainTextOf(note.body)} />}
      <div className="compare-actions">
        {canTakeOver && (
          <Button
            size="small"
            variant="quiet"
            aria-label={t('take-over-label', { place })}
            onClick={() => actions.takeOver([annotation], pass.id)}
          >
            {t('take-over')}
          </Button>
        )}
        <Button
          size="small"
          variant="quiet"
          aria-label={t('drop-label', { place })}
          onClick={() => actions.trashAnnotations([annotation.id])}
        >
          {t('drop')}
        </Button>
      </div>
    </div>
  );
}

function NoteLines({ text }: { readonly text: string }) {
  return (
    <p className="compare-note" lang={languageOfName(text)}>
      {text}
    </p>
  );
}

function CodeNames({ codes }: { readonly codes: AnnotationState['annotation']['codes'] }) {
  const codebook = useDesk((state) => state.codebook);
  const names = codes.flatMap((id) => codebook.labels.get(id) ?? []);
  if (names.length === 0) return null;
  return (
    <ul className="notes-chips">
      {names.map((name) => (
        <li key={name} className="notes-chip" lang={languageOfName(name)}>
          {name}
        </li>
      ))}
    </ul>
  );
}
