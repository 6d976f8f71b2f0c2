import { type PageGeometry, UNITS_PER_LINE } from './page-geometry';

/** The class that puts an element so many units below the top of its page. */
export function topClass(units: number): string {
  return `y${units}`;
}

/**
 * What an edition needs besides `printStyle` once its pages are set: every page one box of its own, text and notes at tops that
 * `paginate` found. `last` is how many units the last page needs: what follows the text goes on below.
 */
export function setPagesStyle({ lines }: Pick<PageGeometry, 'lines'>, last: number): string {
  const tops = Array.from({ length: lines * UNITS_PER_LINE }, (_, units) => `.${topClass(units)}{top:calc(${units}*var(--unit))}`);
  return `
.page{position:relative;height:var(--page-height);width:var(--page-width);break-after:page;break-inside:avoid;contain:strict}
.page.last{height:calc(${last}*var(--unit));break-after:auto}
.page .block{position:absolute;left:0;width:calc(var(--gutter) + var(--measure));margin:0}
.page .block.broken{text-align-last:justify}
.page .block.broken[dir],.page .block.broken.spaced,.page h1.block.broken,.page h2.block.broken{text-align-last:auto}
.page .block.continued::before{content:none}
.page .note{float:none;position:absolute;left:calc(var(--gutter) + var(--measure) + var(--gap));width:var(--note);margin:0}
.page .continued>li:first-child{list-style:none}
${tops.join('\n')}`;
}
