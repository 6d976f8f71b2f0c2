import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { compareReadings, partReadings, READING_OUTCOMES, type ReadingRow } from '../../../shared/history/compare-readings';
import type { AnnotationState } from '../../../shared/history/states';
import type { ReadingPass } from '../../../shared/model/records';
import type { AnnotationSet } from '../../state/annotation-set';
import { useDesk, useDeskActions } from '../../state/desk-context';
import '../../styles/history.css';
import { Dialog } from '../../ui/Dialog';
import { Select } from '../../ui/Select';
import { ToggleGroup } from '../../ui/ToggleGroup';
import { CompareRows } from './CompareRows';
import { usePassName } from './use-pass-name';

/** What was marked before a reading beside what was marked in it. */
export function CompareDialog() {
  const { t } = useTranslation('history');
  const open = useDesk((state) => state.dialog === 'compare');
  const actions = useDeskActions();
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => actions.openDialog(next ? 'compare' : null)}
      title={t('compare-title')}
      description={<p>{t('compare-about')}</p>}
      size="wide"
      className="history-compare"
    >
      {open && <Comparison />}
    </Dialog>
  );
}

function Comparison() {
  const { t } = useTranslation('history');
  const passes = useDesk((state) => state.passes);
  const [chosen, setChosen] = useState<string | null>(null);
  const nameOf = usePassName();
  const inOrder = passes.toSorted((a, b) => b.startedAt - a.startedAt);
  const pass = inOrder.find((one) => one.id === chosen) ?? inOrder[0];
  if (pass === undefined) return <p>{t('compare-none')}</p>;
  return (
    <>
      {inOrder.length > 1 && (
        <Select
          label={t('compare-which')}
          value={pass.id}
          options={inOrder.map((one) => ({ value: one.id, label: nameOf(one) }))}
          onValueChange={setChosen}
        />
      )}
      <ReadingsBeside key={pass.id} pass={pass} />
    </>
  );
}

type Outcome = 'all' | ReadingRow['outcome'];

function ReadingsBeside({ pass }: { readonly pass: ReadingPass }) {
  const { t } = useTranslation('history');
  const source = useDesk((state) => state.source);
  const version = useDesk((state) => state.annotationsVersion);
  const [shown, setShown] = useState<Outcome>('all');
  const rows = useMemo(() => rowsOf(source?.annotations, pass, version), [source, pass, version]);
  const countOf = (outcome: Outcome) => rows.filter((row) => outcome === 'all' || row.outcome === outcome).length;
  const visible = rows.filter((row) => shown === 'all' || row.outcome === shown);
  if (rows.length === 0) return <p>{t('compare-empty')}</p>;
  return (
    <>
      <ToggleGroup<Outcome>
        label={t('compare-filter')}
        value={shown}
        onValueChange={setShown}
        options={(['all', ...READING_OUTCOMES] as const).map((outcome) => ({
          value: outcome,
          content: t('compare-count', { what: t(`outcome-${outcome}`), number: countOf(outcome) }),
        }))}
      />
      {visible.length === 0 ? <p>{t('compare-nothing-such')}</p> : <CompareRows rows={visible} pass={pass} />}
    </>
  );
}

/** `version` is asked for because the set does not tell of its changes itself. */
function rowsOf(annotations: AnnotationSet | undefined, pass: ReadingPass, _version: number): readonly ReadingRow[] {
  if (annotations === undefined) return [];
  const states: AnnotationState[] = annotations.firstPlaces().flatMap((mark) => {
    const annotation = annotations.findAnnotation(mark.id);
    return annotation === undefined ? [] : [{ annotation, note: annotations.findNote(mark.id) ?? null }];
  });
  const { earlier, later } = partReadings(states, pass);
  return compareReadings(earlier, later, pass);
}
