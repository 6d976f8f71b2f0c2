import { describe } from 'vitest';
import { describeLibrary } from './library.cases';
import { describeOpening } from './opening.cases';

describe('DexieLibrary on a real IndexedDB', () => {
  describeLibrary(() => ({ indexedDB, IDBKeyRange }));
});

describe('opening a real IndexedDB', () => {
  describeOpening(() => ({ indexedDB, IDBKeyRange }));
});
