export interface PackageContents {
  readonly files: readonly string[];
  readonly fuses: Readonly<Record<string, boolean>>;
}
export function checkPackage(): Promise<PackageContents>;
