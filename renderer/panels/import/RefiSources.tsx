import { useTranslation } from 'react-i18next';
import type { PositionUnit } from '../../../shared/import/refi/position-scale';
import type { RefiChoice, RefiPassage, RefiPlan, RefiSourceItem, RefiUnit } from '../../../shared/import/refi/refi-plan';
import { Select } from '../../ui/Select';
import type { RefiImporting } from './refi-state';

interface RefiSourcesProps {
  readonly plan: RefiPlan;
  readonly bySource: ReadonlyMap<string, readonly RefiPassage[]>;
  readonly choice: RefiChoice;
  readonly importing: RefiImporting;
}

/** The texts of a project, each with what its positions were found to count. */
export function RefiSources({ plan, bySource, choice, importing }: RefiSourcesProps) {
  const { t } = useTranslation('refi');
  return (
    <ul className="import-list refi-sources" aria-label={t('sources')}>
      {plan.sources.map((source) => (
        <li key={source.key}>
          <SourceRow
            source={source}
            passages={bySource.get(source.key) ?? []}
            isChosen={choice.sources.has(source.key)}
            importing={importing}
          />
        </li>
      ))}
    </ul>
  );
}

interface SourceRowProps {
  readonly source: RefiSourceItem;
  readonly passages: readonly RefiPassage[];
  readonly isChosen: boolean;
  readonly importing: RefiImporting;
}

function SourceRow({ source, passages, isChosen, importing }: SourceRowProps) {
  const { t } = useTranslation('refi');
  const isRefused = source.outcome === 'refused';
  const left = [
    ...(source.left.selections === 0 ? [] : [t('left-selections', { count: source.left.selections })]),
    ...(source.left.codings === 0 ? [] : [t('left-codings', { count: source.left.codings })]),
  ];
  return (
    <>
      <label className="refi-source">
        <input type="checkbox" checked={isChosen} disabled={isRefused} onChange={() => importing.toggleSource(source.key)} />{' '}
        <strong>{source.name}</strong>{' '}
        <span className="import-reason">
          {source.outcome === 'known' ? t('source-known', { title: source.title }) : t(`source-${source.outcome}`)}
        </span>
      </label>
      <p className="refi-detail">
        {[
          t(`kind-${source.kind}`),
          ...(source.reason === null ? [] : [t(`reason-${source.reason}`)]),
          ...countsOf(passages).map(({ outcome, count }) => t(`passages-${outcome}`, { count })),
          ...left,
        ].join(' · ')}
      </p>
      {source.unit !== null && <UnitRow source={source} unit={source.unit} importing={importing} />}
    </>
  );
}

const OUTCOMES = ['placed', 'doubtful', 'orphaned', 'completed', 'unchanged'] as const;

function countsOf(passages: readonly RefiPassage[]) {
  return OUTCOMES.map((outcome) => ({ outcome, count: passages.filter((passage) => passage.outcome === outcome).length })).filter(
    ({ count }) => count > 0,
  );
}

interface UnitRowProps {
  readonly source: RefiSourceItem;
  readonly unit: RefiUnit;
  readonly importing: RefiImporting;
}

/** How positions were read, and why; where they can be read otherwise, the reader may say so. */
function UnitRow({ source, unit, importing }: UnitRowProps) {
  const { t, i18n } = useTranslation('refi');
  // Of what is nearly certain nothing is claimed beyond 99 %.
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(Math.min(0.99, Math.floor(unit.certainty * 100) / 100));
  const evidence = [
    ...(unit.quotations === 0 ? [] : [t('evidence-quoted', { found: unit.quoted, count: unit.quotations })]),
    t('evidence-edges', { found: unit.edges, count: unit.ends }),
  ];
  const said = unit.isChosen ? t('unit-chosen') : t('unit-certainty', { percent });
  if (unit.choices.length < 2)
    return (
      <p className="refi-detail">
        {t('unit-same')} · {evidence.join(' · ')}
      </p>
    );
  const options = unit.choices.map((choice) => ({
    value: keyOf(choice.unit),
    label: `${t(`unit-${choice.unit.unit}`)}, ${t(`line-ends-${choice.unit.lineEnds}`)} — “${choice.sample.replace(/\s+/gu, ' ')}”`,
  }));
  const chosen = unit.choices.find((choice) => keyOf(choice.unit) === keyOf(unit.unit));
  return (
    <div className="refi-unit" data-unsure={!unit.isChosen && unit.certainty < 0.95}>
      <Select
        label={t('unit-of', { name: source.name })}
        hideLabel
        value={keyOf((chosen ?? unit).unit)}
        options={options}
        onValueChange={(key) => {
          const next = unit.choices.find((choice) => keyOf(choice.unit) === key);
          if (next !== undefined) importing.chooseUnit(source.key, next.unit);
        }}
      />
      <p className="refi-detail">{[said, ...evidence].join(' · ')}</p>
    </div>
  );
}

function keyOf({ unit, lineEnds }: PositionUnit): string {
  return `${unit} ${lineEnds}`;
}
