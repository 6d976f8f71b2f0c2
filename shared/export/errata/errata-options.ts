import type { ExportOptions } from '../export-input';

export type ErrataOptions = Extract<ExportOptions, { readonly format: 'errata' }>;
