import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packSmallFiles, unpackSmallFiles } from './packed-files';

test('files come out as they went in, empty ones too, each with bytes of its own', () => {
  const file = fc.record({ path: fc.string(), bytes: fc.uint8Array({ maxLength: 20 }) });
  fc.assert(
    fc.property(fc.array(file), (files) => {
      const unpacked = unpackSmallFiles(packSmallFiles(files));
      expect(unpacked).toEqual(files);
      for (const { bytes } of unpacked) expect(bytes.buffer.byteLength).toBe(bytes.length);
    }),
  );
});
