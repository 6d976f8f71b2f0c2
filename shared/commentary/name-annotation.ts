/** So many characters of a passage name an annotation. */
const NAME_LENGTH = 22;

/** What an annotation is called in an essay: its place and the beginning of its words, "¶2 s1 “the long-term stability…”". */
export function nameAnnotation(place: string, words: string): string {
  const characters = Array.from(words.replace(/\s+/gu, ' '));
  const shown = characters.length > NAME_LENGTH ? `${characters.slice(0, NAME_LENGTH).join('').trimEnd()}…` : characters.join('');
  return `${place} “${shown}”`.trimStart();
}
