import { INKS } from '../inks';

const FACES =
  '--serif:"Source Serif 4 Variable","Source Serif 4","Source Serif Pro","Noto Serif",Georgia,serif;' +
  '--sans:"Inter Variable",Inter,"Noto Sans",system-ui,sans-serif;';
const LIGHT = 'color-scheme:light;--page:#fdfcf9;--ink:#1f1d18;--soft:#5c584f;--rule:#dedbd2;--accent:#8a2e24;';
const DARK = 'color-scheme:dark;--page:#1b1a18;--ink:#e6e1d6;--soft:#b5afa2;--rule:#3a3833;--accent:#e39a8c;';
const PAPER = 'color-scheme:light;--page:#fff;--ink:#000;--soft:#444;--rule:#bbb;--accent:#8a2e24;';

function palette(ground: 'light' | 'dark'): string {
  return Object.entries(INKS)
    .map(([color, ink]) => {
      const [fill, deep, line] = ink[ground];
      return `--${color}:${fill};--${color}-deep:${deep};--${color}-line:${line};`;
    })
    .join('');
}

function colorRules(): string {
  return Object.entries(INKS)
    .map(
      ([color, { line }]) => `
.c-${color}{background:var(--${color});text-decoration:underline ${line} 1.5px var(--${color}-line);text-underline-offset:.24em;text-decoration-skip-ink:none}
.c-${color}.deep{background:var(--${color}-deep)}
.u-${color}{border-block-end:2px ${line === 'wavy' ? 'solid' : line} var(--${color}-line)}
.note.n-${color}{border-color:var(--${color}-line)}`,
    )
    .join('');
}

/**
 * Notes in the margin: each floats out of the column at the line of its reference. Outside its own place it takes no width, so the
 * text does not give way; `clear` makes the notes push each other down instead of overlapping.
 */
const MARGIN_NOTES = `
article{--note:clamp(12.5rem,27vw,19rem);--gap:clamp(1.25rem,3.5vw,3rem);padding-right:calc(var(--note) + var(--gap))}
article .note{float:right;clear:right;width:var(--note);margin:.3rem calc(-1*(var(--note) + var(--gap))) 1rem var(--gap)}
.headed>h1,.headed>h2{float:left;width:100%}`;

/**
 * The edition's style sheet. Without room for a margin a note follows the line of its passage, set apart by its coloured bar.
 * Rules for `:root`, `body` and `main` stand alone, and conditions on the window's width begin with `@media screen and`: the preview
 * puts its own elements and its own width in their place.
 */
export const EDITION_STYLE = `
:root{${LIGHT}${palette('light')}${FACES}}
@media (prefers-color-scheme:dark){:root{${DARK}${palette('dark')}}}
*{box-sizing:border-box}
body{margin:0;padding:clamp(1.25rem,4vw,4rem) clamp(1rem,3vw,2.5rem) 4rem;background:var(--page);color:var(--ink);font:1.125rem/1.67 var(--serif)}
.note{${FACES}}
:lang(zh){--serif:"Noto Serif CJK SC","Noto Serif SC","Songti SC",serif;--sans:"Noto Sans CJK SC","Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
:lang(zh-Hant){--serif:"Noto Serif TC Variable","Noto Serif CJK TC","Noto Serif TC","Songti TC",serif;--sans:"Noto Sans CJK TC","Noto Sans TC","PingFang TC","Microsoft JhengHei",sans-serif}
:lang(zh-Hans){--serif:"Noto Serif SC Variable","Noto Serif CJK SC","Noto Serif SC","Songti SC",serif;--sans:"Noto Sans CJK SC","Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
[lang]{font-family:var(--serif)}
main{max-width:64rem;margin:0 auto}
article{display:flow-root}
.block{margin:0 0 1.15rem;padding-inline-start:2.25rem;position:relative;white-space:pre-line;overflow-wrap:break-word}
.block.spaced{white-space:pre-wrap}
.block[data-paragraph]::before{content:attr(data-paragraph);position:absolute;inset-inline-start:0;color:var(--soft);font:.75rem/1.875rem var(--sans);font-variant-numeric:tabular-nums}
.headed{padding-inline-start:2.25rem}.headed>.block{padding-inline-start:0}.headed~*{clear:left}
h1.block{font-size:1.875rem;line-height:1.3;font-weight:600;margin-block-end:1.6rem;text-wrap:balance}
h2.block{font-size:1.3rem;line-height:1.4;font-weight:600;margin-block:1rem .6rem}
section>h2{font:600 1rem/1.5 var(--sans);margin:2.5rem 0 .8rem;padding-block-start:1.1rem;border-block-start:1px solid var(--rule)}
mark{color:inherit;background:none;border-radius:2px;padding-block:.12em;-webkit-box-decoration-break:clone;box-decoration-break:clone}
.ref{color:var(--soft);text-decoration:none;font:600 .625em/0 var(--sans);vertical-align:.55em;padding-inline:.1em;font-variant-numeric:tabular-nums}
.ref::before{content:"\\2060"}
.ref::after{content:attr(data-n)}
.ref:hover,.number:hover{color:var(--accent);text-decoration:underline}
a:focus-visible,summary:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:2px}
.note{clear:both;text-indent:0;white-space:normal;text-align:start;font:.8125rem/1.5 var(--sans);color:var(--ink);border:0 solid var(--rule);border-left-width:3px;padding:.1rem 0 .15rem .85rem;margin:.45rem 0 .75rem;overflow-wrap:break-word;hyphens:auto}
article .note{float:left;width:100%}
.note [lang]{font-family:var(--sans)}
.note :lang(zh){line-height:1.7}
.note p,.note ul,.note ol,.note blockquote,.note pre{margin:.2rem 0 .35rem}
.note ul,.note ol{padding-inline-start:1.3rem}
.note li>p{margin:0}
.note pre,.note code{font-family:ui-monospace,"SFMono-Regular",Menlo,Consolas,"Noto Sans Mono",monospace;font-size:.95em}
.note pre{white-space:pre-wrap}
.note:target{background:color-mix(in srgb,var(--rule) 45%,transparent)}
.ref:target{outline:2px solid var(--accent);outline-offset:2px;border-radius:2px}
a{color:inherit}
.note .caption{color:var(--soft);font-size:.72rem;line-height:1.5;margin:0 0 .1rem}
.number{color:var(--ink);font-weight:600;text-decoration:none;margin-inline-end:.3em;font-variant-numeric:tabular-nums}
ul.relations,.note ul.relations{list-style:none;margin:.35rem 0 0;padding:0;font-size:.82rem}
ul.codes,.note ul.codes{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem;margin:.35rem 0 0;padding:0}
.codes>li{font:.72rem/1.5 var(--sans);color:var(--soft);background:color-mix(in srgb,var(--rule) 55%,transparent);border-radius:.6rem;padding:0 .5rem;white-space:normal}
.credit,.furniture{color:var(--soft)}
.furniture{clear:left;margin-block-start:1.5rem}
summary,dl,table,.legend,#orphans>p{font-family:var(--sans);font-size:.84rem;line-height:1.55}
summary{cursor:pointer;margin-block-end:.6rem}
blockquote{margin:.4rem 0;padding-inline-start:.8rem;border-inline-start:2px solid var(--rule)}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.5rem 1.75rem;padding:0;margin:0}
.sample{padding:.1em .35em}
table{border-collapse:collapse;width:100%}
th,td{text-align:start;vertical-align:top;padding:.4rem 1rem .4rem 0;border-block-end:1px solid var(--rule);overflow-wrap:anywhere}
th{font-weight:500}th,td:nth-child(n+3){white-space:nowrap}td:nth-child(2){font:.95rem/1.55 var(--serif)}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.3rem 1.5rem;margin:0}
dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
${colorRules()}
@media screen and (min-width:50rem){${MARGIN_NOTES}
}
@media screen and (max-width:36rem){.block{padding-inline-start:1.5rem}h1.block{font-size:1.5rem}th,td:nth-child(n+3){white-space:normal}td{padding-inline-end:.6rem}dl{grid-template-columns:minmax(0,1fr);gap:0}dd{margin-block-end:.6rem}}
@media print{@page{margin:18mm 14mm}
:root{${PAPER}${palette('light')}font-size:9.6pt}
body{padding:0;background:none;line-height:1.55;orphans:3;widows:3}main{max-width:none}
.block[data-paragraph]::before{line-height:1.74rem}
mark,.sample,.note{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.note,tr,li,dd{break-inside:avoid}h1,h2,.caption{break-after:avoid}section>h2{margin-block-start:1.6rem}
.ref,.number{color:inherit}}
@media print and (min-width:150mm){${MARGIN_NOTES}
}
@media (forced-colors:active){mark,.sample{forced-color-adjust:none}}
`;
