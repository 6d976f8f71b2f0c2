/** One catalogue file a room and language: `locales/<language>/<namespace>.json`, flat keys. */
export const NAMESPACES = [
  'app',
  'reading',
  'notes',
  'codebook',
  'combine',
  'matrix',
  'panels',
  'find',
  'concordance',
  'export',
  'import',
  'backup',
  'settings',
  'changes',
  'notices',
  'commands',
] as const;
