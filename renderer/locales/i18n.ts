import i18next, { type i18n, type Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { InterfaceLanguage } from '../../shared/model/preferences';
import { NAMESPACES } from './namespaces';

/** Every catalogue file, bundled; `en` is the reference that the types and the completeness test are made from. */
const files = import.meta.glob<Readonly<Record<string, string>>>('./*/*.json', { eager: true, import: 'default' });

function readResources(): Resource {
  const resources: Resource = {};
  for (const [path, keys] of Object.entries(files)) {
    const [, language, namespace] = path.match(/^\.\/([^/]+)\/([^/]+)\.json$/) ?? [];
    if (language === undefined || namespace === undefined) throw new Error(`not a catalogue: ${path}`);
    resources[language] = { ...resources[language], [namespace]: keys };
  }
  return resources;
}

/** Starts the catalogue in `language`. Interpolated values are escaped by React, not here. */
export async function startI18n(language: InterfaceLanguage): Promise<i18n> {
  const instance = i18next.createInstance();
  await instance.use(initReactI18next).init({
    resources: readResources(),
    lng: language,
    fallbackLng: 'en',
    ns: [...NAMESPACES],
    defaultNS: 'app',
    keySeparator: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return instance;
}
