import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { plainTextOf } from '../../richtext/plain-text';
import { richTextToHast } from '../../richtext/to-hast';
import { languageOf } from '../../text/language';
import type { Block, SourceText } from '../../text/source-text';
import type { PlacedAnnotation } from '../by-block';
import { captionOf, type ExportAnnotation, type ExportInput } from '../export-input';
import { relationWords } from '../export-relations';
import { endsIn } from './marked-block';

/** Numbers of the notes by annotation id: 1 for the first. */
export type NoteNumbers = ReadonlyMap<string, number>;

/** Whether there is more to say of a passage than its colour and its codes: a note, a relation, a correction, a doubt. */
export function saysMore({ note, relations, annotation }: ExportAnnotation): boolean {
  return note !== null || relations.length > 0 || annotation.correction !== null || annotation.check !== null;
}

/** Numbers those that `hasNote` names, in the order in which the references stand in the text. */
export function numberNotes(
  text: SourceText,
  blocks: readonly Block[],
  byBlock: ReadonlyMap<number, readonly PlacedAnnotation[]>,
  hasNote: (exported: ExportAnnotation) => boolean,
): NoteNumbers {
  const noted = blocks.flatMap((block) =>
    (byBlock.get(block.index) ?? [])
      .filter((placed) => placed.isFirst && hasNote(placed.exported) && endsIn(text, block, placed))
      .toSorted((a, b) => Math.min(a.span.end, block.span.end) - Math.min(b.span.end, block.span.end)),
  );
  return new Map(noted.map(({ exported }, index) => [exported.annotation.id, index + 1]));
}

/** A note with its number, which leads back to the passage, its caption, words, codes and relations. */
export function noteAside(input: ExportInput, exported: ExportAnnotation, number: number, numbers: NoteNumbers): Element {
  const { labels } = input;
  const back = h('a', { className: ['number'], href: `#r-${number}`, ariaLabel: `${number}: ${labels.backToPassage}` }, [String(number)]);
  return h(
    'aside',
    {
      role: 'note',
      ariaLabel: `${labels.note} ${number}`,
      className: ['note', `n-${exported.annotation.color}`],
      id: `n-${number}`,
      lang: labels.language,
      dir: 'ltr',
    },
    [
      h('p', { className: ['caption'] }, [back, ` ${captionOf(input, exported)}`]),
      ...noteBody(exported),
      ...chipsOf(exported),
      ...relationsOf(input, exported, numbers),
    ],
  );
}

/** The words of a note. */
export function noteBody({ note }: ExportAnnotation): ElementContent[] {
  if (note === null) return [];
  return [h('div', { ...languageOfWords(plainTextOf(note.body), null), dir: 'auto' }, richTextToHast(note.body))];
}

/** The codes of a passage, each in the language of its name. */
export function chipsOf({ codes }: ExportAnnotation): Element[] {
  if (codes.length === 0) return [];
  const chips = codes.map((code) => h('li', { ...languageOfWords(code.label, null), dir: 'auto' }, [code.label]));
  return [h('ul', { className: ['codes'] }, chips)];
}

/** What an annotation is related to: each leads to the note at the other end or, where there is none, to its passage. */
export function relationsOf(input: ExportInput, exported: ExportAnnotation, numbers: NoteNumbers): Element[] {
  const items = relationWords(input, exported).map(({ label, place, words, other }) => {
    const number = numbers.get(other.annotation.id);
    const target = number !== undefined ? `#n-${number}` : other.place === null ? null : `#b-${other.place.block}`;
    const where = target === null ? place : h('a', { href: target }, [place]);
    return h('li', [
      h('em', languageOfWords(label, null), [label]),
      ' ',
      where,
      ' ',
      h('q', { ...languageOfWords(words, input.source.provenance.language), dir: 'auto' }, [words]),
    ]);
  });
  return items.length === 0 ? [] : [h('ul', { className: ['relations'], ariaLabel: input.labels.relations }, items)];
}

/** The language that the words show, else the one that is known; without either the surrounding one holds. */
export function languageOfWords(words: string, known: string | null): { readonly lang?: string } {
  const language = languageOf(words, 0, words.length);
  if (!language.startsWith('und')) return { lang: language };
  return known === null ? {} : { lang: known };
}
