import { expect, test } from '../fixtures/app';
import { DeskPage } from '../page-models/app';
import { Commands } from '../page-models/commands';
import { Palette } from '../page-models/find';

const PASSAGE = 'the long-term stability of the country';

test('every command is found by its name, says what it waits for, and does its work where it was called', async ({ app }) => {
  const desk = new DeskPage(app);
  const { page } = desk;
  const commands = new Commands(page);
  await desk.open();

  await test.step('what cannot be done now is listed last, with the reason', async () => {
    await commands.open();
    await page.keyboard.type('occurrence of the same');
    const option = commands.options.filter({ hasText: 'Every occurrence of the same wording' });
    await expect(option).toContainText('needs a selection or a chosen annotation');
    await expect(option).toHaveAttribute('aria-disabled', 'true');
    await page.keyboard.press('Enter');
    await expect(commands.dialog).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(commands.dialog).toBeHidden();
  });

  await test.step('a selection outlives the palette', async () => {
    await desk.selectWords(PASSAGE);
    await commands.run('Highlight in: Blue');
    await desk.expectCounts('1 highlight · 0 notes');
    // A step is named once it is stored.
    await desk.untilSaved();
    await commands.run(`Undo: highlight “${PASSAGE}”`);
    await desk.expectCounts('0 highlights · 0 notes');
    await desk.untilSaved();
    await commands.run(`Redo: highlight “${PASSAGE}”`);
    await desk.expectCounts('1 highlight · 0 notes');
  });

  await test.step('a command takes the focus where it wants it, and those used last come first', async () => {
    await commands.run('Find in the text');
    await expect(page.getByRole('searchbox', { name: 'Find in this text and its notes' })).toBeFocused();
    await page.keyboard.press('Escape');
    await commands.open();
    await expect(commands.options.first()).toContainText('Find in the text and notes');
    await expect(commands.options.first()).toContainText('Ctrl F');
    await page.keyboard.press('Escape');
  });

  await test.step('one palette: the sign leads to commands, without it to places', async () => {
    const places = new Palette(page);
    await places.open();
    await page.keyboard.type('>settings');
    await expect(places.options.first()).toContainText('Settings…');
    await page.keyboard.press('Enter');
    await expect(desk.dialog('Settings')).toBeVisible();
    await page.keyboard.press('Escape');
    await commands.open();
    await page.keyboard.press('Backspace');
    await page.keyboard.type('¶7');
    await expect(commands.options.first()).toContainText('¶7');
    await page.keyboard.press('Escape');
  });

  await test.step('in another language the names are that language’s, and English ones answer too', async () => {
    await commands.run('Language: 简体中文');
    await page.keyboard.press('F1');
    await page.keyboard.type('export');
    const palette = page.getByRole('dialog', { name: '命令' });
    await expect(palette.getByRole('option').first()).toContainText('导出');
    await palette.getByRole('combobox').fill('＞撤销');
    await expect(palette.getByRole('option').first()).toContainText(`撤销：标记“${PASSAGE}”`);
  });
  expect(app.problems).toEqual([]);
});

test('keys are recorded, taken from another command, warned of and brought back', async ({ app }) => {
  const desk = new DeskPage(app);
  const { page } = desk;
  const sheet = desk.dialog('Keyboard shortcuts');
  const adding = sheet.getByRole('button', { name: /^Add a key to: Settings/ });
  const keysOf = (name: RegExp) => sheet.getByRole('list', { name }).getByRole('listitem');
  const recorder = sheet.getByRole('group', { name: /^New key for: Settings/ });
  await desk.open();
  await page.keyboard.press('Control+/');
  await sheet.getByRole('searchbox').fill('settings');

  await test.step('a second key, told on the spot', async () => {
    await adding.click();
    await page.keyboard.press('a');
    await expect(recorder.getByRole('alert')).toContainText('would get in the way of writing');
    await page.keyboard.press('Control+c');
    await expect(recorder.getByRole('alert')).toContainText('needed by the system');
    await page.keyboard.press('Control+Shift+e');
    await expect(keysOf(/^Keys of: Settings/)).toHaveText(['Ctrl ,', 'Ctrl Shift E']);
    await expect(adding).toBeFocused();
  });

  await test.step('one that another command has is taken from there', async () => {
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+f');
    await expect(recorder.getByRole('alert')).toContainText('Ctrl F already means: Find in the text and notes');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(keysOf(/^Keys of: Settings/)).toHaveText(['Ctrl ,', 'Ctrl Shift E', 'Ctrl F']);
    await sheet.getByRole('searchbox').fill('ctrl f');
    await expect(keysOf(/^Keys of: Find in the text/)).toHaveCount(0);
  });

  await test.step('one that the system may keep is warned of', async () => {
    await sheet.getByRole('searchbox').fill('settings');
    await adding.click();
    await page.keyboard.press('Control+Alt+u');
    await expect(recorder.getByRole('alert')).toContainText('Ctrl with Alt is AltGr');
    await recorder.getByRole('button', { name: 'Use it all the same' }).click();
    await expect(keysOf(/^Keys of: Settings/)).toHaveCount(4);
    await sheet.getByRole('button', { name: /^Remove Ctrl Alt U from: Settings/ }).click();
    await page.keyboard.press('Escape');
  });

  await test.step('the keys work as told, after a reload too, and stand in the tooltips', async () => {
    await desk.open();
    await page.keyboard.press('Control+f');
    await expect(desk.dialog('Settings')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('search', { name: 'Find' })).not.toContainText('Ctrl F');
    await page.keyboard.press('Control+Shift+e');
    await expect(desk.dialog('Settings')).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('resetting brings back the default of both', async () => {
    await page.keyboard.press('Control+/');
    await sheet.getByRole('button', { name: 'Changed', exact: true }).click();
    await expect(sheet.getByRole('button', { name: /^Add a key to/ })).toHaveCount(1);
    await sheet.getByRole('button', { name: /^Reset the keys of: Settings/ }).click();
    await page.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
    await page.keyboard.press('Control+f');
    await expect(page.getByRole('searchbox', { name: 'Find in this text and its notes' })).toBeFocused();
  });
  expect(app.problems).toEqual([]);
});
