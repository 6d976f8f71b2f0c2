import type { AnnotationId, CodeId } from '../model/records';
import type { CodeQuery, CodeTest, CodingRelation } from './code-query';
import { branchOf } from './codebook';
import { type CodedText, isOwnPair, type PlacedCodings, placeCodings, RelationFinder } from './placed-codings';

/**
 * The annotations for which the query holds. Relations are looked for among all codings of the text, in n log n for each term.
 * A code that is not in the codebook is given to nothing.
 */
export function matchQuery(query: CodeQuery, coded: CodedText): ReadonlySet<AnnotationId> {
  const matching = coded.annotations.map(() => true);
  const matcher = new TermMatcher(coded);
  for (const condition of query) {
    const answers = condition.map(({ not, test }) => ({ not, holds: matcher.match(test) }));
    matching.forEach((holds, index) => {
      if (holds) matching[index] = answers.some(({ not, holds: answer }) => (answer[index] === 1) !== not);
    });
  }
  return new Set(coded.annotations.filter((_, index) => matching[index]).map(({ id }) => id));
}

class TermMatcher {
  readonly #coded: CodedText;
  #placed: PlacedCodings | null = null;

  constructor(coded: CodedText) {
    this.#coded = coded;
  }

  /** 1 for each annotation for which the test holds. */
  match(test: CodeTest): Uint8Array {
    const { codebook, annotations } = this.#coded;
    switch (test.kind) {
      case 'code':
        return this.#having(branchOf(codebook, test.code));
      case 'coded':
        return Uint8Array.from(annotations, ({ codes }) => Number(codes.some((code) => codebook.codes.has(code))));
      case 'paragraph':
        return this.#inParagraph(test.paragraph);
      case 'pair':
        return this.#paired(branchOf(codebook, test.code), test.relation, branchOf(codebook, test.other));
    }
  }

  #having(branch: ReadonlySet<CodeId>): Uint8Array {
    return Uint8Array.from(this.#coded.annotations, ({ codes }) => Number(codes.some((code) => branch.has(code))));
  }

  #inParagraph(number: number): Uint8Array {
    const { text, annotations } = this.#coded;
    const block = text.blocks.find(({ paragraph }) => paragraph === number);
    const found = new Uint8Array(annotations.length);
    if (block === undefined) return found;
    const { owners, blocks } = this.#places();
    owners.forEach((owner, place) => {
      if ((blocks.first[place] ?? 0) <= block.index && (blocks.last[place] ?? 0) >= block.index) found[owner] = 1;
    });
    return found;
  }

  #paired(branch: ReadonlySet<CodeId>, relation: CodingRelation, other: ReadonlySet<CodeId>): Uint8Array {
    const { annotations } = this.#coded;
    const placed = this.#places();
    const having = this.#having(branch);
    const isOther = this.#having(other);
    const finder = new RelationFinder(
      placed,
      relation,
      placed.owners.map((_, place) => place).filter((place) => isOther[placed.owners[place] ?? 0] === 1),
    );
    const found = Uint8Array.from(annotations, ({ codes }) => Number(isOwnPair(codes, branch, other)));
    placed.owners.forEach((owner, place) => {
      if (having[owner] === 1 && found[owner] === 0 && finder.isRelated(place)) found[owner] = 1;
    });
    return found;
  }

  #places(): PlacedCodings {
    this.#placed ??= placeCodings(this.#coded);
    return this.#placed;
  }
}
