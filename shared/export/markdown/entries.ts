import type { List, ListItem, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { richTextToMdast } from '../../richtext/to-mdast';
import { captionOf, type ExportAnnotation, type ExportInput, furtherWordings, quotationOf } from '../export-input';
import { relationWords } from '../export-relations';

/** Words as one text node; line ends inside a quotation become breaks, so that it stays one block. */
export function wordsToMdast(words: string): PhrasingContent[] {
  const lines = words.split(/(?:\r\n|\r|\n)\s*/).filter((line) => line.trim() !== '');
  return lines.flatMap((value, index): PhrasingContent[] =>
    index === 0 ? [{ type: 'text', value }] : [{ type: 'break' }, { type: 'text', value }],
  );
}

/** The words of the passage, and those of further places that say something else. */
export function quotedParagraphs(input: ExportInput, exported: ExportAnnotation): Paragraph[] {
  const others = furtherWordings(input, exported).map(({ place, words }) => `${place}: ${words}`);
  return [quotationOf(input.text, exported), ...others].map((words) => ({ type: 'paragraph', children: wordsToMdast(words) }));
}

export function paragraph(...children: PhrasingContent[]): RootContent {
  return { type: 'paragraph', children };
}

export function heading(depth: 1 | 2 | 3, words: string): RootContent {
  return { type: 'heading', depth, children: [{ type: 'text', value: words }] };
}

/** The caption with the codes of the passage: "¶7 s2 · Yellow · Formula › cyber power; Slogan". */
export function captionWithCodes(input: ExportInput, exported: ExportAnnotation): string {
  const codes = exported.codes.map((code) => code.label).join('; ');
  return codes === '' ? captionOf(input, exported) : `${captionOf(input, exported)} · ${codes}`;
}

/**
 * The relations of a passage as a list: how, where, and how the passage at the other end begins. `link` makes the place lead there,
 * where the format can.
 */
export function relationList(
  input: ExportInput,
  exported: ExportAnnotation,
  link: (place: string, other: ExportAnnotation) => PhrasingContent,
): List[] {
  const children = relationWords(input, exported).map(({ label, place, words, other }): ListItem => {
    const said: PhrasingContent[] = [
      { type: 'emphasis', children: [{ type: 'text', value: label }] },
      { type: 'text', value: ' ' },
      link(place, other),
      { type: 'text', value: ` “${words}”` },
    ];
    return { type: 'listItem', spread: false, children: [{ type: 'paragraph', children: said }] };
  });
  return children.length === 0 ? [] : [{ type: 'list', ordered: false, spread: false, children }];
}

/** The memos under a heading of their own, each under what it is about. */
export function memosToMdast({ memos, labels }: ExportInput): RootContent[] {
  if (memos.length === 0) return [];
  return [heading(2, labels.memos), ...memos.flatMap(({ about, body }) => [heading(3, about), ...richTextToMdast(body)])];
}

/** Latin letters, digits and dashes, as block ids, footnotes and citation keys may have. */
export function idOf(exported: ExportAnnotation): string {
  return `a-${exported.annotation.id.replace(/[^A-Za-z0-9-]/g, '-')}`;
}
