export interface LockedVersion {
  readonly version?: string;
  readonly optional?: boolean;
  readonly devOptional?: boolean;
}
export function isInstalled(locked: Readonly<Record<string, LockedVersion>>, installed: Readonly<Record<string, LockedVersion>>): boolean;
export function ensureDependencies(): Promise<void>;
