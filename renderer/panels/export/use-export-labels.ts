import { useTranslation } from 'react-i18next';
import type { ExportLabels } from '../../../shared/export/export-input';
import { useDesk } from '../../state/desk-context';
import { useColorName } from '../../state/use-color-name';

/** The words that go into files, in the interface language, with the reader's own names for the colours. */
export function useExportLabels(): ExportLabels {
  const { t } = useTranslation('export');
  const language = useDesk((state) => state.preferences.language);
  const colorName = useColorName();
  return {
    language,
    colors: {
      yellow: colorName('yellow'),
      red: colorName('red'),
      blue: colorName('blue'),
      green: colorName('green'),
      purple: colorName('purple'),
    },
    annotations: t('file-annotations'),
    codes: t('file-codes'),
    relations: t('file-relations'),
    passages: t('file-passages'),
    notes: t('file-notes'),
    note: t('file-note'),
    backToPassage: t('file-back'),
    legend: t('file-legend'),
    provenance: t('file-provenance'),
    author: t('file-author'),
    translationOf: t('file-translation-of'),
    obtained: t('file-obtained'),
    file: t('file-file'),
    checksum: t('file-checksum'),
    exported: t('file-exported'),
    created: t('file-created'),
    updated: t('file-updated'),
    kinds: {
      title: t('file-kind-title'),
      heading: t('file-kind-heading'),
      note: t('file-kind-note'),
      credit: t('file-kind-credit'),
      furniture: t('file-kind-furniture'),
      paragraph: t('file-kind-paragraph'),
    },
    furnitureNote: t('file-furniture'),
    orphans: t('file-orphans'),
    orphansExplained: t('file-orphans-explained'),
    doubtful: t('file-doubtful'),
    toCheck: t('file-to-check'),
    alsoAt: t('file-also-at'),
    seeNoteAt: t('file-see-note-at'),
    reader: t('file-reader'),
    noAnnotations: t('file-no-annotations'),
    checks: { open: t('file-check-open'), settled: t('file-check-settled') },
    memos: t('file-memos'),
  };
}
