import { expect, test } from 'vitest';
import { detectEncoding } from './detect-encoding';
import { planTextSource } from './plan-text-source';
import { TEXT_ENCODINGS, type TextEncoding } from './text-encodings';

const CONTEXT = { fileName: 'essay.txt', obtained: 'From a file.', at: 7 };
const WORDS = 'On Method\n\nThe first paragraph, 網絡強國, which is longer than its title.\n\nThe second.';

function wide(words: string, isLittle: boolean): Uint8Array {
  const bytes = new Uint8Array(words.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < words.length; at += 1) view.setUint16(at * 2, words.charCodeAt(at), isLittle);
  return bytes;
}

function plan(bytes: Uint8Array) {
  const planned = planTextSource(bytes, CONTEXT);
  if (!planned.ok) return planned.error;
  if (planned.value.kind === 'encoding') return planned.value.look.candidates.map(({ encoding }) => encoding);
  const { source, revision, texts } = planned.value.plan.prepared;
  const decoded = new TextDecoder('utf-8', { ignoreBOM: true }).decode(texts[0]?.bytes);
  return [source.provenance.title, decoded, revision.originalSha256 !== null, texts.length];
}

test('UTF-8 stands as it is, a byte order mark included', () => {
  expect(plan(new TextEncoder().encode(WORDS))).toEqual(['On Method', WORDS, false, 1]);
  expect(plan(new TextEncoder().encode(`\ufeff${WORDS}`))).toEqual(['On Method', `\ufeff${WORDS}`, false, 1]);
  expect(plan(new TextEncoder().encode('one line.'))).toEqual(['essay', 'one line.', false, 1]);
});

test.each([true, false])('UTF-16 is read by its byte order mark and kept beside (little end first: %s)', (isLittle) => {
  expect(plan(wide(`\ufeff${WORDS}`, isLittle))).toEqual(['On Method', `\ufeff${WORDS}`, true, 2]);
});

test('what is no text in any encoding, or has no words, says so', () => {
  expect(plan(Uint8Array.of(0x41, 0x05, 0xb3))).toEqual({ code: 'text-not-utf8', at: 2 });
  expect(plan(Uint8Array.of(0x41, 0, 0x42))).toEqual({ code: 'not-text' });
  expect(plan(Uint8Array.of(0x20, 0x0a))).toEqual({ code: 'no-words' });
  expect(plan(Uint8Array.of(0xff, 0xfe, 0x41))).toEqual({ code: 'text-not-utf8', at: 0 });
  const picture = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0, 0, 1, 0);
  expect(plan(picture)).toEqual({ code: 'not-text' });
  const noise = Uint8Array.from({ length: 4000 }, (_, index) => ((index * 7919 + (index >> 3) * 104729) % 255) + 1);
  expect(plan(noise)).toMatchObject({ code: 'text-not-utf8' });
});

/** Real bytes, as iconv writes them. */
const WRITTEN: readonly (readonly [encoding: TextEncoding, words: string, base64: string, isSure: boolean])[] = [
  [
    'gb18030',
    '学而\n\n学而时习之，不亦说乎？有朋自远方来，不亦乐乎？人不知而不愠，不亦君子乎？𠀀\n\n其为人也孝弟，而好犯上者，鲜矣；不好犯上，而好作乱者，未之有也。',
    '0ae2+AoK0ae2+Mqxz7DWrqOssrvS4Mu1uvWjv9PQxfPX1NS2t73AtKOssrvS4MDWuvWjv8jLsrvWqrb4srvjs6OssrvS4L7919O69aO/lTKCNgoKxuTOqsjL0rLQorXco6y2+LrDt7jJz9Xfo6zPytLTo7uyu7rDt7jJz6Ostvi6w9f3wtLV36OszrTWrtPQ0rKhow==',
    true,
  ],
  [
    'gb18030',
    '學而\n\n學而時習之，不亦說乎？有朋自遠方來，不亦樂乎？人不知而不慍，不亦君子乎？\n\n其為人也孝弟，而好犯上者，鮮矣；不好犯上，而好作亂者，未之有也。',
    'jFe2+AoKjFe2+JVywZXWrqOssrvS4NVmuvWjv9PQxfPX1N9ot72B7aOssrvS4Ji3uvWjv8jLsrvWqrb4sruRQ6OssrvS4L7919O69aO/CgrG5J7pyMvSstCitdyjrLb4usO3uMnP1d+jrPVy0tOju7K7usO3uMnPo6y2+LrD1/eBedXfo6zOtNau09DSsqGj',
    true,
  ],
  [
    'big5',
    '學而\n\n學而時習之，不亦說乎？有朋自遠方來，不亦樂乎？人不知而不慍，不亦君子乎？\n\n其為人也孝弟，而好犯上者，鮮矣；不好犯上，而好作亂者，未之有也。',
    'vsem0woKvsem067Jst+kp6FBpKOl57uhpUehSKazqkKm27u3pOio06FBpKOl57zWpUehSKRIpKOqvqbTpKO3WaFBpKOl56dnpGylR6FICgqo5KywpEikXae1p8yhQabTpm6lx6RXqsyhQcJBqG+hRqSjpm6lx6RXoUGm06Zup0C2w6rMoUGlvKSnprOkXaFD',
    true,
  ],
  [
    'shift_jis',
    '吾輩は猫である\n\n吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。何でも薄暗いじめじめした所でニャーニャー泣いていた事だけは記憶している。',
    'jOGUeYLNlEyCxYKggukKCozhlHmCzZRMgsWCoILpgUKWvJFPgs2C3IK+lrOCooFCgseCsYLFkLaC6oK9gqmCxoLxgsaMqZOWgqqCwoKpgsqBQom9gsWC4JSWiMOCooK2gt+CtoLfgrWCvY+KgsWDaoODgVuDaoODgVuLg4KigsSCooK9jpaCvoKvgs2LTImvgrWCxIKigumBQg==',
    true,
  ],
  [
    'windows-1252',
    'Über das Lesen\n\nDie größten Bücher müssen für jeden Leser über die Straße hinaus schön sein; das ist ihre Würde. Café, naïf, élève.',
    '3GJlciBkYXMgTGVzZW4KCkRpZSBncvbfdGVuIEL8Y2hlciBt/HNzZW4gZvxyIGplZGVuIExlc2VyIPxiZXIgZGllIFN0cmHfZSBoaW5hdXMgc2No9m4gc2VpbjsgZGFzIGlzdCBpaHJlIFf8cmRlLiBDYWbpLCBuYe9mLCDpbOh2ZS4=',
    true,
  ],
  [
    'windows-1251',
    'О чтении\n\nВсе счастливые семьи похожи друг на друга, каждая несчастливая семья несчастлива по-своему. Всё смешалось в доме Облонских.',
    'ziD38uXt6OgKCsLx5SDx9+Dx8uvo4vvlIPHl7PzoIO/u9e7m6CDk8PPjIO3gIOTw8+PgLCDq4Obk4P8g7eXx9+Dx8uvo4uD/IPHl7Pz/IO3l8ffg8fLr6OLgIO/uLfHi7uXs8y4gwvG4IPHs5fjg6+7x/CDiIOTu7OUgzuHr7u3x6uj1Lg==',
    false,
  ],
];
const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));

test.each(WRITTEN)(
  '%s is found out or asked about, and read to the last character, the file kept beside it',
  (encoding, words, base64, isSure) => {
    const bytes = bytesOf(base64);
    const look = detectEncoding(bytes);
    expect([look?.candidates[0].encoding, look?.isSure]).toEqual([encoding, isSure]);
    const planned = planTextSource(bytes, CONTEXT);
    expect(planned.ok && planned.value.kind).toBe(isSure ? 'text' : 'encoding');
    const chosen = planTextSource(bytes, CONTEXT, encoding);
    if (!chosen.ok || chosen.value.kind !== 'text') throw new Error('not read');
    const { source, revision, texts } = chosen.value.plan.prepared;
    expect(texts.map((text) => text.bytes)).toEqual([new TextEncoder().encode(words), bytes]);
    expect([revision.sha256, revision.originalSha256]).toEqual(texts.map(({ sha256 }) => sha256));
    expect(source.provenance.obtained).toBe(`From a file. ${TEXT_ENCODINGS[encoding]} → UTF-8.`);
  },
);

test('where several encodings fit, each shows lines in which they differ, the beginning of a long one left out', () => {
  const ascii = 'Only letters that every encoding has. '.repeat(6);
  const bytes = new Uint8Array([...new TextEncoder().encode(`${ascii}\n${ascii}`), 0xe9, 0x74, 0xe9, 0x0a]);
  const look = detectEncoding(bytes);
  expect(look?.isSure).toBe(false);
  const lines = look?.candidates.flatMap((one) => one.lines) ?? [];
  // Encodings that give the same words are one choice.
  expect(lines.filter((line) => /^….{60,90}été$/.test(line))).toHaveLength(1);
  expect(lines.filter((line) => line.endsWith('йtй'))).toHaveLength(1);
  expect(lines.length).toBeGreaterThan(1);
  expect(new Set(lines).size).toBe(lines.length);
});

test('a text in a wrong encoding is refused, not read with signs of failure', () => {
  const [, , big5 = ''] = WRITTEN[2] ?? [];
  expect(planTextSource(bytesOf(big5), CONTEXT, 'euc-jp')).toMatchObject({ ok: false, error: { code: 'text-not-utf8' } });
});

test('UTF-16 without a mark, and the sign at the end of an old file', () => {
  expect(plan(wide('On Method\n\nThe first, 網絡.', true))).toEqual(['On Method', 'On Method\n\nThe first, 網絡.', true, 2]);
  const [, words = '', base64 = ''] = WRITTEN[2] ?? [];
  expect(plan(new Uint8Array([...bytesOf(base64), 0x1a]))).toEqual(['學而', `${words}\u001a`, true, 2]);
});

test('a long line in plain ASCII costs no time', () => {
  const plain = 'A paragraph that is written as one line. '.repeat(10_000);
  const begun = performance.now();
  const look = detectEncoding(new Uint8Array([...new TextEncoder().encode(`${plain}\ncaf`), 0xe9]));
  expect(look?.candidates.flatMap((one) => one.lines)).toContain('café');
  expect(performance.now() - begun).toBeLessThan(3000);
});
