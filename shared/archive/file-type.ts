import type { FileType } from '../host/host';

/** A `.postil` file in open and save dialogs. */
export const POSTIL_FILE: FileType = { name: 'Postil', mime: 'application/vnd.postil+zip', extensions: ['postil'] };
