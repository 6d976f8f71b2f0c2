import type { ColorId } from '../model/records';

/** How a colour is painted on one ground: under one passage, under several, and as a line. */
type Paint = readonly [fill: string, deep: string, line: string];

interface Ink {
  readonly light: Paint;
  readonly dark: Paint;
  readonly line: 'solid' | 'dashed' | 'dotted' | 'double' | 'wavy';
}

/** Each colour has a line style of its own, the same as on the desk, so that it can be told on a black-and-white print. */
export const INKS: Readonly<Record<ColorId, Ink>> = {
  yellow: { light: ['#f7e3a3', '#ecc95c', '#a87908'], dark: ['#51431a', '#715d1e', '#dcb44a'], line: 'solid' },
  red: { light: ['#f8cfc9', '#ee9f95', '#b8443a'], dark: ['#55302c', '#7d443d', '#ea9287'], line: 'wavy' },
  blue: { light: ['#cde1f4', '#98c2ea', '#2f72b3'], dark: ['#213f59', '#2e5d86', '#7fb6e8'], line: 'double' },
  green: { light: ['#d0e7cb', '#9dcb94', '#3f8238'], dark: ['#27452a', '#38673c', '#84c57d'], line: 'dashed' },
  purple: { light: ['#dfd2f3', '#bda3e6', '#7650b4'], dark: ['#3e3259', '#5c4987', '#bb9cf0'], line: 'dotted' },
};
