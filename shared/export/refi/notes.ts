import { deepEqual } from '../../base/deep-equal';
import type { Note } from '../../model/records';
import type { RichText } from '../../model/rich-text';
import { serializeMarkdown } from '../../richtext/markdown';
import { plainTextOf, richTextFromPlainText } from '../../richtext/plain-text';
import { type ExportAnnotation, type ExportInput, quotationOf } from '../export-input';
import { element, xmlText } from '../xml';
import { derivedGuid } from './guid';

/** The notes of a project, each written once and referred to from where it belongs. */
export class RefiNotes {
  readonly #written: string[] = [];

  /** The note of an annotation. Gives the element that refers to it, as the other methods do. */
  addNote(id: string, name: string, { body, createdAt, updatedAt }: Note): string {
    return this.#add(['annotation', id], name, wordsOf(body), {
      creationDateTime: new Date(createdAt).toISOString(),
      modifiedDateTime: new Date(updatedAt).toISOString(),
    });
  }

  /** What was marked once and is not found any more: its words and what was said of them. */
  addOrphan(input: ExportInput, exported: ExportAnnotation): string {
    const said = exported.note === null ? '' : `\n\n${wordsOf(exported.note.body)}`;
    return this.#add(['orphan', exported.annotation.id], input.labels.orphans, `“${quotationOf(input.text, exported)}”${said}`);
  }

  /** `of` is a code's id, or says which whole the memo is on. */
  addMemo(of: string, name: string, memo: RichText): string {
    return this.#add(['memo', of], name, wordsOf(memo));
  }

  /** A project without notes has no element for them. */
  toXml(): string {
    return this.#written.length === 0 ? '' : element('Notes', {}, ...this.#written);
  }

  #add(of: readonly [kind: string, id: string], name: string, words: string, dates: Readonly<Record<string, string>> = {}): string {
    const guid = derivedGuid('note', ...of);
    this.#written.push(element('Note', { guid, name, ...dates }, element('PlainTextContent', {}, xmlText(words.trimEnd()))));
    return element('NoteRef', { targetGUID: guid });
  }
}

/** Programs show a note's words as they stand: Markdown only where there is something that plain words would lose. */
function wordsOf(body: RichText): string {
  const plain = plainTextOf(body);
  return deepEqual(richTextFromPlainText(plain), body) ? plain : serializeMarkdown(body);
}
