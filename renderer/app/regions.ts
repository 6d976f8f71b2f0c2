/** The parts of the desk in the order F6 walks them. Each element carries `data-region`. */
export const REGIONS = ['text', 'notes', 'relating', 'commentary', 'concordance', 'side', 'top', 'status'] as const;
export type Region = (typeof REGIONS)[number];

const FOCUSABLE = 'a[href], button:not([disabled]), input:not([disabled]), [contenteditable="true"], [tabindex]:not([tabindex="-1"])';

function isShown(element: HTMLElement): boolean {
  return element.checkVisibility({ visibilityProperty: true });
}

/** Focuses what was last focused in the region, else its own element if it takes focus, else the first thing in it that does. */
export function focusRegion(region: Region): boolean {
  const root = document.querySelector<HTMLElement>(`[data-region="${region}"]`);
  if (root === null || !isShown(root)) return false;
  const own = root.matches('[tabindex]') ? root : null;
  const target = own ?? [...root.querySelectorAll<HTMLElement>(FOCUSABLE)].find(isShown);
  if (target === undefined) return false;
  target.focus({ preventScroll: own !== null });
  return document.activeElement === target;
}

/** Moves focus to the next or previous region that is there. */
export function cycleRegion(direction: 1 | -1): void {
  const current = document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset.region;
  const start = REGIONS.map(String).indexOf(current ?? '');
  for (let step = 1; step <= REGIONS.length; step += 1) {
    const from = start === -1 && direction === -1 ? 0 : start;
    const region = REGIONS[(from + direction * step + REGIONS.length * 2) % REGIONS.length];
    if (region !== undefined && focusRegion(region)) return;
  }
}
