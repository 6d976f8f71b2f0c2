import { createContext, type ReactNode, useContext } from 'react';
import type { Host } from '../../shared/host/host';
import type { RestorePorts } from '../storage/restore';

/** What the backups dialog works with besides the desk. Made in the composition root. */
export interface BackupTools extends RestorePorts {
  readonly host: RestorePorts['host'] & Pick<Host, 'listBackups'>;
}

const BackupToolsContext = createContext<BackupTools | null>(null);

export function BackupToolsProvider({ tools, children }: { readonly tools: BackupTools; readonly children: ReactNode }) {
  return <BackupToolsContext value={tools}>{children}</BackupToolsContext>;
}

export function useBackupTools(): BackupTools {
  const tools = useContext(BackupToolsContext);
  if (tools === null) throw new Error('useBackupTools outside of BackupToolsProvider');
  return tools;
}
