import { describe } from 'vitest';
import { describeLibrary } from './library.cases';

describe('DexieLibrary on a real IndexedDB', () => {
  describeLibrary(() => ({ indexedDB, IDBKeyRange }));
});
