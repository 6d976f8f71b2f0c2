import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RefiChoice, RefiPassage, RefiPlan } from '../../../shared/import/refi/refi-plan';
import '../../styles/refi.css';
import { RefiPassages } from './RefiPassages';
import { RefiSources } from './RefiSources';
import type { RefiImporting } from './refi-state';

interface RefiReportProps {
  readonly fileName: string;
  readonly plan: RefiPlan;
  readonly choice: RefiChoice;
  readonly importing: RefiImporting;
}

/** What would become of every text, passage, code, link and note of a file, and what has no place here. */
export function RefiReport({ fileName, plan, choice, importing }: RefiReportProps) {
  const bySource = useMemo(() => groupBySource(plan.passages), [plan]);
  const toLookAt = useMemo(() => plan.passages.filter(({ outcome }) => outcome === 'doubtful' || outcome === 'orphaned'), [plan]);
  const from = [plan.name, plan.origin].filter((part) => part !== '').join(' · ');
  return (
    <div className="refi-report">
      <h3 className="export-preview-name">{fileName}</h3>
      <p className="export-hint">
        {from}
        {plan.people.length > 0 && <People plan={plan} />}
      </p>
      {plan.sources.length > 0 && <RefiSources plan={plan} bySource={bySource} choice={choice} importing={importing} />}
      {toLookAt.length > 0 && <RefiPassages passages={toLookAt} choice={choice} importing={importing} />}
      <Beside plan={plan} />
      <LeftOut plan={plan} />
    </div>
  );
}

/** So many people are named. */
const MOST_NAMED = 5;

function People({ plan }: { readonly plan: RefiPlan }) {
  const { t } = useTranslation('refi');
  const named = plan.people.slice(0, MOST_NAMED).map(({ name, passages }) => t('person', { name, count: passages }));
  const more = plan.people.length - named.length;
  return (
    <>
      {' · '}
      {named.join(', ')}
      {more > 0 && `, ${t('people-more', { count: more })}`}
    </>
  );
}

/** Codes, relations and memos: they need no choice. */
function Beside({ plan }: { readonly plan: RefiPlan }) {
  const { t } = useTranslation('refi');
  const count = (outcome: RefiPlan['codes'][number]['outcome']) => plan.codes.filter((code) => code.outcome === outcome).length;
  const relations = plan.relations.filter(({ outcome }) => outcome === 'new').length;
  const rows = [
    { key: 'codes-new', count: count('new'), names: namesOf(plan, 'new') },
    { key: 'codes-completed', count: count('completed'), names: namesOf(plan, 'completed') },
    { key: 'codes-known', count: count('known'), names: '' },
    { key: 'codes-nameless', count: count('nameless'), names: '' },
    { key: 'relations-new', count: relations, names: '' },
    { key: 'relations-known', count: plan.relations.length - relations, names: '' },
    { key: 'memos', count: plan.memos.length, names: plan.memos.map(({ about }) => about).join(' · ') },
  ] as const;
  const shown = rows.filter((row) => row.count > 0);
  if (shown.length === 0)
    return plan.passages.length === 0 && plan.sources.length === 0 ? <p className="export-hint">{t('nothing')}</p> : null;
  return (
    <ul className="refi-lines" aria-label={t('beside')}>
      {shown.map((row) => (
        <li key={row.key}>
          {t(row.key, { count: row.count })}
          {row.names !== '' && <span className="import-reason refi-names"> {row.names}</span>}
        </li>
      ))}
    </ul>
  );
}

function namesOf(plan: RefiPlan, outcome: RefiPlan['codes'][number]['outcome']): string {
  return plan.codes
    .filter((code) => code.outcome === outcome)
    .map(({ label }) => label)
    .join(' · ');
}

function LeftOut({ plan }: { readonly plan: RefiPlan }) {
  const { t } = useTranslation('refi');
  if (plan.left.length === 0) return null;
  return (
    <>
      <h4 className="refi-heading">{t('left')}</h4>
      <ul className="refi-lines" aria-label={t('left')}>
        {plan.left.map(({ reason, count }) => (
          <li key={reason}>{t(`left-${reason}`, { count })}</li>
        ))}
      </ul>
    </>
  );
}

function groupBySource(passages: readonly RefiPassage[]): ReadonlyMap<string, readonly RefiPassage[]> {
  const groups = new Map<string, RefiPassage[]>();
  for (const passage of passages) {
    const group = groups.get(passage.source);
    if (group === undefined) groups.set(passage.source, [passage]);
    else group.push(passage);
  }
  return groups;
}
