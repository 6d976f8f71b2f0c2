import { useTranslation } from 'react-i18next';
import { type Preferences, TYPEFACES } from '../../../shared/model/preferences';
import { Select } from '../../ui/Select';
import { Slider } from '../../ui/Slider';

export interface ReadingSettingsProps {
  readonly preferences: Preferences;
  readonly onChange: (changed: Partial<Preferences>) => void;
}

export function ReadingSettings({ preferences, onChange }: ReadingSettingsProps) {
  const { t } = useTranslation('settings');
  return (
    <>
      <Select
        label={t('typeface')}
        value={preferences.typeface}
        options={TYPEFACES.map((typeface) => ({ value: typeface, label: t(`typeface-${typeface}`) }))}
        onValueChange={(typeface) => onChange({ typeface })}
      />
      <Slider
        label={t('type-size')}
        value={preferences.typeSize}
        min={12}
        max={32}
        step={1}
        formatValue={(value) => t('type-size-value', { value })}
        onValueChange={(typeSize) => onChange({ typeSize })}
      />
      <Slider
        label={t('measure')}
        value={preferences.measure}
        min={40}
        max={100}
        step={1}
        formatValue={(value) => t('measure-value', { value })}
        onValueChange={(measure) => onChange({ measure })}
      />
      <Slider
        label={t('line-height')}
        value={preferences.lineHeight}
        min={1.2}
        max={2.4}
        step={0.05}
        formatValue={(value) => t('line-height-value', { value: value.toFixed(2) })}
        onValueChange={(lineHeight) => onChange({ lineHeight: Math.round(lineHeight * 100) / 100 })}
      />
    </>
  );
}
