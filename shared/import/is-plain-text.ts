/** As much of a file as is looked at, in bytes. */
const SAMPLE = 8192;

/**
 * Whether a file is a text to read rather than a table or data, by its name and by how it begins: programs save tables under the name of
 * a text too, with tabs in every line, and data begin with a bracket.
 */
export function isPlainText(fileName: string, bytes: Uint8Array): boolean {
  if (!/\.(?:txt|text)$/i.test(fileName)) return false;
  const begin = new TextDecoder(bytes[0] === 0xfe ? 'utf-16be' : bytes[0] === 0xff ? 'utf-16le' : 'utf-8').decode(
    bytes.subarray(0, SAMPLE),
  );
  if (/^\s*(?:\{|\[\s*[{\]])/.test(begin)) return false;
  const lines = begin.split(/\r\n|[\n\r]/).filter((line) => line.trim() !== '');
  return lines.length < 2 || !lines.slice(0, 5).every((line) => line.trim().includes('\t'));
}
