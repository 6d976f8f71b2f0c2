import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { THEMES, type Theme } from '../../../shared/model/preferences';

/** Each theme as a small page in its own colours. */
export function ThemeChooser({ theme, onChange }: { readonly theme: Theme; readonly onChange: (theme: Theme) => void }) {
  const { t } = useTranslation('settings');
  const id = useId();
  return (
    <div className="ui-field">
      <span id={id} className="ui-field-label">
        {t('theme')}
      </span>
      <RadioGroup<Theme> aria-labelledby={id} className="settings-themes" value={theme} onValueChange={(next) => onChange(next)}>
        {THEMES.map((candidate) => (
          <Radio.Root key={candidate} value={candidate} className="settings-theme">
            <span className="settings-swatch" data-swatch={candidate} aria-hidden="true">
              <span className="settings-swatch-line" />
              <span className="settings-swatch-mark" />
              <span className="settings-swatch-line" />
            </span>
            {t(`theme-${candidate}`)}
          </Radio.Root>
        ))}
      </RadioGroup>
    </div>
  );
}
