import type { ColorId } from '../../model/records';

interface Ink {
  readonly light: string;
  readonly lightLine: string;
  readonly dark: string;
  readonly darkLine: string;
  readonly line: 'solid' | 'dashed' | 'dotted' | 'double' | 'wavy';
}

/** Each colour has a line style of its own, so that it can be told without colour and on a black-and-white print. */
const INKS: Readonly<Record<ColorId, Ink>> = {
  yellow: { light: '#f7e3a3', lightLine: '#a87908', dark: '#51431a', darkLine: '#dcb44a', line: 'solid' },
  red: { light: '#f8cfc9', lightLine: '#b8443a', dark: '#55302c', darkLine: '#ea9287', line: 'wavy' },
  blue: { light: '#cde1f4', lightLine: '#2f72b3', dark: '#213f59', darkLine: '#7fb6e8', line: 'double' },
  green: { light: '#d0e7cb', lightLine: '#3f8238', dark: '#27452a', darkLine: '#84c57d', line: 'dashed' },
  purple: { light: '#dfd2f3', lightLine: '#7650b4', dark: '#3e3259', darkLine: '#bb9cf0', line: 'dotted' },
};

function palette(pick: (ink: Ink) => readonly [fill: string, line: string]): string {
  return Object.entries(INKS)
    .map(([color, ink]) => {
      const [fill, line] = pick(ink);
      return `--${color}:${fill};--${color}-line:${line};`;
    })
    .join('');
}

function colorRules(): string {
  return Object.entries(INKS)
    .map(
      ([color, ink]) => `
.c-${color}{background:var(--${color});text-decoration:underline ${ink.line} var(--${color}-line);text-underline-offset:.22em}
.u-${color}{box-shadow:0 .32em 0 -.2em var(--${color}-line)}
.note.n-${color}{border-inline-start-color:var(--${color}-line)}`,
    )
    .join('');
}

/** The edition's style sheet: one column with a margin, the margin below the paragraph where there is no room and in print. */
export const EDITION_STYLE = `
:root{color-scheme:light dark;--page:#fdfcf9;--ink:#1f1d18;--soft:#5c584f;--rule:#dedbd2;${palette((ink) => [ink.light, ink.lightLine])}}
@media (prefers-color-scheme:dark){:root{--page:#1b1a18;--ink:#e6e1d6;--soft:#b5afa2;--rule:#3a3833;${palette((ink) => [ink.dark, ink.darkLine])}}}
*{box-sizing:border-box}
body{margin:0;padding:3rem 1.5rem 4rem;background:var(--page);color:var(--ink);font:1.0625rem/1.65 "Source Serif 4","Source Serif 4 Variable","Source Serif Pro","Noto Serif",Georgia,serif}
:lang(zh-Hant){font-family:"Noto Serif CJK TC","Noto Serif TC","Noto Serif TC Variable","Songti TC",serif}
:lang(zh-Hans){font-family:"Noto Serif CJK SC","Noto Serif SC","Noto Serif SC Variable","Songti SC",serif}
main{max-width:66rem;margin:0 auto;container-type:inline-size}
.row{display:grid;grid-template-columns:minmax(0,38rem) minmax(0,1fr);column-gap:2.5rem;align-items:start;margin-block-end:1.1rem}
.block{margin:0;padding-inline-start:2.5rem;position:relative;white-space:pre-wrap;overflow-wrap:break-word}
.block[data-paragraph]::before{content:attr(data-paragraph);position:absolute;inset-inline-start:0;color:var(--soft);font-size:.75rem;line-height:1.9rem}
h1.block{font-size:1.9rem;line-height:1.25;margin-block-end:.6rem}
h2.block{font-size:1.3rem;line-height:1.35}
h2{font-size:1.15rem;margin:2.5rem 0 .8rem;padding-block-start:1rem;border-block-start:1px solid var(--rule)}
h2.block{border:0;padding-block-start:0;margin-block-start:1rem}
mark{color:inherit;background:none;border-radius:2px;-webkit-box-decoration-break:clone;box-decoration-break:clone}
.ref{color:var(--soft);text-decoration:none;font-size:.7em;vertical-align:super;line-height:0}
.ref::after{content:attr(data-n)}
.ref:focus-visible,.number:focus-visible{outline:2px solid currentColor}
.note{border-inline-start:3px solid var(--rule);padding-inline-start:.8rem;margin-block-end:.9rem;font-size:.86rem;line-height:1.5;overflow-wrap:break-word}
.note:target,mark:target{outline:2px solid var(--soft);outline-offset:3px}
.note p,.note ul,.note ol,.note blockquote,.note pre{margin:.25rem 0}
.note pre{white-space:pre-wrap}
a{color:inherit}
.caption{color:var(--soft);font-size:.78rem;margin:0}
.number{color:inherit;font-weight:600;text-decoration:none}
.credit,.furniture{color:var(--soft)}
blockquote{margin:.5rem 0;padding-inline-start:1rem;border-inline-start:2px solid var(--rule)}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.4rem 1.5rem;padding:0;margin:0}
table{border-collapse:collapse;width:100%;font-size:.88rem}
th,td{text-align:start;vertical-align:top;padding:.35rem .8rem .35rem 0;border-block-end:1px solid var(--rule)}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.25rem 1.2rem;font-size:.88rem}
dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
${colorRules()}
@media (max-width:58rem){body{padding:1.5rem 1rem}}
@container (max-width:54rem){.row{display:block}.margin{margin:.6rem 0 1.2rem 2.5rem}}
@media print{:root{color-scheme:light;--page:#fff;--ink:#000;--soft:#444;--rule:#bbb;${palette((ink) => [ink.light, ink.lightLine])}}
body{padding:0;font-size:10.5pt}main{max-width:none}.row{display:block}.margin{margin:.4rem 0 .9rem 2.5rem}
mark,.sample{print-color-adjust:exact;-webkit-print-color-adjust:exact}.note,tr{break-inside:avoid}h1,h2{break-after:avoid}}
`;
