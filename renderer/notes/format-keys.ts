export const FORMATS = ['bold', 'italic', 'strike', 'code', 'blockquote', 'bulletList', 'orderedList', 'link'] as const;
export type Format = (typeof FORMATS)[number];

/** What the note editor hears, in the notation of commands. */
export const FORMAT_KEYS: Readonly<Record<Format, string>> = {
  bold: 'Mod+B',
  italic: 'Mod+I',
  strike: 'Mod+Shift+S',
  code: 'Mod+E',
  blockquote: 'Mod+Shift+B',
  bulletList: 'Mod+Shift+8',
  orderedList: 'Mod+Shift+7',
  link: 'Mod+K',
};
