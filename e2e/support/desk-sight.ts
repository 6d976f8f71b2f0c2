import type { Page } from '@playwright/test';
import type { Saving, Shown, Sight } from './promise-log';

/** What the page shows now, with the list of annotations open; null while the list is still being drawn. */
export async function lookAtDesk(page: Page): Promise<Sight | null> {
  const sight = await page.evaluate(readSight);
  return sight && { saving: sight.saving, desk: new Map(sight.rows) };
}

/** Runs in the page, in one go: what is shown and what the status bar says belong to the same moment. */
function readSight(): { readonly saving: Saving; readonly rows: readonly (readonly [string, Shown])[] } | null {
  const status = document.querySelector('[aria-label="Status"]');
  const said = [...(status?.querySelectorAll('button') ?? [])].map((button) => button.textContent ?? '');
  const says = (beginning: string) => said.some((text) => text.startsWith(beginning));
  const unsaved = says('Not saved') ? 'failed' : 'saving';
  const counts = /(\d+) highlights? · \d+ notes?/.exec(status?.textContent ?? '');
  const options = [...document.querySelectorAll<HTMLElement>('[role="listbox"] [role="option"]')];
  if (counts === null || options.length !== Number(counts[1])) return null;
  // Cards and the open editor show a change at once, the list when the page is idle.
  const cards = [...document.querySelectorAll<HTMLElement>('article[aria-label]')];
  const rows = options.map((option): readonly [string, Shown] => {
    const [quotation = '', ...others] = [...option.querySelectorAll('p')].map((paragraph) => paragraph.textContent ?? '');
    const listed = { quotation, color: option.dataset.color ?? '', note: others.length > 1 ? (others[0] ?? '') : '' };
    const card = cards.find((candidate) => candidate.getAttribute('aria-label')?.endsWith(`“${quotation}”`));
    const words = card?.querySelector('[contenteditable="true"], .notes-card-body');
    const hasNone = card?.querySelector('button.notes-card-begin') != null;
    const note = words == null ? (hasNone ? '' : listed.note) : (words.textContent ?? '');
    return [option.id.slice(-36), { quotation, color: card?.dataset.color ?? listed.color, note }];
  });
  return { saving: says('Saved') ? 'saved' : unsaved, rows };
}
