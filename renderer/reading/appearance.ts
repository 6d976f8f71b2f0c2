import type { Preferences, Typeface } from '../../shared/model/preferences';

const FACES: Readonly<Record<Typeface, string>> = {
  serif: 'var(--font-serif)',
  sans: 'var(--font-sans)',
  system: 'var(--font-system)',
};

/** Sets the reader's type on the scroller, as the variables that reading.css is written in. */
export function applyAppearance(scroller: HTMLElement, { typeface, typeSize, measure, lineHeight }: Preferences): void {
  const { style } = scroller;
  style.setProperty('--reading-face', FACES[typeface]);
  style.setProperty('--reading-size', `${typeSize}px`);
  style.setProperty('--reading-measure', `${measure}ch`);
  style.setProperty('--reading-characters', String(measure));
  style.setProperty('--reading-line', String(lineHeight));
}

/** True when lines are laid out differently. */
export function isAppearanceChanged(a: Preferences, b: Preferences): boolean {
  return a.typeface !== b.typeface || a.typeSize !== b.typeSize || a.measure !== b.measure || a.lineHeight !== b.lineHeight;
}
