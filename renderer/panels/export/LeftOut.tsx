import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ExportChoices, optionsOf } from '../../../shared/export/export-choices';
import { countRelations, type Loss, lossesOf } from '../../../shared/export/loss-report';
import { useDesk } from '../../state/desk-context';
import type { OpenSource } from '../../state/desk-state';
import type { Collector } from './collector';
import { useCollected } from './use-collected';

interface LeftOutProps {
  readonly source: OpenSource;
  readonly collector: Collector;
  readonly choices: ExportChoices;
  /** How many essays the reader has written on the text. */
  readonly commentaries: number;
}

/** Says before saving what stands apart in the file, what it holds as words only, and what cannot be in it; a format's own losses only, where several are written. */
export function LeftOut({ source, collector, choices, commentaries }: LeftOutProps) {
  const { t } = useTranslation('export');
  const unreadable = useDesk((state) => (choices.several ? 0 : state.badRecords.length));
  const losses = useLosses({ source, collector, choices, commentaries });
  const orphans = choices.several ? 0 : source.annotations.orphans().length;
  if (orphans + unreadable + losses.length === 0) return null;
  return (
    <ul className="export-losses" aria-label={t('losses')}>
      {orphans > 0 && <li>{t('orphans', { count: orphans })}</li>}
      {losses.map(({ feature, holding, count }) => (
        <li key={`${feature} ${holding}`}>{t(`loss-${feature}-${holding}`, { count })}</li>
      ))}
      {unreadable > 0 && <li>{t('unreadable', { count: unreadable })}</li>}
    </ul>
  );
}

/** None as long as it is not known what goes out. */
function useLosses({ source, collector, choices, commentaries }: LeftOutProps): readonly Loss[] {
  const collected = useCollected(collector, source, choices.scope);
  const relations = useDesk((state) => state.relations);
  const relationsVersion = useDesk((state) => state.relationsVersion);
  const related = useMemo(() => {
    const found = collected?.found ?? [];
    return { relationsVersion, counts: countRelations(found, relations.atAny(found.map(({ annotation }) => annotation.id))) };
  }, [relations, relationsVersion, collected]);
  return useMemo(() => {
    const options = optionsOf(choices);
    return options === null || collected === null ? [] : lossesOf(options, collected.features, related.counts, commentaries);
  }, [choices, collected, related, commentaries]);
}
