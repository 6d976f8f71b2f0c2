/** Files that can be chosen. Archives are handed to the dialog that restores them. */
export const IMPORT_FILES = [
  {
    name: 'Word',
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['docx'],
  },
  { name: 'TXT', mime: 'text/plain', extensions: ['txt', 'text'] },
  { name: 'JSON-LD, JSON', mime: 'application/json', extensions: ['jsonld', 'json'] },
  { name: 'CSV, TSV', mime: 'text/csv', extensions: ['csv', 'tsv', 'tab', 'txt'] },
  { name: 'HTML', mime: 'text/html', extensions: ['html', 'htm'] },
  { name: 'REFI-QDA', mime: 'application/octet-stream', extensions: ['qdpx', 'qdc'] },
  { name: 'Postil', mime: 'application/zip', extensions: ['postil'] },
] as const;
