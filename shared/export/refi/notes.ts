import { deepEqual } from '../../base/deep-equal';
import type { Correction, Note } from '../../model/records';
import type { RichText } from '../../model/rich-text';
import { serializeMarkdown } from '../../richtext/markdown';
import { plainTextOf, richTextFromPlainText } from '../../richtext/plain-text';
import { type ExportAnnotation, type ExportInput, quotationOf } from '../export-input';
import { element, xmlText } from '../xml';
import { correctionGuid, noteGuid } from './guid';

/** The notes of a project, each written once and referred to from where it belongs. */
export class RefiNotes {
  readonly #written: string[] = [];

  /** The note of an annotation. Gives the element that refers to it, as the other methods do. */
  addNote(id: string, name: string, { body, createdAt, updatedAt }: Note): string {
    return this.#add(['annotation', id], name, body, '', datesOf({ createdAt, updatedAt }));
  }

  /** What should stand in the place of an annotation, word for word; the name says it in a sentence. */
  addCorrection(id: string, name: string, { replacement, slip }: Correction): string {
    return this.#write(correctionGuid(id, slip), { name }, replacement);
  }

  /**
   * What was marked once and is not found any more: its words and what was said of them. `around` gives what else belongs to it, by the
   * GUID of the note.
   */
  addOrphan(input: ExportInput, exported: ExportAnnotation, around: (guid: string) => AroundWords): string {
    const { annotation, note } = exported;
    const quotation = `“${quotationOf(input.text, exported)}”`;
    return this.#add(['orphan', annotation.id], input.labels.orphans, note?.body ?? NOTHING, quotation, datesOf(annotation), around);
  }

  /** `of` is a code's id, or says which whole the memo is on. */
  addMemo(of: string, name: string, memo: RichText): string {
    return this.#add(['memo', of], name, memo);
  }

  /** A project without notes has no element for them. */
  toXml(): string {
    return this.#written.length === 0 ? '' : element('Notes', {}, ...this.#written);
  }

  /** `before` stands above the words of the note. */
  #add(
    of: readonly [kind: string, id: string],
    name: string,
    body: RichText,
    before = '',
    dates: Readonly<Record<string, string>> = {},
    around: (guid: string) => AroundWords = () => NOTHING_AROUND,
  ): string {
    const { form, words } = formOf(body);
    const guid = noteGuid(of, form);
    const all = [before, words.trimEnd()].filter((part) => part !== '').join('\n\n');
    return this.#write(guid, { name, ...dates }, all, around(guid));
  }

  #write(guid: string, attributes: Readonly<Record<string, string>>, words: string, around: AroundWords = NOTHING_AROUND): string {
    const content = element('PlainTextContent', {}, xmlText(words));
    this.#written.push(element('Note', { guid, ...attributes }, around.before, content, around.after));
    return element('NoteRef', { targetGUID: guid });
  }
}

/** Elements that stand in a note before and behind its words. */
export interface AroundWords {
  readonly before: string;
  readonly after: string;
}

const NOTHING_AROUND: AroundWords = { before: '', after: '' };

function datesOf({ createdAt, updatedAt }: Pick<Note, 'createdAt' | 'updatedAt'>): Readonly<Record<string, string>> {
  return { creationDateTime: new Date(createdAt).toISOString(), modifiedDateTime: new Date(updatedAt).toISOString() };
}

const NOTHING: RichText = { type: 'doc', content: [] };

/** Programs show a note's words as they stand: Markdown only where there is something that plain words would lose. */
function formOf(body: RichText): { readonly form: 'plain' | 'markdown'; readonly words: string } {
  const plain = plainTextOf(body);
  const isPlain = body.content.length === 0 || deepEqual(richTextFromPlainText(plain), body);
  return isPlain ? { form: 'plain', words: plain } : { form: 'markdown', words: serializeMarkdown(body) };
}
