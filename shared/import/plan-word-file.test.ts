import { describe, expect, test } from 'vitest';
import { createCodebook } from '../codebook/codebook';
import { annotationsOn, wordInput, writeWord } from '../export/docx/docx.cases';
import { EXAMPLE_REVISION, EXAMPLE_SOURCE, textOf } from '../export/export.cases';
import { sourceId } from '../model/ids';
import { span } from '../text/offset';
import type { SourceText } from '../text/source-text';
import { comment, end, foreignDocx, p, r, reference, start } from './docx-source/docx-file.cases';
import { planWordFile, type WordContext } from './plan-word-file';

const TEXT = textOf('A title\n\nThe first paragraph of words.\n\nThe second paragraph.');
const OTHER = textOf('Another title\n\nIt has other words.\n\nAnd more of them.');

function contextOf(text: SourceText | null, changes: Partial<WordContext> = {}): WordContext {
  const change = { at: 0, group: 'g' };
  const here = { source: EXAMPLE_SOURCE, revisionId: EXAMPLE_REVISION, color: 'green', codebook: createCodebook([]), change } as const;
  return {
    open: text === null ? null : { ...here, text, annotations: new Map(), notes: new Map() },
    texts: [{ id: sourceId('other'), title: 'Another title', sha256: OTHER.sha256 }],
    source: { fileName: 'a.docx', obtained: '', color: 'green', at: 0 },
    wish: null,
    ...changes,
  };
}

async function kindOf(bytes: Uint8Array, context: WordContext): Promise<string> {
  const planned = await planWordFile(bytes, context, { report: () => undefined });
  if (!planned.ok) return planned.error.code;
  if (planned.value.kind === 'source') return `source, ${planned.value.known?.title ?? 'new'}`;
  return planned.value.kind === 'word' ? `word, ${planned.value.plan.origin}` : `elsewhere, ${planned.value.text.title}`;
}

async function ownFile(text: SourceText): Promise<Uint8Array> {
  return (await writeWord(wordInput(text, annotationsOn(text, [[span(9, 12)]])))).bytes;
}

/** The same paragraphs in a file that nobody knows. */
function sameWords(): Promise<Uint8Array> {
  const body = `${p(r('A title'))}${p(`${start(1)}${r('The first paragraph of words.')}${end(1)}${reference(1)}`)}${p(r('Somebody’s own.'))}`;
  return foreignDocx({ body, comments: comment(1, 'why') });
}

describe('a Word file', () => {
  test('that was written here belongs to its text, whether that is open or not', async () => {
    expect(await kindOf(await ownFile(TEXT), contextOf(TEXT))).toBe('word, own');
    expect(await kindOf(await ownFile(OTHER), contextOf(TEXT))).toBe('elsewhere, Another title');
    expect(await kindOf(await ownFile(OTHER), contextOf(TEXT, { texts: [] }))).toBe('source, new');
    expect(await kindOf(await ownFile(TEXT), contextOf(null))).toBe('source, new');
  });

  test('from elsewhere is a text of its own, unless its paragraphs are those of the open text; the reader may say otherwise', async () => {
    const foreign = await foreignDocx({ body: p(r('Nothing that is here.')) });
    expect(await kindOf(foreign, contextOf(TEXT))).toBe('source, new');
    expect(await kindOf(foreign, contextOf(TEXT, { wish: 'comments' }))).toBe('word, foreign');
    expect(await kindOf(await sameWords(), contextOf(TEXT))).toBe('word, foreign');
    expect(await kindOf(await sameWords(), contextOf(TEXT, { wish: 'source' }))).toBe('source, new');
    expect(await kindOf(await sameWords(), contextOf(null))).toBe('source, new');
  });

  test('that is in the library already says under which title', async () => {
    const bytes = await foreignDocx({ body: p(r('Nothing that is here.')) });
    const planned = await planWordFile(bytes, contextOf(null), { report: () => undefined });
    if (!planned.ok || planned.value.kind !== 'source') throw new Error('not a source');
    const { id } = planned.value.plan.prepared.source;
    expect(await kindOf(bytes, contextOf(null, { texts: [{ id, title: 'Mine', sha256: '' }] }))).toBe('source, Mine');
  });

  test('of ours, read as a text, has neither our paragraph numbers nor what stands behind the text', async () => {
    const planned = await planWordFile(await ownFile(TEXT), contextOf(null), { report: () => undefined });
    if (!planned.ok || planned.value.kind !== 'source') throw new Error('not a source');
    const [stored] = planned.value.plan.prepared.texts;
    expect(new TextDecoder().decode(stored?.bytes)).toBe(TEXT.text);
  });

  test('that cannot be read says why', async () => {
    expect(await kindOf(Uint8Array.of(0x50, 0x4b, 3, 4), contextOf(TEXT))).toBe('damaged');
    expect(await kindOf(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), contextOf(TEXT))).toBe('locked-or-old');
  });
});
