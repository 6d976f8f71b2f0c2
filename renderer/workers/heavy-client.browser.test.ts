import { describe } from 'vitest';
import { describeArchiving } from '../storage/archiving.cases';
import { describeLibrary } from '../storage/library.cases';
import { createHeavyWork } from './heavy-client';

describe('DexieLibrary that has everything done in a worker', () => {
  describeLibrary(() => ({ indexedDB, IDBKeyRange }), createHeavyWork);
  describeArchiving(() => ({ indexedDB, IDBKeyRange }), createHeavyWork);
});
