import type { NodeView } from '@tiptap/pm/view';
import type { EssayCitations } from '../../shared/citation/cite-essay';
import { type CitedMark, type CitedRun, plainTextOfRuns, standsApart } from '../../shared/citation/cited-runs';
import { type BibliographyShower, CITING_CLASS, type CitationShower, type CitedEssay } from './cited-essay';

export interface CitationPorts {
  /** Names a citation; '' before it is formatted. */
  readonly label: (words: string) => string;
  /** Names the bibliography. */
  readonly bibliography: string;
  /** Said of citations that a broken style could not write. */
  readonly failed: (detail: string) => string;
  /** The reader asks about a citation. */
  readonly onAsk: (button: HTMLElement) => void;
}

/** A citation in the line: its words, or in a style that cites in notes the number of its note. */
export class CitationView implements NodeView, CitationShower {
  readonly dom: HTMLElement;
  readonly citations = 1;
  words = '';
  readonly #button: HTMLElement;
  readonly #ports: CitationPorts;
  /** Inside a footnote it is words in every style. */
  readonly #isInFootnote: boolean;

  constructor(ports: CitationPorts, essay: CitedEssay | null) {
    this.#ports = ports;
    this.#isInFootnote = essay === null;
    this.dom = document.createElement('span');
    // No button element: it could not break over lines.
    this.#button = document.createElement('span');
    this.#button.role = 'button';
    this.#button.setAttribute('aria-haspopup', 'menu');
    this.#button.addEventListener('mousedown', (event) => event.preventDefault());
    this.#button.addEventListener('click', () => ports.onAsk(this.#button));
    this.dom.append(this.#button);
    this.#show('…', false);
    this.#button.setAttribute('aria-label', ports.label(''));
    essay?.add(this.dom, this);
  }

  cite([runs = []]: readonly (readonly CitedRun[])[], { formatted, failure }: EssayCitations): void {
    const isNumber = formatted.isInNotes && !this.#isInFootnote;
    this.words = plainTextOfRuns(runs);
    this.#show(isNumber ? '' : elementsOf(runs), isNumber);
    this.#button.title = failure === null ? (isNumber ? this.words : '') : this.#ports.failed(failure);
    this.#button.setAttribute('aria-label', this.#ports.label(this.words));
    this.dom.toggleAttribute('data-failed', failure !== null);
    this.dom.toggleAttribute('data-apart', !isNumber && standsApart(runs) && !this.#isAfterBlank());
  }

  #isAfterBlank(): boolean {
    const { previousSibling } = this.dom;
    return previousSibling === null || /\s$/u.test(previousSibling.textContent ?? '');
  }

  #show(content: string | readonly Node[], isNumber: boolean): void {
    this.dom.className = `${this.#isInFootnote ? '' : CITING_CLASS} ${isNumber ? 'commentary-footnote' : 'commentary-citation'}`;
    this.#button.className = isNumber ? 'commentary-footnote-number' : 'commentary-citation-words';
    if (!isNumber) delete this.#button.dataset.number;
    this.#button.replaceChildren(...content);
  }

  ignoreMutation(): boolean {
    return true;
  }
}

/** The bibliography, as the style lists it. Nobody writes in it. */
export class BibliographyView implements NodeView, BibliographyShower {
  readonly dom: HTMLElement;
  readonly #list: HTMLElement;
  readonly #essay: CitedEssay;

  constructor(ports: CitationPorts, essay: CitedEssay) {
    this.#essay = essay;
    this.dom = document.createElement('div');
    this.dom.className = 'commentary-bibliography';
    this.dom.contentEditable = 'false';
    this.#list = document.createElement('ul');
    this.#list.setAttribute('aria-label', ports.bibliography);
    this.dom.append(this.#list);
    essay.addBibliography(this);
  }

  list(entries: readonly (readonly CitedRun[])[]): void {
    this.#list.replaceChildren(
      ...entries.map((entry) => {
        const item = document.createElement('li');
        item.append(...elementsOf(entry));
        return item;
      }),
    );
  }

  ignoreMutation(): boolean {
    return true;
  }

  destroy(): void {
    this.#essay.removeBibliography(this);
  }
}

const TAGS: Readonly<Record<CitedMark, string>> = {
  italic: 'i',
  bold: 'b',
  superscript: 'sup',
  subscript: 'sub',
  underline: 'u',
  'small-caps': 'span',
};

function elementsOf(runs: readonly CitedRun[]): readonly Node[] {
  return runs.map(({ text, marks }) =>
    marks.reduceRight<Node>((inner, mark) => {
      const element = document.createElement(TAGS[mark]);
      if (mark === 'small-caps') element.className = 'commentary-small-caps';
      element.append(inner);
      return element;
    }, document.createTextNode(text)),
  );
}
