import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe } from 'vitest';
import { describeLibrary } from './library.cases';

describe('DexieLibrary on a fake IndexedDB', () => {
  describeLibrary(() => ({ indexedDB: new IDBFactory(), IDBKeyRange }));
});
