import { INKS } from '../inks';
import { type PageGeometry, PIXELS_PER_MILLIMETRE, pageGeometry } from './page-geometry';
import type { PrintOptions } from './print-options';
import { WAVE, waveImage } from './wave-image';

/** Faces that the app has come first: what is measured in the app is what is printed. */
const HAN = '"Noto Sans CJK TC","PingFang TC","Microsoft JhengHei","Noto Serif TC Variable","Noto Serif SC Variable"';
const SERIF = `"Source Serif 4 Variable","Noto Serif",Georgia,"Noto Serif TC Variable","Noto Serif SC Variable",serif`;
const SANS = `"Inter Variable","Noto Sans",system-ui,${HAN},sans-serif`;
const HANT = '"Noto Serif TC Variable","Noto Serif CJK TC","Songti TC",serif';
const HANS = '"Noto Serif SC Variable","Noto Serif CJK SC","Songti SC",serif';

/** What the running head says. */
interface RunningHead {
  readonly title: string;
  readonly author: string | null;
}

/**
 * The style sheet of a print edition. Every line of the text is exactly as high as the next, whatever stands in it, and every space
 * between blocks is a multiple of a quarter of a line: so text and notes stand on one grid, and pages can be reckoned in whole units.
 */
export function printStyle(options: PrintOptions, head: RunningHead): string {
  const geometry = pageGeometry(options);
  return [
    pageRules(options, geometry, head),
    roots(options, geometry),
    TEXT_RULES,
    NOTE_RULES,
    colorRules(),
    BACK_RULES,
    options.layout === 'margin' ? FLOATING_NOTES : ENDNOTES,
  ].join('\n');
}

/** A CSS string: what could end it or the style element is written as a code point. */
function cssString(words: string): string {
  return `"${words.replace(/[\\"<>&\p{Cc}\u2028\u2029]/gu, (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `)}"`;
}

/** Cut so that it fits into so many halves of an em, as far as that can be told without measuring: a Han character takes two. */
function shortened(words: string, halves: number): string {
  const characters = Array.from(words.replace(/\s+/g, ' ').trim());
  let room = halves;
  const fitting = characters.findIndex((character) => {
    room -= WIDE.test(character) ? 2 : 1;
    return room < 0;
  });
  return fitting < 0
    ? characters.join('')
    : `${characters
        .slice(0, Math.max(0, fitting - 1))
        .join('')
        .trimEnd()}…`;
}

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;

/** Heads and page numbers are margin boxes of CSS Paged Media 3: a reader of the PDF meets them as furniture, not as words of the text. */
function pageRules({ typeface }: PrintOptions, geometry: PageGeometry, { title, author }: RunningHead): string {
  const { paper, left, right, type } = geometry;
  const size = type.note - 1;
  const width = paper.width - left - right - paper.gutter;
  const halves = (width * PIXELS_PER_MILLIMETRE) / (size / 2);
  const font = `font:${size}px/1.4 ${typeface === 'serif' ? SERIF : SANS};color:#444;white-space:nowrap`;
  const head = `${font};vertical-align:bottom;padding-bottom:${paper.top / 3.2}mm`;
  return `@page{size:${paper.width}mm ${paper.height}mm;margin:${paper.top}mm ${right}mm ${paper.bottom}mm ${left}mm;
@top-left{content:${cssString(shortened(title, halves * 0.68))};width:70%;text-align:left;${head};margin-left:${paper.gutter}mm}
@top-right{content:${cssString(shortened(author ?? '', halves * 0.26))};text-align:right;${head}}
@bottom-left{content:counter(page);text-align:left;${font};vertical-align:top;padding-top:${paper.bottom / 3.2}mm;margin-left:${paper.gutter}mm}}
@page:first{@top-left{content:none}@top-right{content:none}}`;
}

function roots({ typeface, layout }: PrintOptions, { paper, measure, type, unit, lines }: PageGeometry): string {
  const palette = Object.entries(INKS)
    .map(([color, { light }]) => `--${color}:${light[0]};--${color}-deep:${light[1]};--${color}-line:${light[2]};`)
    .join('');
  const width = paper.gutter + measure + (layout === 'margin' ? paper.gap + paper.note : 0);
  return `:root{color-scheme:only light;--page-width:${width}mm;--ink:#000;--soft:#444;--rule:#999;--serif:${SERIF};--sans:${SANS};--latin:var(--${typeface});--face:var(--latin);
--hans:${typeface === 'serif' ? HANS : SANS};--hant:${typeface === 'serif' ? HANT : SANS};
--measure:${measure}mm;--gutter:${paper.gutter}mm;--gap:${paper.gap}mm;--note:${paper.note}mm;--text-size:${type.text}px;--note-size:${type.note}px;
--line:${type.line}px;--unit:${unit}px;--page-height:${lines * type.line}px;${palette}}`;
}

const TEXT_RULES = `
*{box-sizing:border-box}
html{print-color-adjust:exact;-webkit-print-color-adjust:exact;text-rendering:geometricPrecision;font-size:var(--text-size)}
body{margin:0;background:#fff;color:var(--ink);font:var(--text-size)/var(--line) var(--face);font-kerning:normal;font-variant-ligatures:common-ligatures;hyphens:manual;text-size-adjust:none;overflow-wrap:break-word}
[lang]{--face:var(--latin)}
:lang(zh){--face:var(--hans)}
:lang(zh-Hant){--face:var(--hant)}
[lang]{font-family:var(--face)}
main{width:calc(var(--gutter) + var(--measure))}
article{display:flow-root;orphans:2;widows:2}
.block{position:relative;margin:0 0 calc(2*var(--unit));padding-left:var(--gutter);white-space:pre-line;text-align:justify}
.block[dir]{text-align:start}
.block.spaced{white-space:pre-wrap;text-align:start}
.block span,.block mark,.block .ref{line-height:0}
.block[data-paragraph]::before{content:attr(data-paragraph);position:absolute;left:0;width:calc(var(--gutter) - 2.5mm);text-align:right;text-align-last:right;color:var(--soft);font:.68em/var(--line) var(--sans);font-variant-numeric:tabular-nums;direction:ltr}
.headed>.block{margin-bottom:0}
.headed,h1.block,h2.block{margin-bottom:calc(2*var(--unit));break-after:avoid}
h1.block{font-size:1.55em;line-height:calc(6*var(--unit));font-weight:600;margin-bottom:calc(6*var(--unit));text-align:start}
h2.block{font-size:1.12em;font-weight:600;margin-top:calc(4*var(--unit));text-align:start}
.credit,.furniture{color:var(--soft)}
mark{color:inherit;background:none;padding-block:.1em;-webkit-box-decoration-break:clone;box-decoration-break:clone}
a{color:inherit;text-decoration:none}
.ref{color:var(--ink);font:600 .62em/0 var(--sans);vertical-align:.58em;padding-inline:.12em 0;font-variant-numeric:tabular-nums}
.ref::before{content:"\\2060"}
.ref::after{content:attr(data-n)}
.ref+.ref::before{content:"\\2060,\\2009"}`;

const NOTE_RULES = `
.note{font:var(--note-size)/calc(3*var(--unit)) var(--sans);white-space:normal;text-align:start;text-indent:0;color:var(--ink)}
.note [lang],.note{font-family:var(--sans)}
.note p,.note ul,.note ol,.note blockquote,.note pre{margin:0 0 var(--unit)}
.note>:last-child,.note>div>:last-child,.note li>:last-child,.note blockquote>:last-child{margin-bottom:0}
.note ul,.note ol{padding-inline-start:1.3em}
.note blockquote{padding-inline-start:.7em;border-inline-start:1px solid var(--rule)}
.note pre{white-space:pre-wrap}
.note pre,.note code{font-family:ui-monospace,Menlo,Consolas,"Noto Sans Mono","DejaVu Sans Mono",monospace;font-size:.92em;line-height:inherit}
.note p.caption{color:var(--soft);margin:0;font-size:.9em}
.number{color:var(--ink);font-weight:700;margin-inline-end:.35em;padding-inline:.15em;font-variant-numeric:tabular-nums}
.note ul.codes,.note ul.relations{list-style:none;padding:0;font-size:.92em}
.codes>li{display:inline;font-style:italic;color:var(--soft)}
.codes>li+li::before{content:" · "}
.relations em{color:var(--soft)}`;

const WAVY = `background-repeat:repeat-x;background-position:0 100%;background-size:${WAVE.width}px ${WAVE.height}px`;

function colorRules(): string {
  return Object.entries(INKS)
    .map(([color, { light, line }]) => {
      const [, , ink] = light;
      const under =
        line === 'wavy'
          ? `background-image:url(${waveImage(ink)});${WAVY}`
          : `text-decoration:underline ${line} 1.2px var(--${color}-line);text-underline-offset:.2em;text-decoration-skip-ink:none`;
      const below =
        line === 'wavy' ? `background-image:url(${waveImage(ink)});${WAVY}` : `border-block-end:1.6px ${line} var(--${color}-line)`;
      return `
.c-${color},.n-${color} .number{background-color:var(--${color});${under}}
.c-${color}.deep{background-color:var(--${color}-deep)}
.u-${color}{${below}}`;
    })
    .join('');
}

const BACK_RULES = `
section{padding-left:var(--gutter);font-size:.86em}
section>h2{font:600 var(--text-size)/var(--line) var(--face);margin:calc(8*var(--unit)) 0 calc(2*var(--unit));break-after:avoid}
section>h3{font:600 1em/var(--line) var(--face);margin:calc(3*var(--unit)) 0 var(--unit);break-after:avoid}
section p,section ul,section ol,section blockquote{margin:0 0 calc(2*var(--unit))}
#orphans .note{margin-bottom:calc(3*var(--unit));break-inside:avoid}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:var(--unit) 6mm;padding:0}
#legend,#provenance,dl{break-inside:avoid}
.sample{padding:.1em .35em}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:0 5mm;margin:0}
dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}`;

/**
 * Each note floats out of the column at the line of its reference. Outside its own place it takes no width, so the text does not give
 * way; `clear` makes the notes push each other down instead of overlapping, and the pages break them like any other text.
 */
const FLOATING_NOTES = `
article .note{float:right;clear:right;width:var(--note);margin:0 calc(-1*(var(--note) + var(--gap))) calc(2*var(--unit)) var(--gap);orphans:2;widows:2}
.headed>h1,.headed>h2{float:left;width:100%}.headed~*{clear:left}`;

const ENDNOTES = `
#notes{break-before:page}
#notes>h2{margin-top:0}
#notes .note{margin:0 0 calc(2*var(--unit));orphans:2;widows:2}`;
