import { addCodes } from './add-codes';
import { addHistory } from './add-history';
import { addRelations } from './add-relations';
import { addStructure } from './add-structure';
import type { Migration } from './migration';
import { separateNotes } from './separate-notes';

/** Every migration in order. The database's upgrade and the archive reader both use these and nothing else. */
export const migrations: readonly Migration[] = [separateNotes, addCodes, addRelations, addHistory, addStructure];
