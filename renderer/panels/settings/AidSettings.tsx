import { useTranslation } from 'react-i18next';
import { FOCUS_UNITS, type Preferences, RULERS } from '../../../shared/model/preferences';
import { Switch } from '../../ui/Switch';
import { ToggleGroup } from '../../ui/ToggleGroup';

export interface AidSettingsProps {
  readonly preferences: Preferences;
  readonly onChange: (changed: Partial<Preferences>) => void;
}

/** What helps to keep one's place in a long text. */
export function AidSettings({ preferences, onChange }: AidSettingsProps) {
  const { t } = useTranslation('settings');
  return (
    <>
      <Switch label={t('minimap')} checked={preferences.minimap} onCheckedChange={(minimap) => onChange({ minimap })} />
      <Switch label={t('progress')} checked={preferences.progress} onCheckedChange={(progress) => onChange({ progress })} />
      <div className="ui-field">
        <span className="ui-field-label" aria-hidden="true">
          {t('focus-unit')}
        </span>
        <ToggleGroup
          label={t('focus-unit')}
          value={preferences.focusUnit}
          options={FOCUS_UNITS.map((unit) => ({ value: unit, content: t(`focus-${unit}`) }))}
          onValueChange={(focusUnit) => onChange({ focusUnit })}
        />
      </div>
      <div className="ui-field">
        <span className="ui-field-label" aria-hidden="true">
          {t('ruler')}
        </span>
        <ToggleGroup
          label={t('ruler')}
          value={preferences.ruler}
          options={RULERS.map((ruler) => ({ value: ruler, content: t(`ruler-${ruler}`) }))}
          onValueChange={(ruler) => onChange({ ruler })}
        />
      </div>
    </>
  );
}
