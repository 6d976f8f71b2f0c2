import type { ExportOptions } from '../export-input';

export type QdpxOptions = Extract<ExportOptions, { readonly format: 'qdpx' }>;
