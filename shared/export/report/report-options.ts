import type { ExportOptions } from '../export-input';

export type ReportOptions = Extract<ExportOptions, { readonly format: 'report' }>;
