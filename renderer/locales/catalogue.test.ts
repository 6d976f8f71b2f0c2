import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { INTERFACE_LANGUAGES } from '../../shared/model/preferences';
import { NAMESPACES } from './namespaces';

const folder = import.meta.dirname;
const PLURAL = /_(zero|one|two|few|many|other)$/;

function readCatalogue(language: string, namespace: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(path.join(folder, language, `${namespace}.json`), 'utf8'));
}

/** Keys with the plural form left out, so that languages with different plurals can be compared. */
function baseKeys(catalogue: object): string[] {
  return [...new Set(Object.keys(catalogue).map((key) => key.replace(PLURAL, '')))].sort();
}

function variables(catalogue: Readonly<Record<string, string>>, base: string): string[] {
  const forms = Object.entries(catalogue).filter(([key]) => key.replace(PLURAL, '') === base);
  const names = forms.flatMap(([, text]) => [...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].map(([, name]) => name ?? ''));
  return [...new Set(names)].sort();
}

test.each(INTERFACE_LANGUAGES)('%s has a file for every namespace and no other', (language) => {
  expect(readdirSync(path.join(folder, language)).sort()).toEqual(NAMESPACES.map((namespace) => `${namespace}.json`).sort());
});

for (const namespace of NAMESPACES) {
  const reference = readCatalogue('en', namespace);
  test.each(INTERFACE_LANGUAGES)(`${namespace}: %s has every key, the same variables and no empty text`, (language) => {
    const catalogue = readCatalogue(language, namespace);
    expect(baseKeys(catalogue)).toEqual(baseKeys(reference));
    const empty = Object.entries(catalogue).filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
    const pairs = baseKeys(reference).map((key) => ({ key, variables: variables(reference, key) }));
    // A form for one ("one annotation") may leave the number out, so `count` is the plural's own affair.
    const withoutCount = (names: readonly string[]) => names.filter((name) => name !== 'count');
    expect(pairs.map(({ key }) => ({ key, variables: withoutCount(variables(catalogue, key)) }))).toEqual(
      pairs.map((pair) => ({ ...pair, variables: withoutCount(pair.variables) })),
    );
  });

  test.each(INTERFACE_LANGUAGES)(`${namespace}: %s has exactly the plural forms of its language`, (language) => {
    const keys = Object.keys(readCatalogue(language, namespace));
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const wrong = baseKeys(reference)
      .filter((base) => keys.some((key) => key !== base && key.replace(PLURAL, '') === base))
      .filter(
        (base) =>
          [...categories].sort().join() !==
          keys
            .filter((key) => key.replace(PLURAL, '') === base)
            .map((key) => key.slice(base.length + 1))
            .sort()
            .join(),
      );
    expect(wrong).toEqual([]);
  });
}
