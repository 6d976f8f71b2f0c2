import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const renderer = path.join(import.meta.dirname, '..');

/** The name of the app is the same in every language; `ab` is a sample of letters. */
const NAMES = new Set(['Postil', 'ab']);

/** Attributes that a reader sees or hears. */
const SPOKEN =
  /\s(?:aria-label|aria-description|aria-roledescription|aria-valuetext|title|placeholder|alt|label|description)="([^"]*\p{L}[^"]*)"/gu;
/** Text between tags, on one line or on a line of its own. */
const BETWEEN_TAGS = /<(?:[a-z]\w*|[A-Z][\w.]*)?(?:\s[^<>]*)?>\s*([^<>{}=;()]*\p{L}[^<>{}=;()]*?)\s*<\//gu;
const LINE_OF_WORDS = /^\s*([\p{Lu}\p{Lo}][\p{L}\p{M} ,.!?…'’-]+[\p{L}\p{M}.!?…])\s*$/gmu;

function findLiterals(source: string): { readonly line: number; readonly text: string }[] {
  const code = source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, ' '));
  return [SPOKEN, BETWEEN_TAGS, LINE_OF_WORDS]
    .flatMap((pattern) => [...code.matchAll(pattern)])
    .map((match) => ({ line: code.slice(0, match.index).split('\n').length, text: (match[1] ?? '').trim() }))
    .filter(({ text }) => !NAMES.has(text));
}

test('the scan finds literal strings where readers would meet them', () => {
  const source = [
    '<p>Hello there</p>',
    '<Button label="Save it" />',
    '<p>',
    '  Good morning',
    '</p>',
    '<b>{t("key")}</b>',
    '<i>·</i>',
  ].join('\n');
  expect(findLiterals(source).map(({ line, text }) => `${line} ${text}`)).toEqual([
    '2 Save it',
    '1 Hello there',
    '3 Good morning',
    '4 Good morning',
  ]);
});

test('no component holds an interface string: they all live in the catalogue', () => {
  const found = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.test)\.tsx$/.test(file))
    .flatMap((file) =>
      findLiterals(readFileSync(path.join(renderer, file), 'utf8')).map(({ line, text }) => `renderer/${file}:${line} ${text}`),
    );
  expect(found).toEqual([]);
});
