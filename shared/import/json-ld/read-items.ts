import { err, ok, type Result } from '../../base/result';
import type { ImportError } from '../import-report';

export type Found = Readonly<Record<string, unknown>>;

/** No file of annotations is larger; what is, is something else. */
export const MAX_IMPORT_BYTES = 256 * 1024 * 1024;

export interface FoundItems {
  readonly items: readonly unknown[];
  /** What the file says its positions count, where it is ours. */
  readonly unit: 'code-points' | 'utf-16' | null;
}

/**
 * The annotations of a file in any of the shapes they come in: one W3C annotation, an array, a page (`items`), a collection
 * (`first.items`), a Hypothesis export (`annotations`) or API answer (`rows`).
 */
export function readItems(bytes: Uint8Array): Result<FoundItems, ImportError> {
  if (bytes.length > MAX_IMPORT_BYTES) return err({ code: 'too-large', limit: MAX_IMPORT_BYTES });
  const text = decode(bytes);
  if (text === null) return err({ code: 'not-utf8' });
  const parsed = parseJson(text);
  if (!parsed.ok) return parsed;
  const items = findItems(parsed.value);
  return items === null ? err({ code: 'no-annotations' }) : ok({ items, unit: findUnit(parsed.value) });
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function parseJson(text: string): Result<unknown, ImportError> {
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return err({ code: 'not-json', detail: error.message });
    throw error;
  }
}

function findItems(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value.some(looksLikeAnnotation) ? value : null;
  if (!isFound(value)) return null;
  if (looksLikeAnnotation(value)) return [value];
  for (const list of [value.items, value.annotations, value.rows]) if (Array.isArray(list)) return list;
  return isFound(value.first) && Array.isArray(value.first.items) ? value.first.items : null;
}

function looksLikeAnnotation(value: unknown): boolean {
  return isFound(value) && 'target' in value;
}

function findUnit(value: unknown): FoundItems['unit'] {
  const generator = isFound(value) && isFound(value.generator) ? value.generator : {};
  const unit = generator['postil:unit'];
  return unit === 'code-points' || unit === 'utf-16' ? unit : null;
}

export function isFound(value: unknown): value is Found {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value that may stand alone or in a list, as JSON-LD allows everywhere. */
export function asList(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

export function stringOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}
