/** What a page cannot hold, not even escaped: controls other than white space, halves of surrogate pairs, code points that are no character. */
const FORBIDDEN = /[^\P{Cc}\t\n\f\r]|\p{Noncharacter_Code_Point}|\p{Cs}/gu;

/** HTML as a file: what no page can hold becomes U+FFFD, and every line end a line feed, as which a browser would read it. */
export function pageWords(html: string): string {
  return `${html.replace(/\r\n?/g, '\n').replace(FORBIDDEN, '\uFFFD')}\n`;
}
