export const SYSTEM_PATHS: readonly string[];
export function findChromium(): Promise<string | undefined>;
export function ensureChromium(): Promise<string>;
