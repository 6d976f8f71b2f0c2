import i18next from 'i18next';
import commentaryEn from '../renderer/locales/en/commentary.json';
import exportEn from '../renderer/locales/en/export.json';
import notesEn from '../renderer/locales/en/notes.json';
import panelsEn from '../renderer/locales/en/panels.json';
import relationsEn from '../renderer/locales/en/relations.json';
import commentaryHans from '../renderer/locales/zh-Hans/commentary.json';
import exportHans from '../renderer/locales/zh-Hans/export.json';
import notesHans from '../renderer/locales/zh-Hans/notes.json';
import panelsHans from '../renderer/locales/zh-Hans/panels.json';
import relationsHans from '../renderer/locales/zh-Hans/relations.json';
import commentaryHant from '../renderer/locales/zh-Hant/commentary.json';
import exportHant from '../renderer/locales/zh-Hant/export.json';
import notesHant from '../renderer/locales/zh-Hant/notes.json';
import panelsHant from '../renderer/locales/zh-Hant/panels.json';
import relationsHant from '../renderer/locales/zh-Hant/relations.json';
import type { EssayRecords } from '../shared/export/commentary/collect-essay';
import { essayLabels } from '../shared/export/commentary/essay-labels';
import type { ExportLabels } from '../shared/export/export-input';
import { exportLabels } from '../shared/export/export-labels';
import type { Loss } from '../shared/export/loss-report';
import type { InterfaceLanguage } from '../shared/model/preferences';
import type { ColorName } from '../shared/model/records';
import { type BuiltInNames, builtInNames } from '../shared/relations/relation-types';

const RESOURCES = {
  en: { commentary: commentaryEn, export: exportEn, notes: notesEn, panels: panelsEn, relations: relationsEn },
  'zh-Hans': { commentary: commentaryHans, export: exportHans, notes: notesHans, panels: panelsHans, relations: relationsHans },
  'zh-Hant': { commentary: commentaryHant, export: exportHant, notes: notesHant, panels: panelsHant, relations: relationsHant },
};

/** The app's own words, as far as files and their reports need them. */
export interface Catalogue {
  readonly labels: (colors: ReadonlyMap<string, ColorName>) => ExportLabels;
  readonly essayLabels: EssayRecords['labels'];
  readonly relationNames: BuiltInNames;
  readonly memoNames: { readonly source: string; readonly library: string };
  /** "12 relations are written as words." */
  readonly sayLoss: (loss: Loss) => string;
}

/** Reads the catalogue that the app reads, in one of its languages. */
export async function openCatalogue(language: InterfaceLanguage): Promise<Catalogue> {
  const instance = i18next.createInstance();
  await instance.init({
    resources: RESOURCES,
    lng: language,
    fallbackLng: 'en',
    ns: ['commentary', 'export', 'notes', 'panels', 'relations'],
    defaultNS: 'export',
    keySeparator: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  const files = instance.getFixedT(null, 'export');
  const panels = instance.getFixedT(null, 'panels');
  const essays = instance.getFixedT(null, 'commentary');
  const notes = instance.getFixedT(null, 'notes');
  const relations = instance.getFixedT(null, 'relations');
  return {
    labels: (colors) =>
      exportLabels(
        language,
        (word) => files(`file-${word}`),
        (color) => colors.get(color)?.name ?? panels(`legend-${color}`),
      ),
    essayLabels: essayLabels(
      language,
      (word) => essays(word),
      (kind) => notes(`place-${kind}`),
    ),
    relationNames: builtInNames((word) => relations(`type-${word}`)),
    memoNames: { source: files('file-memo-source'), library: files('file-memo-library') },
    sayLoss: ({ feature, holding, count }) => files(`loss-${feature}-${holding}`, { count }),
  };
}
