import type { CslItem } from '../model/csl-item';

/** The authors in one line, as each is called; '' where none is known. */
export function authorsOf({ author = [] }: CslItem): string {
  return author.map(({ literal, given, family }) => literal ?? orderName(family, given)).join(', ');
}

/** Chinese, Japanese and Korean families stand first, without a blank. */
function orderName(family = '', given = ''): string {
  if (/[\p{Script=Han}\p{Script=Hangul}]/u.test(family)) return `${family}${given}`;
  return [given, family].filter((part) => part !== '').join(' ');
}
