import type { ExportOptions } from '../export-input';

export type TeiOptions = Extract<ExportOptions, { readonly format: 'tei' }>;
