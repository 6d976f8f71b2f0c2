import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { THEMES, type Theme } from '../../shared/model/preferences';
import { CODE_COLOR_IDS, COLOR_IDS } from '../../shared/model/records';

const css = readFileSync(path.join(import.meta.dirname, 'tokens.css'), 'utf8');

function readTokens(theme: Theme): ReadonlyMap<string, string> {
  const [, block = ''] = css.match(new RegExp(`data-theme="${theme}"\\][^{]*\\{([^}]*)\\}`)) ?? [];
  return new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]));
}

/** Relative luminance of WCAG 2.2 for an sRGB colour `#rrggbb`. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const AA_TEXT = 4.5;
const AA_SHAPES = 3;

const onSurfaces = ['ink', 'ink-soft', 'ink-faint', 'accent', 'danger'].flatMap((ink) =>
  ['page', 'panel', 'panel-active', 'raised', 'field'].map((surface) => ({ ink, surface, least: AA_TEXT })),
);
const onHighlights = [...COLOR_IDS.flatMap((color) => [`hl-${color}`, `hl-${color}-deep`]), 'selection', 'find', 'find-current'].map(
  (surface) => ({ ink: 'ink', surface, least: AA_TEXT }),
);
const shapes = ['focus', ...COLOR_IDS.map((color) => `hl-${color}-line`)].map((ink) => ({ ink, surface: 'page', least: AA_SHAPES }));
const squares = CODE_COLOR_IDS.flatMap((color) =>
  ['panel', 'panel-active', 'raised'].map((surface) => ({ ink: `code-${color}`, surface, least: AA_SHAPES })),
);
const others = [
  { ink: 'accent-ink', surface: 'accent', least: AA_TEXT },
  { ink: 'toolbar-ink', surface: 'toolbar', least: AA_TEXT },
];

test.each(THEMES)('%s: every text and shape has the contrast that WCAG AA asks for', (theme) => {
  const tokens = readTokens(theme);
  const tooFaint = [...onSurfaces, ...onHighlights, ...shapes, ...squares, ...others].flatMap(({ ink, surface, least }) => {
    const ratio = contrast(tokens.get(ink) ?? '', tokens.get(surface) ?? '');
    return ratio >= least ? [] : [`${ink} on ${surface}: ${ratio.toFixed(2)}, needs ${least}`];
  });
  expect(tooFaint).toEqual([]);
});
