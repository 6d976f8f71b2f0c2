import { CaseSensitive, Regex, StickyNote, WholeWord } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useDeskHandle, useFind } from '../../state/desk-context';
import { IconButton } from '../../ui/IconButton';

const ICON = 16;

/** How to look: each a button that is pressed or not. */
export function FindOptions() {
  const { t } = useTranslation('find');
  const { setQuery, setInNotes } = useDeskHandle().find.actions;
  const { caseSensitive, diacriticSensitive, formSensitive, wholeWord, regex } = useFind((state) => state.query);
  const inNotes = useFind((state) => state.inNotes);
  return (
    <fieldset className="find-options">
      <legend className="ui-visually-hidden">{t('options')}</legend>
      <IconButton
        size="small"
        label={t('case')}
        pressed={caseSensitive}
        icon={<CaseSensitive size={ICON} aria-hidden="true" />}
        onClick={() => setQuery({ caseSensitive: !caseSensitive })}
      />
      <IconButton
        size="small"
        label={t('diacritics')}
        pressed={diacriticSensitive}
        icon={<span className="find-accents" aria-hidden="true" />}
        onClick={() => setQuery({ diacriticSensitive: !diacriticSensitive })}
      />
      <IconButton
        size="small"
        label={t('forms')}
        pressed={formSensitive}
        icon={<span className="find-forms" aria-hidden="true" />}
        onClick={() => setQuery({ formSensitive: !formSensitive })}
      />
      <IconButton
        size="small"
        label={t('whole-word')}
        pressed={wholeWord}
        icon={<WholeWord size={ICON} aria-hidden="true" />}
        onClick={() => setQuery({ wholeWord: !wholeWord })}
      />
      <IconButton
        size="small"
        label={t('regex')}
        pressed={regex}
        icon={<Regex size={ICON - 1} aria-hidden="true" />}
        onClick={() => setQuery({ regex: !regex })}
      />
      <IconButton
        size="small"
        label={t('notes')}
        pressed={inNotes}
        icon={<StickyNote size={ICON - 1} aria-hidden="true" />}
        onClick={() => setInNotes(!inNotes)}
      />
    </fieldset>
  );
}
