/** The words with every run of blanks that holds a line end as `joint`. Linear, however long the runs are. */
export function joinLines(words: string, joint: ' ' | '\n' = ' '): string {
  return words.replace(/(?<!\s)\s*[\r\n]\s*/gu, joint);
}
