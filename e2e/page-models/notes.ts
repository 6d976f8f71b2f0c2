import { expect, type Locator } from '@playwright/test';
import type { DeskPage } from './app';

export interface Box {
  readonly top: number;
  readonly bottom: number;
}

/** The notes beside the text (or in the drawer), by the words of their passages. */
export class NotesPage {
  readonly desk: DeskPage;
  readonly cards: Locator;
  readonly editor: Locator;
  readonly signs: Locator;
  readonly drawer: Locator;

  constructor(desk: DeskPage) {
    this.desk = desk;
    this.cards = desk.page.getByRole('article', { name: /^(Note on|Highlight in)/ });
    this.editor = desk.page.getByRole('textbox', { name: /^Note on/ });
    this.signs = desk.notes.getByRole('button', { name: /notes?\. Open/ });
    this.drawer = desk.page.getByRole('complementary', { name: 'Notes', exact: true });
  }

  card(passage: string): Locator {
    return this.desk.page.getByRole('article', { name: passage });
  }

  /** Selects the words, presses N, writes, and leaves the note with Esc. */
  async write(passage: string, note: string, nth = 1): Promise<void> {
    await this.desk.selectWords(passage, nth);
    await this.desk.page.keyboard.press('n');
    await expect(this.editor).toBeFocused();
    await this.desk.page.keyboard.insertText(note);
    await this.desk.page.keyboard.press('Escape');
    await expect(this.editor).toHaveCount(0);
  }

  /** Where every card stands on the screen, in the order of the page, once none of them moves any more. */
  async boxes(): Promise<readonly Box[]> {
    const read = () =>
      this.cards.evaluateAll(async (cards) => {
        // A move that was asked for begins with the next frame, and glides.
        for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
        await Promise.allSettled(cards.flatMap((card) => card.parentElement?.getAnimations() ?? []).map((glide) => glide.finished));
        return cards.map((card) => {
          const { top, bottom } = card.getBoundingClientRect();
          return { top, bottom };
        });
      });
    let before = await read();
    await expect(async () => {
      const now = await read();
      const isStill = JSON.stringify(now) === JSON.stringify(before);
      before = now;
      expect(isStill).toBe(true);
    }).toPass();
    return before;
  }
}
