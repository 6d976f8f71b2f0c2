import type { ExportOptions } from '../export-input';

export type DocxOptions = Extract<ExportOptions, { readonly format: 'docx' }>;
