import type { ExportOptions } from '../export-input';

export type FolderOptions = Extract<ExportOptions, { readonly format: 'obsidian-folder' }>;
