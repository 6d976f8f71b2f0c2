import { noteGuid } from '../../export/refi/guid';
import { xmlSafe } from '../../export/xml';
import type { RichBlock } from '../../model/rich-text';
import { parseMarkdown } from '../../richtext/markdown';
import { normalizeRichText } from '../../richtext/normalize-rich-text';
import { isEmptyRichText, richTextFromPlainText } from '../../richtext/plain-text';
import { loadWords } from './load-words';
import type { RefiFile } from './open-project';
import type { RefiGuid, RefiNote } from './refi-project';

/** The notes of a project with their words, each read once. */
export class NoteShelf {
  readonly #notes: ReadonlyMap<RefiGuid, ShelvedNote>;
  readonly #users: ReadonlyMap<RefiGuid, string>;
  readonly #used = new Set<RefiGuid>();

  private constructor(notes: ReadonlyMap<RefiGuid, ShelvedNote>, users: ReadonlyMap<RefiGuid, string>) {
    this.#notes = notes;
    this.#users = users;
  }

  static async load(file: RefiFile): Promise<NoteShelf> {
    const notes = new Map<RefiGuid, ShelvedNote>();
    for (const note of file.project.notes.values()) {
      const found = await loadWords(file, note.words);
      const words = typeof found === 'object' ? found.text : '';
      notes.set(note.guid, { note, words: words.trim() === '' ? note.description : words });
    }
    // One person's notes need no name.
    return new NoteShelf(notes, file.project.users.size > 1 ? file.project.users : new Map());
  }

  find(guid: RefiGuid): ShelvedNote | undefined {
    return this.#notes.get(guid);
  }

  /**
   * What a note says, under the name of its writer where the project has several; nothing for one that is empty or not there.
   * `of`: what it would be called if Postil had written it, by which Markdown is told from words as they stand.
   */
  take(guid: RefiGuid, of: readonly [kind: string, id: string] | null): readonly RichBlock[] {
    const shelved = this.#notes.get(guid);
    if (shelved === undefined) return [];
    this.#used.add(guid);
    const isMarkdown = of !== null && guid === noteGuid(of, 'markdown');
    return this.signed(shelved.note.user, isMarkdown ? markdownBlocks(shelved.words) : plainBlocks(shelved.words));
  }

  /** What one of our corrections would put in, word for word; null where the note is not there. */
  takeReplacement(guid: RefiGuid): string | null {
    const shelved = this.#notes.get(guid);
    if (shelved === undefined) return null;
    this.#used.add(guid);
    return shelved.note.words.content ?? '';
  }

  /** Blocks under the name of their writer, where the project has several. */
  signed(user: RefiGuid, blocks: readonly RichBlock[]): readonly RichBlock[] {
    const name = this.#users.get(user) ?? '';
    return blocks.length === 0 || name === '' ? blocks : [boldParagraph(name), ...blocks];
  }

  /** Marks a note as told elsewhere. */
  settle(guid: RefiGuid): void {
    this.#used.add(guid);
  }

  /** True for a note that was told elsewhere. */
  isSettled(guid: RefiGuid): boolean {
    return this.#used.has(guid);
  }

  /** Notes that nothing has taken. */
  get rest(): readonly ShelvedNote[] {
    return [...this.#notes.values()].filter(({ note }) => !this.#used.has(note.guid));
  }
}

export interface ShelvedNote {
  readonly note: RefiNote;
  readonly words: string;
}

/** Words as they stand, a paragraph a line. */
export function plainBlocks(words: string): readonly RichBlock[] {
  return withoutEmpty(richTextFromPlainText(words).content);
}

export function markdownBlocks(words: string): readonly RichBlock[] {
  return withoutEmpty(parseMarkdown(words).content);
}

export function boldParagraph(words: string): RichBlock {
  return { type: 'paragraph', content: [{ type: 'text', text: words, marks: [{ type: 'bold' }] }] };
}

/** Those of `more`, in normal form, that `blocks` does not say already; what XML cannot hold makes no difference. */
export function missingBlocks(blocks: readonly RichBlock[], more: readonly RichBlock[]): readonly RichBlock[] {
  const said = new Set(normalBlocks(blocks).map(keyOf));
  return withoutEmpty(normalBlocks(more)).filter((block) => !said.has(keyOf(block)));
}

function normalBlocks(content: readonly RichBlock[]): readonly RichBlock[] {
  return normalizeRichText({ type: 'doc', content }).content;
}

function keyOf(block: RichBlock): string {
  return JSON.stringify(block, (_, value: unknown) => (typeof value === 'string' ? xmlSafe(value.toWellFormed()) : value));
}

function withoutEmpty(content: readonly RichBlock[]): readonly RichBlock[] {
  return isEmptyRichText({ type: 'doc', content }) ? [] : content;
}
