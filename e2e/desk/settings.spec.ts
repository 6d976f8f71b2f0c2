import { expect, test } from '../fixtures/app';
import { DeskPage } from '../page-models/app';

test('settings apply at once and are kept', async ({ app }) => {
  const desk = new DeskPage(app);
  await desk.open();
  await desk.page.keyboard.press('Control+,');
  const settings = desk.dialog('Settings');
  await settings.getByRole('radio', { name: 'Dark' }).click();
  await settings.getByRole('slider', { name: 'Type size' }).press('ArrowRight');
  await expect(desk.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await desk.page.keyboard.press('Escape');
  await desk.open();
  await expect(desk.status.getByRole('button', { name: /^19 px · Dark/ })).toBeVisible();
  await expect(desk.text).toHaveCSS('font-size', '19px');
});

test('the side panel is resized by its edge, with the mouse and with keys, and stays as wide', async ({ app }) => {
  const desk = new DeskPage(app);
  await desk.open();
  const edge = desk.sidePanel.getByRole('separator', { name: 'Width of the side panel' });
  const box = await edge.boundingBox();
  if (box === null) throw new Error('the edge is not shown');
  const drag = async (by: number) => {
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await desk.page.mouse.move(at.x, at.y);
    await desk.page.mouse.down();
    await desk.page.mouse.move(at.x + by, at.y, { steps: 6 });
  };
  await drag(64);
  await expect(desk.sidePanel).toHaveCSS('width', '300px');
  await desk.page.keyboard.press('Escape');
  await expect(desk.sidePanel).toHaveCSS('width', '236px');
  await desk.page.mouse.up();
  await drag(64);
  await desk.page.mouse.up();
  await edge.press('ArrowRight');
  await expect(edge).toHaveAttribute('aria-valuenow', '308');
  await desk.untilSaved();
  await desk.open();
  await expect(desk.sidePanel).toHaveCSS('width', '308px');
  await edge.press('Home');
  await expect(desk.sidePanel).toHaveCSS('width', '180px');
  await edge.dblclick();
  await expect(desk.sidePanel).toHaveCSS('width', '236px');
});

test('the interface changes its language without a reload and keeps it', async ({ app }) => {
  const desk = new DeskPage(app);
  await desk.open();
  await desk.choose('Settings…');
  const language = desk.page.getByRole('combobox', { name: 'Language of the interface' });
  await language.click();
  await desk.page.getByRole('option', { name: '繁體中文' }).click();
  await expect(desk.dialog('設定')).toBeVisible();
  await expect(desk.page.locator('html')).toHaveAttribute('lang', 'zh-Hant');
  await desk.page.keyboard.press('Escape');
  await expect(desk.page.getByRole('button', { name: '匯出' })).toBeVisible();
  await desk.open();
  await expect(desk.page.getByRole('button', { name: '匯出' })).toBeVisible();
});

test('a colour is renamed in place, and that can be undone', async ({ app }) => {
  const desk = new DeskPage(app);
  await desk.open();
  await desk.colors.getByRole('button', { name: 'Rename Green' }).click();
  const field = desk.colors.getByRole('textbox', { name: 'Name of the colour Green' });
  await field.fill('Security claim');
  await field.press('Enter');
  await expect(desk.colors.getByText('Security claim')).toBeVisible();
  await desk.text.press('Control+z');
  await expect(desk.colors.getByText('Green', { exact: true })).toBeVisible();
});
