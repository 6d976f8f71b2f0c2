/** Where `words` stand in `text`, overlapping copies included, in order. Empty words stand nowhere. */
export function findOccurrences(text: string, words: string): readonly number[] {
  const starts: number[] = [];
  if (words === '') return starts;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) starts.push(at);
  return starts;
}
