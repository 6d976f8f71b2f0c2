/** In a zip the list of its parts stands at the end; so far back it is looked for. */
const LIST = 2 * 1024 * 1024;

/** Whether a file is to be read as REFI-QDA: by its name, or because it is a zip with a `.qde` in it, whatever it is called. */
export function isRefiFile(fileName: string, bytes: Uint8Array): boolean {
  if (/\.(?:qdpx|qdc|qde)$/i.test(fileName)) return true;
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return false;
  const list = new TextDecoder('latin1').decode(bytes.subarray(Math.max(0, bytes.byteLength - LIST)));
  return /\.qde(?:$|[^a-z])/i.test(list) && !list.includes('[Content_Types].xml');
}
