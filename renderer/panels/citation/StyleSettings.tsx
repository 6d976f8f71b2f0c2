import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BUNDLED_STYLES, SHORT_STYLE } from '../../../shared/citation/bundled-styles';
import type { StyleError } from '../../../shared/citation/read-citation-style';
import { CITATION_LANGUAGES } from '../../../shared/model/preferences';
import { citationLanguageOf } from '../../state/desk-citing';
import { useDesk, useDeskActions } from '../../state/desk-context';
import { Button } from '../../ui/Button';
import { Select } from '../../ui/Select';

const FILE_TYPES = [{ name: 'CSL', mime: 'application/vnd.citationstyles.style+xml', extensions: ['csl', 'xml'] }] as const;

/** The style and language of citations; they apply at once. Styles of the reader's own are kept in the library. */
export function StyleSettings() {
  const { t } = useTranslation('citation');
  const actions = useDeskActions();
  const chosen = useDesk((state) => state.preferences.citationStyle ?? SHORT_STYLE);
  const language = useDesk((state) => citationLanguageOf(state.preferences));
  const own = useDesk((state) => state.citationStyles);
  const [failure, setFailure] = useState<string | null>(null);
  const isThere = own.has(chosen) || BUNDLED_STYLES.some(({ name }) => name === chosen);
  const add = async () => {
    const file = await actions.openFile(FILE_TYPES);
    if (!file.ok) return setFailure(file.error.detail);
    if (file.value === null) return;
    const added = await actions.addCitationStyle(new TextDecoder().decode(file.value.bytes));
    setFailure(added.ok ? null : t(`style-${added.error.code}`, detailOf(added.error)));
  };
  return (
    <section className="citation-style" aria-label={t('style')}>
      <Select
        label={t('style')}
        value={isThere ? chosen : SHORT_STYLE}
        options={[
          { value: SHORT_STYLE, label: t('style-short') },
          ...BUNDLED_STYLES.map(({ name, title }) => ({ value: name, label: title })),
          ...[...own.values()].map(({ id, title }) => ({ value: id, label: title })),
        ]}
        onValueChange={(citationStyle) => actions.setPreferences({ citationStyle })}
      />
      <Select
        label={t('language')}
        value={language}
        options={CITATION_LANGUAGES.map((tag) => ({ value: tag, label: t(`language-${tag}`), lang: tag }))}
        onValueChange={(citationLanguage) => actions.setPreferences({ citationLanguage })}
      />
      <div className="citation-style-buttons">
        <Button size="small" onClick={() => void add()}>
          {t('style-add')}
        </Button>
        {own.has(chosen) && (
          <Button size="small" variant="quiet" onClick={() => actions.removeCitationStyle(chosen)}>
            {t('style-remove')}
          </Button>
        )}
      </div>
      <p className="export-error" role="alert">
        {failure}
      </p>
    </section>
  );
}

function detailOf(error: StyleError): { readonly detail: string } {
  if (error.code === 'not-xml') return { detail: error.detail };
  return { detail: error.code === 'dependent' ? error.parent : '' };
}
