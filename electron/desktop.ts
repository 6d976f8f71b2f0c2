import type { FileType, WindowDescription } from '../shared/host/host';

/** What the host's methods need of the desktop around the window. Electron in the app, scripted in tests. */
export interface Desktop {
  pickFileToOpen(types: readonly FileType[]): Promise<string | null>;
  pickFileToSave(suggestedName: string, type: FileType): Promise<string | null>;
  pickFolder(current: string): Promise<string | null>;
  openExternal(url: string): Promise<void>;
  /** An archive was opened or written: offer it again. */
  rememberFile(file: string): void;
  describeWindow(description: WindowDescription): void;
}
