// Renders the PNG icons from the SVGs in resources/icons. Run by hand after drawing: node scripts/render-icons.mjs
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { findChromium } from './chromium.mjs';

const folder = fileURLToPath(new URL('../resources/icons/', import.meta.url));
const icons = [
  ['postil.svg', 'postil-192.png', 192],
  ['postil.svg', 'postil-512.png', 512],
  ['postil.svg', 'icon.png', 1024],
  ['postil-maskable.svg', 'postil-maskable-512.png', 512],
];

const executablePath = await findChromium();
if (executablePath === undefined) throw new Error('no Chromium found');
const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
for (const [source, target, size] of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const svg = await readFile(path.join(folder, source), 'utf8');
  const url = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  await page.setContent(`<style>body{margin:0}img{display:block;width:${size}px;height:${size}px}</style><img src="${url}">`);
  await page.screenshot({ path: path.join(folder, target), omitBackground: true });
}
await browser.close();
