import type { AnchorState } from './anchor';

/** A passage in [brackets] in one revision, and what becomes of it in the next. */
export interface ResolveCase {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly state: AnchorState;
  /** The best candidate with eight units of text on either side. */
  readonly found?: string;
  readonly candidates?: number;
}

const OPENING = 'The desk is quiet in the early morning. ';
const CLOSING = ' Nobody has written in the margin yet.';

export const RESOLVE_CASES: readonly ResolveCase[] = [
  {
    name: 'text added before',
    before: `${OPENING}We should [build a cyber power] by hard work.${CLOSING}`,
    after: `A new first sentence. ${OPENING}We should build a cyber power by hard work.${CLOSING}`,
    state: 'anchored',
    found: ' should |build a cyber power| by hard',
  },
  {
    name: 'the word before it changed, the rest of the context stands',
    before: `${OPENING}We should [build a cyber power] by hard work.${CLOSING}`,
    after: `${OPENING}All of us must build a cyber power by hard work.${CLOSING}`,
    state: 'anchored',
    found: 'us must |build a cyber power| by hard',
  },
  {
    name: 'the only copy stands in other surroundings',
    before: `${OPENING}We should [build a cyber power] by hard work.${CLOSING}`,
    after: 'Something else entirely was said, namely that they build a cyber power elsewhere, with other people.',
    state: 'doubtful',
    found: 'at they |build a cyber power| elsewhe',
    candidates: 1,
  },
  {
    name: 'the passage is deleted and its twin stays: never slides to the twin',
    before: `First we said: into a cyber power. ${OPENING}Then we repeated it: into [a cyber power] and stopped.${CLOSING}`,
    after: `First we said: into a cyber power. ${OPENING}Then we stopped.${CLOSING}`,
    state: 'doubtful',
    found: 'd: into |a cyber power|. The de',
    candidates: 1,
  },
  {
    name: 'the first of two equal paragraphs is deleted: the other one is not taken for it',
    before: `${OPENING}\n\nThe [refrain] comes again and again.\n\n${CLOSING}\n\nThe refrain comes again and again.\n\nThe end of it.`,
    after: `${OPENING}\n\n${CLOSING}\n\nThe refrain comes again and again.\n\nThe end of it.`,
    state: 'doubtful',
    found: 't.\n\nThe |refrain| comes a',
    candidates: 1,
  },
  {
    name: 'several copies, one with the old context',
    before: `A cyber power is one thing, a cyber power another. ${OPENING}Here is [a cyber power] as well.${CLOSING} And a cyber power.`,
    after: `New. A cyber power is one thing, a cyber power another. ${OPENING}Here is a cyber power as well.${CLOSING} And a cyber power.`,
    state: 'anchored',
    found: 'Here is |a cyber power| as well',
  },
  {
    name: 'a refrain with the same words around it on both sides: asks, the one of the same number first',
    before: 'x '.repeat(40) + 'and the refrain and the refrain and the [refrain] and the refrain and the refrain'.padEnd(120, ' y'),
    after: `new ${'x '.repeat(40)}${'and the refrain and the refrain and the refrain and the refrain and the refrain'.padEnd(120, ' y')}`,
    state: 'doubtful',
    found: 'and the |refrain| and the',
    candidates: 5,
  },
  {
    name: 'a letter corrected inside the passage',
    before: `${OPENING}We made a great sexual [achievement in histroy] and were proud.${CLOSING}`,
    after: `${OPENING}We made a great sexual achievement in history and were proud.${CLOSING}`,
    state: 'doubtful',
    found: ' sexual |achievement in history| and wer',
    candidates: 1,
  },
  {
    name: 'everything is gone',
    before: `${OPENING}We should [build a cyber power] by hard work.${CLOSING}`,
    after: 'Ganz andere Wörter, und kein einziges davon ist geblieben.',
    state: 'orphaned',
  },
  {
    name: 'Han without spaces, an astral character before it',
    before: '黨的十八大以來,以習近平同志為核心的黨中央審時度勢,努力把我國建設成為[網絡強國],向網絡強國進軍的號角已經吹響了。',
    after: '𠮷𠮷黨的十八大以來,以習近平同志為核心的黨中央審時度勢,努力把我國建設成為網絡強國,向網絡強國進軍的號角已經吹響了。',
    state: 'anchored',
    found: '力把我國建設成為|網絡強國|,向網絡強國進軍',
  },
  {
    name: 'a passage across paragraphs',
    before: `${OPENING}It [ends.\n\nAnd begins] again.${CLOSING}`,
    after: `New.\n\n${OPENING}It ends.\n\nAnd begins again.${CLOSING}`,
    state: 'anchored',
    found: 'ing. It |ends.\n\nAnd begins| again. ',
  },
  {
    name: 'a capital is another word until the reader says otherwise',
    before: `${OPENING}It is the [internet of things] that counts.${CLOSING}`,
    after: `${OPENING}It is the Internet of things that counts.${CLOSING}`,
    state: 'doubtful',
    found: ' is the |Internet of things| that co',
    candidates: 1,
  },
];
