import { useTranslation } from 'react-i18next';
import type { ImportItem, ImportOutcome } from '../../../shared/import/import-report';
import { DocumentChoice } from './DocumentChoice';
import type { Importing, ImportState } from './import-state';
import { PlaceQuestions } from './PlaceQuestions';

const OUTCOMES = [
  'placed',
  'doubtful',
  'orphaned',
  'answer',
  'memo',
  'unchanged',
  'duplicate',
  'skipped',
] as const satisfies readonly ImportOutcome[];
/** What needs no look. */
const PLAIN: ReadonlySet<ImportOutcome> = new Set(['placed', 'answer', 'memo', 'unchanged', 'duplicate']);
/** So many of the items that need a look are named. */
const MOST_NAMED = 200;

interface ImportReportProps {
  readonly state: Extract<ImportState, { readonly name: 'planned' }>;
  readonly importing: Importing;
}

/** What would become of every item of the file, before anything is altered. */
export function ImportReport({ state, importing }: ImportReportProps) {
  const { t } = useTranslation('import');
  const { attempt, plan, answers } = state;
  const toLookAt = plan.items.filter(({ outcome, reason, asked }) => !PLAIN.has(outcome) && reason !== 'other-document' && asked === null);
  return (
    <>
      <h3 className="export-preview-name">{attempt.file.name}</h3>
      <Counts items={plan.items} />
      {plan.change === null && <p className="export-hint">{t('nothing-new')}</p>}
      {plan.documents.length > 1 && <DocumentChoice documents={plan.documents} onChoose={importing.takeDocuments} />}
      <PlaceQuestions items={plan.items} answers={answers} onAnswer={importing.answer} />
      {toLookAt.length > 0 && (
        <ul className="import-list" aria-label={t('to-look-at')}>
          {withKeys(toLookAt.slice(0, MOST_NAMED)).map(({ key, item }) => (
            <li key={key}>
              {item.label}{' '}
              <span className="import-reason">{t(item.reason === null ? `outcome-${item.outcome}` : `reason-${item.reason}`)}</span>
            </li>
          ))}
        </ul>
      )}
      {toLookAt.length > MOST_NAMED && <p className="export-hint">{t('more', { count: toLookAt.length - MOST_NAMED })}</p>}
    </>
  );
}

function Counts({ items }: { readonly items: readonly ImportItem[] }) {
  const { t } = useTranslation('import');
  const counts = OUTCOMES.map((outcome) => ({ outcome, count: items.filter((item) => item.outcome === outcome).length }));
  return (
    <dl className="import-report">
      {counts
        .filter(({ count }) => count > 0)
        .map(({ outcome, count }) => (
          <div key={outcome} className="import-report-row">
            <dt>{count}</dt>
            <dd>{t(`outcome-${outcome}`)}</dd>
          </div>
        ))}
    </dl>
  );
}

/** Items may be alike in everything; their place in the file tells them apart. */
function withKeys(items: readonly ImportItem[]): readonly { readonly key: string; readonly item: ImportItem }[] {
  return items.map((item, index) => ({ key: `${index} ${item.label.slice(0, 40)}`, item }));
}
