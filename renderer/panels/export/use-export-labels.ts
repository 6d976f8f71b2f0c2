import { useTranslation } from 'react-i18next';
import type { ExportLabels } from '../../../shared/export/export-input';
import { exportLabels } from '../../../shared/export/export-labels';
import { useDesk } from '../../state/desk-context';
import { useColorName } from '../../state/use-color-name';

/** The words that go into files, in the interface language, with the reader's own names for the colours. */
export function useExportLabels(): ExportLabels {
  const { t } = useTranslation('export');
  const language = useDesk((state) => state.preferences.language);
  const colorName = useColorName();
  return exportLabels(language, (word) => t(`file-${word}`), colorName);
}
