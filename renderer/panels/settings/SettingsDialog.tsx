import { useTranslation } from 'react-i18next';
import { INTERFACE_LANGUAGES, MARGIN_STATES, type Preferences } from '../../../shared/model/preferences';
import { useDesk, useDeskActions } from '../../state/desk-context';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Select } from '../../ui/Select';
import { ToggleGroup } from '../../ui/ToggleGroup';
import '../../styles/settings.css';
import { AidSettings } from './AidSettings';
import { ReadingSample } from './ReadingSample';
import { ReadingSettings } from './ReadingSettings';
import { ThemeChooser } from './ThemeChooser';

/** Names of the interface languages, each in its own language. */
const LANGUAGE_NAMES = { en: 'English', 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文' } as const;

const READING_DEFAULTS = { typeface: 'serif', typeSize: 18, measure: 66, lineHeight: 1.67 } satisfies Partial<Preferences>;

/** Everything applies at once; there is nothing to confirm. */
export function SettingsDialog() {
  const { t } = useTranslation('settings');
  const actions = useDeskActions();
  const open = useDesk((state) => state.dialog === 'settings');
  const preferences = useDesk((state) => state.preferences);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => actions.openDialog(next ? 'settings' : null)}
      title={t('title')}
      size="large"
      footer={<Button onClick={() => actions.setPreferences(READING_DEFAULTS)}>{t('reset')}</Button>}
    >
      <div className="settings-columns">
        <section className="settings-section" aria-labelledby="settings-type">
          <h3 id="settings-type" className="settings-heading">
            {t('section-type')}
          </h3>
          <ReadingSettings preferences={preferences} onChange={actions.setPreferences} />
          <ReadingSample />
        </section>
        <section className="settings-section" aria-labelledby="settings-look">
          <h3 id="settings-look" className="settings-heading">
            {t('section-look')}
          </h3>
          <ThemeChooser theme={preferences.theme} onChange={(theme) => actions.setPreferences({ theme })} />
          <Select
            label={t('language')}
            value={preferences.language}
            options={INTERFACE_LANGUAGES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language], lang: language }))}
            onValueChange={(language) => actions.setPreferences({ language })}
          />
          <div className="ui-field">
            <span className="ui-field-label" aria-hidden="true">
              {t('margin-state')}
            </span>
            <ToggleGroup
              label={t('margin-state')}
              value={preferences.marginState}
              options={MARGIN_STATES.map((state) => ({ value: state, content: t(`margin-${state}`) }))}
              onValueChange={(marginState) => actions.setPreferences({ marginState })}
            />
          </div>
          <h3 className="settings-heading">{t('section-aids')}</h3>
          <AidSettings preferences={preferences} onChange={actions.setPreferences} />
        </section>
      </div>
    </Dialog>
  );
}
