export interface LockedPackage {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
export function findMissing(packages: Readonly<Record<string, LockedPackage>>): string[];
