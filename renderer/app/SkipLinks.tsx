import { useTranslation } from 'react-i18next';
import { focusRegion } from './regions';

const TARGETS = ['text', 'notes', 'side'] as const;

/** The first things Tab reaches: past the tools to what one came for. */
export function SkipLinks() {
  const { t } = useTranslation('app');
  return (
    <div className="app-skip">
      {TARGETS.map((region) => (
        <button key={region} type="button" className="ui-button ui-button-plain" onClick={() => focusRegion(region)}>
          {t(`skip-${region}`)}
        </button>
      ))}
    </div>
  );
}
