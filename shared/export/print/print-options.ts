import type { ExportOptions } from '../export-input';

/** What the reader chose for a print edition. */
export type PrintOptions = Extract<ExportOptions, { readonly format: 'print' }>;
