import { ListFilter, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskActions } from '../../state/desk-context';
import { languageOfName } from '../../state/language-of-name';
import { useConditionWords } from '../../state/use-code-words';
import { Button } from '../../ui/Button';

/** What is asked of codes, each part with a way to drop it; more is asked in a dialog. */
export function CodeFilters() {
  const { t } = useTranslation(['codebook', 'combine']);
  const actions = useDeskActions();
  const hasCodes = useDesk((state) => state.codebook.codes.size > 0);
  const isAsked = useDesk(({ filter }) => filter.codes.length + filter.query.length > 0 || filter.among !== null);
  if (!hasCodes && !isAsked) return null;
  return (
    <div className="panel-annotations-asked">
      {isAsked && (
        <ul className="panel-annotations-codes" aria-label={t('codebook:filter')}>
          <JustBrought />
          <Codes />
          <Conditions />
        </ul>
      )}
      <Button size="small" variant="quiet" icon={<ListFilter size={14} />} onClick={() => actions.openDialog('combine-codes')}>
        {t('combine:open')}
      </Button>
    </div>
  );
}

function JustBrought() {
  const { t } = useTranslation('panels');
  const actions = useDeskActions();
  const among = useDesk((state) => state.filter.among);
  if (among === null) return null;
  const words = t('annotations-among', { count: among.size });
  return <Chip words={words} remove={t('annotations-among-remove')} onRemove={() => actions.setFilter({ among: null })} />;
}

function Codes() {
  const { t } = useTranslation('codebook');
  const actions = useDeskActions();
  const codebook = useDesk((state) => state.codebook);
  const codes = useDesk((state) => state.filter.codes);
  return codes.map((id) => {
    const name = codebook.labels.get(id) ?? '';
    return (
      <Chip
        key={id}
        words={name}
        icon={<span className="codes-square" data-code-color={codebook.codes.get(id)?.color} />}
        remove={t('filter-remove', { name })}
        onRemove={() => actions.setFilter({ codes: codes.filter((code) => code !== id) })}
      />
    );
  });
}

function Conditions() {
  const { t } = useTranslation('combine');
  const actions = useDeskActions();
  const wordsOf = useConditionWords();
  const query = useDesk((state) => state.filter.query);
  // Said twice, it is shown once.
  return [...new Set(query.map(wordsOf))].map((words) => (
    <Chip
      key={words}
      words={words}
      remove={t('filter-remove', { condition: words })}
      onRemove={() => actions.setFilter({ query: query.filter((one) => wordsOf(one) !== words) })}
    />
  ));
}

interface ChipProps {
  readonly words: string;
  readonly icon?: ReactNode;
  readonly remove: string;
  readonly onRemove: () => void;
}

function Chip({ words, icon, remove, onRemove }: ChipProps) {
  return (
    <li className="notes-chip" title={words}>
      {icon}
      <span className="notes-chip-name" lang={languageOfName(words)}>
        {words}
      </span>
      <button type="button" className="notes-chip-remove" aria-label={remove} onClick={onRemove}>
        <X size={12} aria-hidden="true" />
      </button>
    </li>
  );
}
