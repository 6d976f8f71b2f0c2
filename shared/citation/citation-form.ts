import { err, ok, type Result } from '../base/result';
import { parseName } from '../import/bibliography/read-csl-item';
import type { CslDates, CslItem, CslName, CslNames, CslText, CslType } from '../model/csl-item';
import { formatCitationDate, parseCitationDate } from './citation-dates';

/** The fields of the form, in its order. What else an item holds goes through unchanged. */
export const FORM_TEXTS = [
  'title',
  'container-title',
  'publisher',
  'publisher-place',
  'volume',
  'issue',
  'page',
  'edition',
  'URL',
  'DOI',
  'language',
  'original-title',
  'note',
] as const satisfies readonly CslText[];
export const FORM_NAMES = ['author', 'translator', 'editor'] as const satisfies readonly CslNames[];
export const FORM_DATES = ['issued', 'accessed', 'original-date'] as const satisfies readonly CslDates[];

export type FormField = (typeof FORM_TEXTS)[number] | (typeof FORM_NAMES)[number] | (typeof FORM_DATES)[number];

/** A work as the form shows it: words a field; names one a line, "Family, Given" or in one piece. */
export interface CitationForm {
  readonly type: CslType;
  readonly fields: Readonly<Record<FormField, string>>;
}

export type FormFault = { readonly field: FormField; readonly code: 'bad-date' | 'bad-address' };

/** The form of an item. */
export function formOfItem(item: CslItem): CitationForm {
  const entries: readonly (readonly [FormField, string])[] = [
    ...FORM_TEXTS.map((name) => [name, item[name] ?? ''] as const),
    ...FORM_NAMES.map((name) => [name, (item[name] ?? []).map(formatName).join('\n')] as const),
    ...FORM_DATES.map((name) => {
      const date = item[name];
      return [name, date === undefined ? '' : formatCitationDate(date)] as const;
    }),
  ];
  return { type: item.type, fields: fieldsOf((field) => entries.find(([name]) => name === field)?.[1] ?? '') };
}

/** Something for every field of the form. */
export function fieldsOf<T>(make: (field: FormField) => T): Readonly<Record<FormField, T>> {
  return {
    title: make('title'),
    'container-title': make('container-title'),
    publisher: make('publisher'),
    'publisher-place': make('publisher-place'),
    volume: make('volume'),
    issue: make('issue'),
    page: make('page'),
    edition: make('edition'),
    URL: make('URL'),
    DOI: make('DOI'),
    language: make('language'),
    'original-title': make('original-title'),
    note: make('note'),
    author: make('author'),
    translator: make('translator'),
    editor: make('editor'),
    issued: make('issued'),
    accessed: make('accessed'),
    'original-date': make('original-date'),
  };
}

/**
 * The item that a form stands for, made from `base`: what the form does not show, or what was not altered in it, stays as it is there
 * (particles and suffixes of names, seasons). Else the fields that cannot be read.
 */
export function itemOfForm(form: CitationForm, base: CslItem): Result<CslItem, readonly FormFault[]> {
  const before = formOfItem(base).fields;
  const faults: FormFault[] = [];
  let item: CslItem = { ...base, type: form.type };
  for (const name of FORM_TEXTS) {
    const words = form.fields[name].trim();
    if (name === 'URL' && words !== '' && !/^https?:\/\/\S+$/i.test(words)) faults.push({ field: name, code: 'bad-address' });
    item = withVariable(item, name, words === '' ? undefined : words);
  }
  for (const name of FORM_NAMES) item = withVariable(item, name, readNames(form.fields[name], base[name] ?? []));
  for (const name of FORM_DATES) {
    if (form.fields[name] === before[name]) continue;
    const date = parseCitationDate(form.fields[name]);
    if (date === null && form.fields[name].trim() !== '') faults.push({ field: name, code: 'bad-date' });
    item = withVariable(item, name, date ?? undefined);
  }
  return faults.length === 0 ? ok(item) : err(faults);
}

function withVariable<K extends keyof CslItem>(item: CslItem, name: K, content: CslItem[K] | undefined): CslItem {
  if (content !== undefined) return { ...item, [name]: content };
  const { [name]: _gone, ...rest } = item;
  return { ...rest, type: item.type };
}

/** "Xu, Shan"; a name in one piece as it is. */
function formatName(name: CslName): string {
  if (name.literal !== undefined) return name.literal;
  const family = [name['non-dropping-particle'], name.family].filter((part) => part !== undefined).join(' ');
  const given = [name.given, name['dropping-particle'], name.suffix].filter((part) => part !== undefined).join(' ');
  return given === '' ? family : `${family}, ${given}`;
}

function readNames(lines: string, before: readonly CslName[]): readonly CslName[] | undefined {
  const names = lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => before.find((name) => formatName(name) === line) ?? parseName(line));
  return names.length === 0 ? undefined : names;
}
