import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { THEMES } from '../../shared/model/preferences';

/** What of axe's answer is told. */
interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string }[];
}

declare global {
  interface Window {
    /** Stays in the page after a first look at it. */
    axe?: { run(context: Document, options: object): Promise<{ readonly violations: readonly Violation[] }> };
  }
}

/** What axe finds in the page as it stands, a line each. */
export async function findViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return describe(violations);
}

/** Structure is the same in every theme, so that it is looked at in one; colours are looked at in all of them. */
export async function findViolationsInEveryTheme(page: Page): Promise<string[]> {
  const here = await findViolations(page);
  const elsewhere = await page.evaluate(findPaleWords, THEMES);
  return [...here, ...elsewhere.flatMap(([theme, violations]) => describe(violations).map((line) => `${theme}: ${line}`))];
}

function describe(violations: readonly Violation[]): string[] {
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 160)}`));
}

/** Looks at the contrast in every theme but the one there is, which comes back. Runs in the page. */
async function findPaleWords(themes: readonly string[]): Promise<(readonly [theme: string, violations: readonly Violation[]])[]> {
  const { dataset } = document.documentElement;
  const own = dataset.theme;
  const found: (readonly [string, readonly Violation[]])[] = [];
  for (const theme of themes.filter((one) => one !== own)) {
    dataset.theme = theme;
    if (window.axe === undefined) throw new Error('axe is not in the page');
    const { violations } = await window.axe.run(document, { runOnly: ['color-contrast'], resultTypes: ['violations'] });
    found.push([theme, violations]);
  }
  dataset.theme = own;
  return found;
}
