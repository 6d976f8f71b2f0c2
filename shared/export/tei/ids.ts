/** What an XML name may not hold beside its first letter. The underscore stands for itself only as `_5f_`, so that no two ids meet. */
const FOREIGN = /[^A-Za-z0-9.-]/gu;

/** An `xml:id` for a record: the kind of thing, then the record's own id; different ids never give the same name. */
export function xmlId(kind: string, id: string): string {
  return `${kind}-${id.replace(FOREIGN, (character) => `_${(character.codePointAt(0) ?? 0).toString(16)}_`)}`;
}

/** The `xml:id` of the record of the work in the header, and of whoever wrote what is said of it. */
export const WORK = 'work';
export const ANNOTATOR = 'annotator';

/** A pointer to it from within the file. */
export function pointer(kind: string, id: string): string {
  return `#${xmlId(kind, id)}`;
}
