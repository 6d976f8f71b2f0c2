/** Many small files as one stretch of bytes, which goes from a worker to the page without being copied. */
export interface PackedFiles {
  readonly paths: readonly string[];
  /** Where each file ends in `bytes`. */
  readonly ends: readonly number[];
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface SmallFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export function packSmallFiles(files: readonly SmallFile[]): PackedFiles {
  let size = 0;
  const ends = files.map(({ bytes }) => {
    size += bytes.length;
    return size;
  });
  const bytes = new Uint8Array(size);
  for (const [index, file] of files.entries()) bytes.set(file.bytes, (ends[index] ?? 0) - file.bytes.length);
  return { paths: files.map(({ path }) => path), ends, bytes };
}

/** Each with bytes of its own: a view would take all the others along wherever it is sent. */
export function unpackSmallFiles({ paths, ends, bytes }: PackedFiles): readonly SmallFile[] {
  return paths.map((path, index) => ({ path, bytes: bytes.slice(ends[index - 1] ?? 0, ends[index]) }));
}
