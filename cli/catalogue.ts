import i18next from 'i18next';
import exportEn from '../renderer/locales/en/export.json';
import panelsEn from '../renderer/locales/en/panels.json';
import relationsEn from '../renderer/locales/en/relations.json';
import exportHans from '../renderer/locales/zh-Hans/export.json';
import panelsHans from '../renderer/locales/zh-Hans/panels.json';
import relationsHans from '../renderer/locales/zh-Hans/relations.json';
import exportHant from '../renderer/locales/zh-Hant/export.json';
import panelsHant from '../renderer/locales/zh-Hant/panels.json';
import relationsHant from '../renderer/locales/zh-Hant/relations.json';
import type { ExportLabels } from '../shared/export/export-input';
import { exportLabels } from '../shared/export/export-labels';
import type { Loss } from '../shared/export/loss-report';
import type { InterfaceLanguage } from '../shared/model/preferences';
import type { ColorName } from '../shared/model/records';
import { type BuiltInNames, builtInNames } from '../shared/relations/relation-types';

const RESOURCES = {
  en: { export: exportEn, panels: panelsEn, relations: relationsEn },
  'zh-Hans': { export: exportHans, panels: panelsHans, relations: relationsHans },
  'zh-Hant': { export: exportHant, panels: panelsHant, relations: relationsHant },
};

/** The app's own words, as far as files and their reports need them. */
export interface Catalogue {
  readonly labels: (colors: ReadonlyMap<string, ColorName>) => ExportLabels;
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
    ns: ['export', 'panels', 'relations'],
    defaultNS: 'export',
    keySeparator: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  const files = instance.getFixedT(null, 'export');
  const panels = instance.getFixedT(null, 'panels');
  const relations = instance.getFixedT(null, 'relations');
  return {
    labels: (colors) =>
      exportLabels(
        language,
        (word) => files(`file-${word}`),
        (color) => colors.get(color)?.name ?? panels(`legend-${color}`),
      ),
    relationNames: builtInNames((word) => relations(`type-${word}`)),
    memoNames: { source: files('file-memo-source'), library: files('file-memo-library') },
    sayLoss: ({ feature, holding, count }) => files(`loss-${feature}-${holding}`, { count }),
  };
}
