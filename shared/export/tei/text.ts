import { languageRunsOf } from '../../text/language-runs';
import type { Span } from '../../text/offset';
import { sentencesOf } from '../../text/sentences';
import type { Block, LanguageRun, Sentence, SourceText } from '../../text/source-text';
import { cutIntoSegments, type Segment } from '../segments';
import { element, xmlText } from '../xml';
import { xmlId } from './ids';
import type { Passage } from './passages';

type Layer =
  | { readonly span: Span; readonly passage: Passage }
  | { readonly span: Span; readonly run: LanguageRun }
  | { readonly span: Span; readonly sentence: Sentence };

/** A stretch of a block with the empty elements that stand before and behind its words. */
interface Piece {
  readonly sentence: Sentence | undefined;
  readonly run: LanguageRun | undefined;
  readonly xml: string;
}

const ELEMENTS = { title: 'head', heading: 'head', paragraph: 'p', note: 'ab', credit: 'ab', furniture: 'ab' } as const;

/**
 * One block: its sentences as `s`, stretches in another language as `foreign`, and an empty `anchor` wherever a passage begins or
 * ends. Anchors never break a hierarchy, so that passages may overlap and run over blocks. The words of the element are the words of
 * the block, a line end inside as `lb`, a form feed as `pb`.
 */
export function blockToTei(text: SourceText, block: Block, passages: readonly Passage[]): string {
  const sentences = block.kind === 'paragraph' ? sentencesOf(text, block) : [];
  const layers: readonly Layer[] = [
    ...passages.map((passage) => ({ span: passage.span, passage })),
    ...languageRunsOf(text, block).map((run) => ({ span: run.span, run })),
    ...sentences.map((sentence) => ({ span: sentence.span, sentence })),
  ];
  const pieces = cutIntoSegments(block.span, layers).map((segment) => pieceOf(text, block, passages, segment));
  const inSentences = joinRuns(
    pieces,
    ({ sentence }) => sentence,
    (sentence, inside) => {
      const words = joinRuns(
        inside,
        ({ run }) => run,
        (run, parts) =>
          wrapIf(
            run !== undefined,
            'foreign',
            { 'xml:lang': run?.language },
            parts.map(({ xml }) => xml),
          ),
      );
      const id = sentence === undefined ? undefined : xmlId('s', `${block.paragraph}.${sentence.number}`);
      return wrapIf(sentence !== undefined, 's', { 'xml:id': id, n: sentence?.number }, words);
    },
  );
  const attributes = {
    'xml:id': block.paragraph === null ? undefined : xmlId('p', String(block.paragraph)),
    n: block.paragraph ?? undefined,
    type: block.kind === 'paragraph' ? undefined : block.kind,
    'xml:lang': block.language,
    'xml:space': 'preserve',
  };
  return element(ELEMENTS[block.kind], attributes, ...inSentences);
}

function pieceOf(text: SourceText, block: Block, passages: readonly Passage[], { span, covering }: Segment<Layer>): Piece {
  const starts = passages.filter((one) => one.firstBlock === block.index && Math.max(one.span.start, block.span.start) === span.start);
  const ends = passages.filter((one) => one.lastBlock === block.index && Math.min(one.span.end, block.span.end) === span.end);
  const anchor = (id: string) => element('anchor', { 'xml:id': id });
  return {
    sentence: covering.flatMap((layer) => ('sentence' in layer ? [layer.sentence] : []))[0],
    run: covering.flatMap((layer) => ('run' in layer ? [layer.run] : []))[0],
    xml: [
      ...starts.map(({ from }) => anchor(from)),
      withLineBreaks(text.text.slice(span.start, span.end)),
      ...ends.map(({ to }) => anchor(to)),
    ].join(''),
  };
}

function withLineBreaks(words: string): string {
  return words
    .split('\f')
    .map((page) =>
      page
        .split(/\r\n|[\r\n\v]/)
        .map(xmlText)
        .join('<lb/>'),
    )
    .join('<pb/>');
}

/** Neighbours that have the same key, made into one. */
function joinRuns<K>(pieces: readonly Piece[], keyOf: (piece: Piece) => K, join: (key: K, inside: readonly Piece[]) => string): string[] {
  const groups: { readonly key: K; readonly inside: Piece[] }[] = [];
  for (const piece of pieces) {
    const last = groups.at(-1);
    if (last !== undefined && last.key === keyOf(piece)) last.inside.push(piece);
    else groups.push({ key: keyOf(piece), inside: [piece] });
  }
  return groups.map(({ key, inside }) => join(key, inside));
}

function wrapIf(isWrapped: boolean, name: string, attributes: Parameters<typeof element>[1], content: readonly string[]): string {
  return isWrapped ? element(name, attributes, ...content) : content.join('');
}
