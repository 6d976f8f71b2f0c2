import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ExportChoices, optionsOf } from '../../../shared/export/export-choices';
import { type Loss, reportLosses } from '../../../shared/export/loss-report';
import { useDesk } from '../../state/desk-context';
import type { OpenSource } from '../../state/desk-state';
import { collectAnnotations } from './collect-annotations';

interface LeftOutProps {
  readonly source: OpenSource;
  readonly choices: ExportChoices;
  /** How many essays the reader has written on the text. */
  readonly commentaries: number;
}

/** Says before saving what stands apart in the file, what it holds as words only, and what cannot be in it; a format's own losses only, where several are written. */
export function LeftOut({ source, choices, commentaries }: LeftOutProps) {
  const { t } = useTranslation('export');
  const unreadable = useDesk((state) => (choices.several ? 0 : state.badRecords.length));
  const losses = useLosses({ source, choices, commentaries });
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

function useLosses({ source, choices, commentaries }: LeftOutProps): readonly Loss[] {
  const filter = useDesk((state) => (choices.scope === 'filtered' ? state.filter : null));
  const codebook = useDesk((state) => state.codebook);
  const version = useDesk((state) => `${state.annotationsVersion} ${state.rowsLoaded}`);
  const counted = useMemo(() => ({ version, found: collectAnnotations(source, codebook, filter) }), [source, codebook, filter, version]);
  const relations = useDesk((state) => state.relations);
  const relationsVersion = useDesk((state) => state.relationsVersion);
  const related = useMemo(
    () => ({ relationsVersion, relations: relations.atAny(counted.found.map(({ annotation }) => annotation.id)) }),
    [relations, relationsVersion, counted],
  );
  return useMemo(() => {
    const options = optionsOf(choices);
    return options === null ? [] : reportLosses(options, counted.found, related.relations, commentaries);
  }, [choices, counted, related, commentaries]);
}
