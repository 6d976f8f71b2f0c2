import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { relationTypeId } from '../../model/ids';
import { relation } from '../../model/record.cases';
import { listTypes } from '../../relations/relation-types';
import { NAMES } from '../../relations/relations.cases';
import { richTextFromPlainText } from '../../richtext/plain-text';
import { EXAMPLE_MEMOS, exampleAnnotations, exampleInput } from '../export.cases';
import type { ExportAnnotation } from '../export-input';
import { type FolderContent, type FolderUpdate, updateObsidianFolder } from './export-obsidian-folder';
import type { FolderOptions } from './folder-options';
import { splitNote } from './front-matter';

const EACH: FolderOptions = { format: 'obsidian-folder', notes: 'each', dates: false };
const ONE: FolderOptions = { ...EACH, notes: 'one' };
const types = [...listTypes([], NAMES).values()];
const related = { relations: [relation('r1', 'han-0000', 'rtl-0000', { typeId: relationTypeId('translates') })], types };
const EXAMPLES = exampleAnnotations('place', related);
const inputOf = (options: FolderOptions, annotations: readonly ExportAnnotation[] = EXAMPLES) => ({
  ...exampleInput(options, annotations),
  memos: EXAMPLE_MEMOS,
});
const update = (options: FolderOptions, existing: FolderContent = new Map(), annotations = EXAMPLES) =>
  updateObsidianFolder(inputOf(options, annotations), existing, { report: () => undefined });

function apply(existing: FolderContent, { files }: FolderUpdate): FolderContent {
  return new Map([...existing, ...files.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)] as const)]);
}

test('a note for each annotation, an overview that leads to all of them, links that lead to block ids', async () => {
  const folder = apply(new Map(), await update(EACH));
  expect(folder.size).toBe(EXAMPLES.length + 1);
  for (const [path, text] of folder) {
    expect(path).toMatch(/^[^\\/:*?"<>|#^[\]]+\/[^\\/:*?"<>|#^[\]]+\.md$/);
    expect(parse(splitNote(text).yaml ?? '')).toMatchObject({ postil_id: expect.any(String) });
  }
  const byName = new Map([...folder].map(([path, text]) => [path.slice(path.lastIndexOf('/') + 1, -3), text]));
  const links = [...folder.values()].flatMap((text) => [...text.matchAll(/(?<!\\)\[\[([^\]|#]+)#\^([A-Za-z0-9-]+)\|/g)]);
  expect(links.length).toBe(EXAMPLES.length + 2);
  for (const [, name = '', block = ''] of links) expect(byName.get(name)).toMatch(new RegExp(`\\n\\n\\^${block}\\n`));
});

test.each([EACH, ONE])('a second export alters nothing: %j', async (options) => {
  const folder = apply(new Map(), await update(options));
  const again = await update(options, folder);
  expect(again.files).toEqual([]);
  expect(new Set(again.outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['same']));
});

test('a note that was renamed and moved is found again; one whose annotation is gone stays, and is told of', async () => {
  const folder = new Map(apply(new Map(), await update(EACH)));
  const [path = '', text = ''] = [...folder].find(([, words]) => words.includes('postil_id: nested-0000')) ?? [];
  folder.delete(path);
  folder.set('elsewhere/My “It”.md', `${text}\nMine.\n`);
  const changed = EXAMPLES.map((exported) =>
    exported.annotation.id === 'nested-0000' && exported.note !== null
      ? { ...exported, note: { ...exported.note, body: richTextFromPlainText('Another note') } }
      : exported,
  ).filter(({ annotation }) => annotation.id !== 'rtl-0000');
  const { files, outcomes } = await update(EACH, folder, changed);
  const moved = files.find((file) => file.path === 'elsewhere/My “It”.md');
  expect(new TextDecoder().decode(moved?.bytes)).toMatch(/Another note[\s\S]*\nMine\.\n$/);
  expect(outcomes.filter(({ outcome }) => outcome === 'gone').map(({ path: where }) => folder.get(where))).toEqual([
    expect.stringContaining('postil_id: rtl-0000'),
  ]);
  expect(files.some(({ path: where }) => where === path)).toBe(false);
});

test('one note with all of them: a region each, links within the note', async () => {
  const folder = apply(new Map(), await update(ONE));
  const [[path = '', text = ''] = []] = folder;
  expect([folder.size, path]).toEqual([1, 'A text with marks & 網絡強國/A text with marks & 網絡強國.md']);
  expect(text.match(/^%% postil:begin a-/gm)?.length).toBe(EXAMPLES.length);
  expect(text).toContain('[[#^a-rtl-0000|¶3 s1]]');
});

test("nothing of Obsidian's own syntax in words and notes comes to life", async () => {
  for (const text of apply(new Map(), await update(EACH)).values()) {
    const bare = splitNote(text)
      .body.replace(/^%% postil:.*$|^> \[!quote\].*$|^\^a-.*$|^#\S+(?: #\S+)*$|\[\[[^\]]*#\^[^\]]*\]\]/gm, '')
      .replace(/```+[\s\S]*?```+/g, '')
      .replace(/\\./g, '');
    expect(bare.match(/==|%%|\$|\[\[|(?<!\S)\^|(?<!\S)#\w/g)).toBeNull();
  }
});
