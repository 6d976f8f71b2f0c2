import { languageOf } from '../../shared/text/language';

/** A tag for the face and the voice of a short name; undefined where its letters do not tell. */
export function languageOfName(name: string): string | undefined {
  const language = languageOf(name, 0, name.length);
  return language.startsWith('und') ? undefined : language;
}
