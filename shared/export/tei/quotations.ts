import { createOccurrenceIndex } from '../../anchor/occurrence-index';
import { resolveTarget } from '../../anchor/resolve';
import type { Target } from '../../model/records';
import { isEmptySpan, type Span } from '../../text/offset';
import { formatPlaceRange } from '../../text/place';
import type { SourceText } from '../../text/source-text';
import type { ExportInput } from '../export-input';
import { wholeCharacters } from '../whole-characters';
import { xmlId } from './ids';
import type { Passage, Passages } from './passages';

/** A passage that an essay quotes or cites. */
export interface QuotedPassage {
  readonly passage: Passage;
  /** False where the app is not sure of the place. */
  readonly isSure: boolean;
}

/** Names the passages that commentaries quote or cite as they are met: by the place of an annotation that is just as long, else by one of their own. */
export class QuotedPassages {
  readonly #input: Pick<ExportInput, 'text' | 'source'>;
  readonly #known: Map<string, Passage>;
  readonly #own: Passage[] = [];
  readonly #occurrencesOf: ReturnType<typeof createOccurrenceIndex>;

  constructor(input: Pick<ExportInput, 'text' | 'source'>, { byAnnotation }: Passages) {
    this.#input = input;
    this.#known = new Map([...byAnnotation.values()].flat().map((passage) => [keyOf(passage.span), passage]));
    this.#occurrencesOf = createOccurrenceIndex(input.text.text);
  }

  /** Where the quoted words stand; undefined when they are not found in the text. */
  find(target: Target): QuotedPassage | undefined {
    const { text, source } = this.#input;
    const anchor = resolveTarget(text, source.revisionId, target, this.#occurrencesOf);
    if (anchor.state === 'orphaned' || isEmptySpan(anchor.span)) return undefined;
    const passage = this.#nameAt(wholeCharacters(text, anchor.span));
    return passage === undefined ? undefined : { passage, isSure: anchor.state === 'anchored' };
  }

  #nameAt(span: Span): Passage | undefined {
    const known = this.#known.get(keyOf(span));
    if (known !== undefined) return known;
    const passage = passageAt(this.#input.text, span);
    if (passage === undefined) return undefined;
    this.#known.set(keyOf(span), passage);
    this.#own.push(passage);
    return passage;
  }

  /** Those that are no place of an annotation, in order of place. */
  get own(): readonly Passage[] {
    return this.#own.toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  }
}

function keyOf({ start, end }: Span): string {
  return `${start}.${end}`;
}

/** Undefined where there is nothing but the empty lines between blocks. */
function passageAt(text: SourceText, span: Span): Passage | undefined {
  const touched = text.blocks.filter((block) => block.span.start < span.end && block.span.end > span.start);
  const [first, last] = [touched[0], touched.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const name = keyOf(span);
  const [id, from, to] = [xmlId('quoted', name), xmlId('quoted-from', name), xmlId('quoted-to', name)];
  return { span, placeLabel: formatPlaceRange(text, span), id, from, to, firstBlock: first.index, lastBlock: last.index };
}
