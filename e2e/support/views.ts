import { expect } from '@playwright/test';
import type { DeskPage } from '../page-models/app';
import { Commands } from '../page-models/commands';
import { FindBar, Palette } from '../page-models/find';
import { findViolationsInEveryTheme } from './violations';

/** Every main view: how to come to it, and what shows that one is there. */
const VIEWS: readonly { readonly name: string; readonly show: (desk: DeskPage) => Promise<void> }[] = [
  { name: 'the desk', show: async () => undefined },
  {
    name: 'a chosen highlight',
    show: async (desk) => {
      await desk.selectWords('the long-term stability of the country');
      await desk.page.keyboard.press('1');
      await desk.expectCounts('1 highlight · 0 notes');
    },
  },
  {
    name: 'the form of a correction',
    show: async (desk) => {
      await desk.selectWords('Comrade Xi Jinping stood');
      await desk.page.keyboard.press('e');
      await expect(desk.dialog('Suggested correction')).toBeVisible();
    },
  },
  {
    name: 'its history',
    show: async (desk) => {
      await desk.page.keyboard.press('Alt+ArrowDown');
      await desk.page.keyboard.press('Control+Shift+h');
      await expect(desk.dialog('History of the annotation').getByText('as it is now')).toBeVisible();
    },
  },
  { name: 'the annotations', show: async (desk) => void (await desk.page.getByRole('tab', { name: 'Annotations' }).click()) },
  { name: 'the relations, of which there are none', show: async (desk) => await openDialog(desk, /^Relations/, 'Relations') },
  { name: 'the trash', show: async (desk) => void (await desk.page.getByRole('tab', { name: 'Trash' }).click()) },
  { name: 'the export', show: async (desk) => await openDialog(desk, null, 'Export') },
  { name: 'the import', show: async (desk) => await openDialog(desk, 'Import…', 'Import a text or annotations') },
  { name: 'the texts', show: async (desk) => await openDialog(desk, /^Texts…/, 'Texts') },
  { name: 'the backups', show: async (desk) => await openDialog(desk, 'Backups…', 'Backups') },
  { name: 'the settings', show: async (desk) => await openDialog(desk, 'Settings…', 'Settings') },
  { name: 'the shortcuts', show: async (desk) => await openDialog(desk, /^Keyboard shortcuts/, 'Keyboard shortcuts') },
  { name: 'the colours', show: async (desk) => await openDialog(desk, /^Colours and their names/, 'Colours and their names') },
  { name: 'the page about the text', show: async (desk) => await openDialog(desk, /^About/, 'About Postil') },
  {
    name: 'find',
    show: async (desk) => {
      const find = new FindBar(desk.page);
      await find.open();
      await find.field.fill('cyber power');
      await find.expectCount('1 of 8');
    },
  },
  {
    name: 'the commands',
    show: async (desk) => {
      const commands = new Commands(desk.page);
      await commands.open();
      await expect(commands.options.first()).toBeVisible();
    },
  },
  { name: 'the history of undo', show: async (desk) => await openDialog(desk, 'Undo history…', 'Undo history') },
  {
    name: 'the palette',
    show: async (desk) => {
      const palette = new Palette(desk.page);
      await palette.open();
      await palette.field.fill('power');
      await expect(palette.options.first()).toBeVisible();
    },
  },
  {
    name: 'the desk as it was',
    show: async (desk) => {
      await desk.choose('The desk as it was');
      await expect(desk.page.getByRole('region', { name: 'The desk as it was' })).toBeVisible();
      // Else the tip of the menu's button stands in a layer of its own.
      await desk.page.getByRole('slider', { name: 'Moment' }).focus();
      await expect(desk.page.locator('[data-base-ui-portal]')).toHaveCount(0);
    },
  },
];

/** From the overflow menu, or (null) by the accent button. */
async function openDialog(desk: DeskPage, command: string | RegExp | null, title: string | RegExp): Promise<void> {
  if (command === null) await desk.page.getByRole('button', { name: 'Export', exact: true }).click();
  else await desk.choose(command);
  await expect(desk.dialog(title)).toBeVisible();
}

/** Goes through every main view; axe may find nothing in any, in any theme. */
export async function lookAtEveryView(desk: DeskPage): Promise<void> {
  const { page } = desk;
  await desk.open();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'paper');
  for (const { name, show } of VIEWS) {
    await show(desk);
    expect.soft(await findViolationsInEveryTheme(page), name).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
}
