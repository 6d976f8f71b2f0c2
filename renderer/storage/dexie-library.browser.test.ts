import { describe } from 'vitest';
import { describeLibrary } from './library.cases';
import { describeTables } from './library-tables.cases';
import { describeOpening } from './opening.cases';

describe('DexieLibrary on a real IndexedDB', () => {
  describeLibrary(() => ({ indexedDB, IDBKeyRange }));
  describeTables(() => ({ indexedDB, IDBKeyRange }));
});

describe('opening a real IndexedDB', () => {
  describeOpening(() => ({ indexedDB, IDBKeyRange }));
});
