/** A title for a text that has none of its own: the name of its file without its ending. */
export function titleOfFile(fileName: string): string {
  const stem = fileName.replace(/\.[A-Za-z0-9]{1,8}$/, '').trim();
  return stem === '' ? fileName : stem;
}
