import fc from 'fast-check';
import { annotationId, codeId } from '../model/ids';
import { code } from '../model/record.cases';
import type { AnnotationId, CodeId } from '../model/records';
import { readSourceText } from '../text/read-source-text';
import type { CodeQuery, CodeTest, CodingRelation, Term } from './code-query';
import { branchOf, createCodebook } from './codebook';
import type { CodedAnnotation, CodedText } from './placed-codings';

/** Six paragraphs of ten letters, under a title. */
const WORDS = `Title\n\n${'abcdefghij\n\n'.repeat(6)}`;
const STRIDE = 12;

const below = (name: string, parent: string | null) => code(name, { name, parentId: parent === null ? null : codeId(parent) });

/** A > (B, C > D), E. */
export const CODEBOOK = createCodebook([below('A', null), below('B', 'A'), below('C', 'A'), below('D', 'C'), below('E', null)]);

/** A text with these annotations: `{ a: ['B D', '2:0-5', '3:1-4'] }` has the codes B and D from 0 to 5 in ¶2 and from 1 to 4 in ¶3. */
export function codedText(lines: Readonly<Record<string, readonly [codes: string, ...places: readonly string[]]>>): CodedText {
  return toText(
    Object.entries(lines).map(([id, [codes, ...places]]) => ({
      id: annotationId(id),
      codes: codes.split(' ').filter(Boolean).map(codeId),
      places: places.map((place) => {
        const [paragraph = 0, start = 0, end = 0] = place.split(/[:-]/u).map(Number);
        const from = 7 + (paragraph - 1) * STRIDE;
        return { start: from + start, end: from + end };
      }),
    })),
  );
}

function toText(annotations: readonly CodedAnnotation[]): CodedText {
  const text = readSourceText(new TextEncoder().encode(WORDS));
  if (!text.ok) throw new Error(text.error.code);
  return { codebook: CODEBOOK, text: text.value, annotations };
}

const anyCode = fc.constantFrom('A', 'B', 'C', 'D', 'E').map(codeId);
const anyPlace = fc
  .record({ start: fc.integer({ min: 0, max: WORDS.length - 2 }), length: fc.integer({ min: 1, max: 20 }) })
  .map(({ start, length }) => ({ start, end: Math.min(WORDS.length - 1, start + length) }));

/** Any annotations of any codes, several places and orphans among them. */
export const codedTexts: fc.Arbitrary<CodedText> = fc
  .array(fc.record({ codes: fc.uniqueArray(anyCode, { maxLength: 3 }), places: fc.array(anyPlace, { maxLength: 3 }) }), { maxLength: 14 })
  .map((list) => toText(list.map((one, index) => ({ ...one, id: annotationId(`a${index}`) }))));

export const relations: fc.Arbitrary<CodingRelation> = fc.oneof(
  fc.constant<CodingRelation>({ kind: 'together' }),
  fc.constant<CodingRelation>({ kind: 'overlaps' }),
  fc.constant<CodingRelation>({ kind: 'within' }),
  fc.record({
    kind: fc.constant('near' as const),
    distance: fc.integer({ min: 0, max: 12 }),
    unit: fc.constantFrom('characters' as const, 'paragraphs' as const),
  }),
);

const tests: fc.Arbitrary<CodeTest> = fc.oneof(
  fc.record({ kind: fc.constant('code' as const), code: anyCode }),
  fc.constant<CodeTest>({ kind: 'coded' }),
  fc.record({ kind: fc.constant('paragraph' as const), paragraph: fc.integer({ min: 0, max: 8 }) }),
  fc.record({ kind: fc.constant('pair' as const), code: anyCode, relation: relations, other: anyCode }),
);

export const queries: fc.Arbitrary<CodeQuery> = fc.array(
  fc.array(fc.record({ not: fc.boolean(), test: tests }), { minLength: 1, maxLength: 3 }),
  { maxLength: 3 },
);

/** The same answer, found by comparing every coding with every other. */
export function matchNaively(query: CodeQuery, coded: CodedText): ReadonlySet<AnnotationId> {
  const holds = (one: CodedAnnotation) => query.every((condition) => condition.some((term) => termHolds(term, one, coded)));
  return new Set(coded.annotations.filter(holds).map(({ id }) => id));
}

function termHolds({ not, test }: Term, one: CodedAnnotation, coded: CodedText): boolean {
  return testHolds(test, one, coded) !== not;
}

function testHolds(test: CodeTest, one: CodedAnnotation, coded: CodedText): boolean {
  switch (test.kind) {
    case 'code':
      return one.codes.some((id) => branchOf(coded.codebook, test.code).has(id));
    case 'coded':
      return one.codes.length > 0;
    case 'paragraph': {
      const block = coded.text.blocks.find(({ paragraph }) => paragraph === test.paragraph);
      return (
        block !== undefined &&
        one.places.some((place) => blockOf(coded, place.start) <= block.index && lastBlock(coded, place) >= block.index)
      );
    }
    case 'pair': {
      const [first, second] = [codingsOf(coded, test.code), codingsOf(coded, test.other)];
      return first.some(
        (a) => a.owner === one && second.some((b) => (a.owner !== b.owner || a.code !== b.code) && isPair(a, b, test.relation, coded)),
      );
    }
  }
}

interface Coding {
  readonly owner: CodedAnnotation;
  readonly code: CodeId;
}

function codingsOf({ annotations, codebook }: CodedText, id: CodeId): readonly Coding[] {
  const branch = branchOf(codebook, id);
  return annotations.flatMap((owner) => owner.codes.filter((one) => branch.has(one)).map((one) => ({ owner, code: one })));
}

function isPair(a: Coding, b: Coding, relation: CodingRelation, coded: CodedText): boolean {
  if (a.owner === b.owner) return true;
  return a.owner.places.some((x) => b.owner.places.some((y) => isRelated(x, y, relation, coded)));
}

interface Place {
  readonly start: number;
  readonly end: number;
}

function isRelated(x: Place, y: Place, relation: CodingRelation, coded: CodedText): boolean {
  switch (relation.kind) {
    case 'together':
      return false;
    case 'overlaps':
      return x.start < y.end && y.start < x.end;
    case 'within':
      return y.start <= x.start && x.end <= y.end;
    case 'near': {
      if (relation.unit === 'characters') return Math.max(0, y.start - x.end, x.start - y.end) <= relation.distance;
      const gap = Math.max(0, blockOf(coded, y.start) - lastBlock(coded, x), blockOf(coded, x.start) - lastBlock(coded, y));
      return gap <= relation.distance;
    }
  }
}

function blockOf({ text }: CodedText, at: number): number {
  return Math.max(
    0,
    text.blocks.findLastIndex(({ span }) => span.start <= at),
  );
}

function lastBlock(coded: CodedText, { end }: Place): number {
  return blockOf(coded, end - 1);
}
