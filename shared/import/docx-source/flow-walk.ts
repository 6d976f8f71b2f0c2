import type { GetAttribute } from '../docx/scan-xml';
import { Fields } from './fields';
import type { Flow, FlowParagraph, FlowPoint, NoteReference } from './flow';
import { noteMark } from './note-mark';
import { RunLook } from './run-look';

const DELETED: ReadonlySet<string> = new Set(['w:del', 'w:moveFrom']);
const TRACKED: ReadonlySet<string> = new Set(['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo']);
/** What stands for a character in a run. A break of page or column begins a new line. */
const SIGNS: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '\u2011',
  'w:softHyphen': '\u00ad',
};
const COUNTED = {
  'w:tbl': 'tables',
  'w:drawing': 'pictures',
  'w:pict': 'pictures',
  'w:object': 'pictures',
  'w:altChunk': 'foreign',
} as const;
/** Formulas have their own runs. */
const RUNS: ReadonlySet<string> = new Set(['w:r', 'm:r']);

/**
 * Walks through a part of a Word file in one pass and writes its paragraphs into a flow, with all tracked changes accepted: what was
 * deleted is left out, and a paragraph whose end was deleted goes on in the next. Marks of comments may stand anywhere. Cells of tables
 * are paragraphs row by row; words in a text box come behind the paragraph that it hangs on.
 */
export class FlowWalk {
  readonly #flow: Flow;
  readonly #path: string[] = [];
  /** Paragraphs inside each other, the outermost first: a text box stands in a paragraph. */
  readonly #open: number[] = [];
  /** By depth, the paragraph that goes on in the next one because its end was deleted. */
  readonly #joined = new Map<number, number>();
  readonly #fields = new Fields();
  #look = new RunLook();
  /** Inside of deletions, or of readings above characters. */
  #left = 0;
  #isEndDeleted = false;
  /** Words of the text element that is open; null outside of one. */
  #words: string | null = null;
  #keepsBlanks = false;
  #note: NoteReference | null = null;
  readonly #referred = { footnote: new Set<string>(), endnote: new Set<string>() };

  constructor(flow: Flow) {
    this.#flow = flow;
  }

  readonly open = (name: string, get: GetAttribute): void => {
    const [above, parent] = [this.#path.at(-2) ?? '', this.#path.at(-1) ?? ''];
    this.#path.push(name);
    if (TRACKED.has(name)) this.#track(name, parent, above);
    else if (name === 'w:p') this.#startParagraph();
    else if (name === 'w:r' || name === 'm:r') this.#look = new RunLook();
    else if (parent === 'w:rPr' && above === 'w:r') this.#look.take(name, get);
    else if (parent === 'w:pPr' && above === 'w:p') this.#shape(name, get('w:val'));
    else if (parent === 'w:numPr') this.#putIntoList(name, get('w:val'));
    else if (RUNS.has(parent)) this.#take(name, get);
    else this.#mark(name, get);
    this.#count(name);
  };

  readonly close = (name: string): void => {
    this.#path.pop();
    if (name === 'w:t' || name === 'm:t') this.#endWords();
    else if (name === 'w:p') this.#endParagraph();
    else if (name === 'w:r') this.#endRun();
    else if (name === 'w:rt' || (DELETED.has(name) && this.#path.at(-1) !== 'w:rPr')) this.#left -= 1;
  };

  readonly text = (words: string): void => {
    if (this.#words !== null) this.#words += words;
  };

  /** The paragraphs that follow are those of this footnote or endnote. */
  startNote(note: NoteReference): void {
    this.#note = note;
    this.#joined.clear();
  }

  get #paragraph(): FlowParagraph | undefined {
    return this.#flow.paragraphs[this.#open.at(-1) ?? -1];
  }

  #track(name: string, parent: string, above: string): void {
    this.#flow.counts.tracked += 1;
    // In the properties it is told of the paragraph's end.
    if (parent === 'w:rPr') {
      if (name === 'w:del' && above === 'w:pPr') this.#isEndDeleted = true;
    } else if (DELETED.has(name)) this.#left += 1;
  }

  #startParagraph(): void {
    this.#isEndDeleted = false;
    const before = this.#joined.get(this.#open.length);
    this.#joined.delete(this.#open.length);
    const joined = before === undefined ? undefined : this.#flow.paragraphs[before];
    if (before !== undefined && joined !== undefined) {
      this.#open.push(before);
      // Looks lie in the paragraph's end: those of the last one hold.
      Object.assign(joined, { style: '', outline: null, list: null });
      return;
    }
    this.#open.push(this.#flow.paragraphs.length);
    this.#flow.paragraphs.push({ words: '', style: '', outline: null, list: null, highlights: [], note: this.#note });
  }

  #endParagraph(): void {
    const ended = this.#open.pop();
    if (ended !== undefined && this.#isEndDeleted) this.#joined.set(this.#open.length, ended);
    this.#isEndDeleted = false;
    this.#fields.endParagraph();
  }

  #shape(name: string, value: string): void {
    const paragraph = this.#paragraph;
    if (paragraph === undefined) return;
    if (name === 'w:pStyle') paragraph.style = value;
    else if (name === 'w:outlineLvl' && /^\d$/.test(value)) paragraph.outline = Number(value);
  }

  #putIntoList(name: string, value: string): void {
    const paragraph = this.#paragraph;
    if (paragraph === undefined || this.#path.at(-3) !== 'w:pPr' || this.#path.at(-4) !== 'w:p') return;
    const { id, level } = paragraph.list ?? { id: '', level: null };
    if (name === 'w:numId') paragraph.list = { id: value, level };
    else if (name === 'w:ilvl') paragraph.list = { id, level: /^[0-8]$/.test(value) ? Number(value) : null };
  }

  /** What stands in a run. */
  #take(name: string, get: GetAttribute): void {
    const sign = SIGNS[name];
    if (name === 'w:t' || name === 'm:t') {
      this.#words = '';
      this.#keepsBlanks = get('?:space') === 'preserve' || name === 'm:t';
    } else if (sign !== undefined) this.#add(sign);
    else if (name === 'w:fldChar') this.#fields.take(get('w:fldCharType'));
    else if (name === 'w:sym') this.#addSymbol(get('w:char'));
    else if (name === 'w:footnoteReference' || name === 'w:endnoteReference') this.#refer(name, get);
    else this.#mark(name, get);
  }

  /** Blanks at the ends of a text element count only where it says so; line ends inside are blanks. */
  #endWords(): void {
    const words = (this.#words ?? '').replace(/\r\n|[\r\n]/g, ' ');
    this.#words = null;
    this.#add(this.#keepsBlanks ? words : words.replace(/^[ \t]+|(?<![ \t])[ \t]+$/g, ''));
  }

  #add(words: string): void {
    const paragraph = this.#paragraph;
    if (words === '' || paragraph === undefined || this.#left > 0 || this.#look.isHidden || !this.#fields.isText) return;
    const start = paragraph.words.length;
    paragraph.words += words;
    const { color } = this.#look;
    if (color === null) return;
    const last = paragraph.highlights.at(-1);
    if (last !== undefined && last.end === start && last.color === color) last.end = paragraph.words.length;
    else paragraph.highlights.push({ start, end: paragraph.words.length, color });
  }

  #addSymbol(hex: string): void {
    const code = /^[0-9a-f]{1,5}$/i.test(hex) ? Number.parseInt(hex, 16) : 0;
    const isOwn = code >= 0xe000 && code <= 0xf8ff;
    if (isOwn) this.#flow.counts.symbols += 1;
    if (code >= 0x20 && (code < 0xd800 || code >= 0xe000)) this.#add(isOwn ? '\ufffd' : String.fromCodePoint(code));
  }

  #refer(name: string, get: GetAttribute): void {
    if (this.#left > 0 || !this.#fields.isText) return;
    const kind = name === 'w:footnoteReference' ? 'footnote' : 'endnote';
    const known = this.#referred[kind];
    const id = get('w:id');
    if (known.has(id)) return;
    known.add(id);
    const note: NoteReference = { kind, id, number: known.size };
    this.#flow.notes.push(note);
    // A mark of the writer's own follows as words.
    if (get('w:customMarkFollows') === '') this.#add(noteMark(note));
  }

  #endRun(): void {
    if (this.#look.isHidden) this.#flow.counts.hidden += 1;
    this.#look = new RunLook();
  }

  /** Of marks that stand twice the first holds. */
  #mark(name: string, get: GetAttribute): void {
    if (name === 'w:commentRangeStart') putOnce(this.#flow.starts, get('w:id'), this.#point());
    else if (name === 'w:commentRangeEnd') putOnce(this.#flow.ends, get('w:id'), this.#point());
    else if (name === 'w:commentReference') putOnce(this.#flow.references, get('w:id'), this.#point());
    else if (name === 'w:rt') this.#left += 1;
  }

  #point(): FlowPoint {
    const open = this.#open.at(-1);
    const paragraph = open ?? this.#flow.paragraphs.length - 1;
    return { paragraph, at: this.#flow.paragraphs[paragraph]?.words.length ?? 0, isInside: open !== undefined };
  }

  #count(name: string): void {
    const counts = this.#flow.counts;
    if (name === 'w:rt') counts.readings += 1;
    // A box with words in it is none.
    else if (name === 'w:txbxContent') counts.pictures = Math.max(0, counts.pictures - 1);
    else if (isCounted(name) && this.#left === 0) counts[COUNTED[name]] += 1;
  }
}

function isCounted(name: string): name is keyof typeof COUNTED {
  return name in COUNTED;
}

function putOnce(map: Map<string, FlowPoint>, key: string, value: FlowPoint): void {
  if (key !== '' && !map.has(key)) map.set(key, value);
}
