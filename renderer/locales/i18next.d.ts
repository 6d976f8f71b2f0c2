import type app from './en/app.json';
import type backup from './en/backup.json';
import type changes from './en/changes.json';
import type citation from './en/citation.json';
import type codebook from './en/codebook.json';
import type combine from './en/combine.json';
import type commands from './en/commands.json';
import type commentary from './en/commentary.json';
import type concordance from './en/concordance.json';
import type correction from './en/correction.json';
import type exportKeys from './en/export.json';
import type find from './en/find.json';
import type history from './en/history.json';
import type importKeys from './en/import.json';
import type matrix from './en/matrix.json';
import type notes from './en/notes.json';
import type notices from './en/notices.json';
import type panels from './en/panels.json';
import type reading from './en/reading.json';
import type refi from './en/refi.json';
import type relations from './en/relations.json';
import type settings from './en/settings.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    keySeparator: false;
    returnNull: false;
    resources: {
      app: typeof app;
      backup: typeof backup;
      changes: typeof changes;
      citation: typeof citation;
      codebook: typeof codebook;
      combine: typeof combine;
      commands: typeof commands;
      commentary: typeof commentary;
      concordance: typeof concordance;
      correction: typeof correction;
      export: typeof exportKeys;
      find: typeof find;
      history: typeof history;
      import: typeof importKeys;
      matrix: typeof matrix;
      notes: typeof notes;
      notices: typeof notices;
      panels: typeof panels;
      reading: typeof reading;
      refi: typeof refi;
      relations: typeof relations;
      settings: typeof settings;
    };
  }
}
