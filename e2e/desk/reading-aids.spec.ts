import { expect, test } from '../fixtures/app';
import { AidsPage } from '../page-models/aids';

test('a double click takes the word; bookmarks are set, named, gone to and undone, and stay', async ({ app }) => {
  const desk = new AidsPage(app);
  const { page } = desk;
  await desk.open();
  await test.step('a double click takes a Chinese word, a compound, a word without its marks', async () => {
    for (const [at, word] of [
      ['網絡', '網絡'],
      ['ng-te', 'long-term'],
      ['can’', 'can’t'],
    ] as const) {
      const { x, y } = await desk.middleOf(at);
      await page.mouse.dblclick(x, y);
      await expect.poll(() => desk.selectedWords()).toBe(word);
    }
    await expect(desk.selectionToolbar).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  });
  await test.step('a bookmark stands on the selected passage, in the gutter and in the list', async () => {
    await desk.selectWords('Building a cyber power is a major decision');
    await page.keyboard.press('Control+d');
    await expect(desk.messages.getByText('Bookmark set at ¶8 s1.')).toBeVisible();
    await expect(desk.bookmark(/^¶8 · s1 ?Building a cyber power/)).toBeVisible();
    await expect(desk.bookmarkSign('Bookmark: Building a cyber power is a major decision')).toBeVisible();
  });
  await test.step('it is named in the list, by keyboard', async () => {
    await desk.bookmark(/^¶8/).focus();
    await page.keyboard.press('F2');
    await page.keyboard.type('網絡強國: the goal');
    await page.keyboard.press('Enter');
    await expect(desk.bookmark(/^¶8 · s1 ?網絡強國: the goal/)).toBeFocused();
  });
  await test.step('a second one; keys go from one to the other, and the palette knows its name', async () => {
    await desk.selectWords('Human society is undergoing');
    await page.keyboard.press('Control+d');
    await expect(desk.bookmarks.getByRole('listitem')).toHaveCount(2);
    await desk.selectWords('Human society is undergoing');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+Shift+ArrowDown');
    await expect(desk.bookmarkSign('Bookmark: 網絡強國: the goal')).toBeInViewport();
    await page.keyboard.press('Alt+Shift+ArrowUp');
    await expect(desk.bookmarkSign(/Human society/)).toBeInViewport();
    await page.keyboard.press('Control+p');
    await page.keyboard.type('強國 goal');
    await expect(page.getByRole('option', { name: /網絡強國: the goal/ })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(desk.dialog('Go to')).toBeHidden();
  });
  await test.step('removing is undone by its name, and all of it is there again after a restart', async () => {
    await desk.bookmark(/^¶8/).focus();
    await page.keyboard.press('Delete');
    await expect(desk.bookmarks.getByRole('listitem')).toHaveCount(1);
    await expect(desk.bookmark(/^¶4/)).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect(desk.messages.getByText('Undone: removal of the bookmark “網絡強國: the goal”')).toBeVisible();
    await desk.untilSaved();
    await desk.open();
    await expect(desk.bookmark(/網絡強國: the goal/)).toBeVisible();
    await expect(desk.bookmarks.getByRole('listitem')).toHaveCount(2);
  });
});

test('the map shows marks and matches and leads there; next unread, focus mode and ruler keep the place', async ({ app }) => {
  const desk = new AidsPage(app);
  const { page } = desk;
  await desk.open();
  await test.step('marks and matches are painted, a click goes there, and back returns', async () => {
    expect(await desk.paintedInMap()).toEqual({ marks: 0, matches: 0 });
    await desk.mark('New opportunities and challenges', '2');
    await expect.poll(async () => (await desk.paintedInMap()).marks).toBeGreaterThan(0);
    await page.keyboard.press('Control+f');
    await page.keyboard.type('cyber power');
    await expect.poll(async () => (await desk.paintedInMap()).matches).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    await desk.scroller.evaluate((element) => element.scrollTo(0, 0));
    await expect.poll(() => desk.viewInMap()).toBeLessThan(0.01);
    const box = await desk.map.boundingBox();
    if (box === null) throw new Error('no map');
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await expect.poll(() => desk.viewInMap()).toBeGreaterThan(0.4);
    const clicked = await desk.scrollTop();
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.9, { steps: 3 });
    await page.mouse.up();
    expect(await desk.scrollTop()).toBeGreaterThan(clicked);
    await page.keyboard.press('Alt+ArrowLeft');
    await expect.poll(() => desk.scrollTop()).toBeLessThan(clicked);
  });
  await test.step('next unread goes from paragraph to paragraph', async () => {
    await desk.scroller.evaluate((element) => element.scrollTo(0, 0));
    await expect(desk.status.getByRole('button', { name: /^¶ 1 of 18/ })).toBeVisible();
    await page.keyboard.press('Control+j');
    await expect(desk.status.getByRole('button', { name: /^¶ 1 of 18/ })).toBeVisible();
    await page.keyboard.press('Control+j');
    await expect(desk.status.getByRole('button', { name: /^¶ 2 of 18/ })).toBeVisible();
  });
  await test.step('focus mode: side panel, margin and map leave; Esc brings them back', async () => {
    // What find has left selected is given up first, step by step.
    await desk.text.focus();
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('Escape');
    await page.keyboard.press('F9');
    await expect(desk.sidePanel).toBeHidden();
    await expect(desk.notes).toBeHidden();
    await expect(desk.map).toBeHidden();
    await expect(page.locator('.reading-veil')).toHaveAttribute('style', /evenodd/);
    await page.keyboard.press('Escape');
    await expect(desk.sidePanel).toBeVisible();
    await expect(desk.notes).toBeVisible();
    await page.keyboard.press('F9');
    await page.keyboard.press('Control+Shift+a');
    await expect(desk.sidePanel.getByRole('tab', { name: 'Annotations' })).toHaveAttribute('aria-selected', 'true');
  });
  await test.step('settings switch the ruler on and the map off', async () => {
    await page.keyboard.press('Control+,');
    const settings = desk.dialog('Settings');
    await settings.getByRole('button', { name: 'Band' }).click();
    await settings.getByRole('switch', { name: 'Map of marks in place of the scroll bar' }).click();
    await page.keyboard.press('Escape');
    await expect(desk.map).toBeHidden();
    await expect(page.locator('.reading-ruler')).toBeVisible();
  });
});
