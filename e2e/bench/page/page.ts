import '../../../renderer/styles/fonts.css';
import '../../../renderer/styles/tokens.css';
import '../../../renderer/styles/base.css';
import './page.css';
import type { SourceText } from '../../../shared/text/source-text';
import { createBenchSource, generateBytes, readBenchText } from './bench-source';
import { measureFind } from './finding';
import { seedLibrary } from './seed';
import { openStatic, type StaticKind } from './static-text';
import { measureStore } from './storing';

/** The article that comes with Postil, or the generated text of the size of War and Peace. */
export type TextName = 'bundled' | 'novel';

async function load(name: TextName): Promise<SourceText> {
  if (name === 'novel') return readBenchText(generateBytes());
  const response = await fetch('./bundled.txt');
  return readBenchText(new Uint8Array(await response.arrayBuffer()));
}

/** What the bench asks of this page: filling the app's library on this origin, static texts, and the parts without an interface. */
const bench = {
  async seed(name: TextName, count: number, hasEssay: boolean): Promise<void> {
    const library = await seedLibrary('postil', createBenchSource(await load(name)), count, hasEssay);
    library.close();
  },
  openStatic: async (name: TextName, kind: StaticKind) => openStatic(await load(name), kind),
  measureStore: async (count: number, changes: number, loads: number) =>
    measureStore(createBenchSource(await load('novel')), count, changes, loads),
  measureFind: async (rounds: number) => measureFind(await load('novel'), rounds),
};

declare global {
  var postilBench: typeof bench;
}

globalThis.postilBench = bench;
document.documentElement.dataset.bench = 'ready';
