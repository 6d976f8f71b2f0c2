import type { CodeQuery, CodeTest, CodingRelation, DistanceUnit, Term } from '../../../shared/codebook/code-query';
import { codeId } from '../../../shared/model/ids';
import type { CodeId } from '../../../shared/model/records';

export const RELATION_CHOICES = ['alone', 'together', 'overlaps', 'within', 'near'] as const;
export type RelationChoice = (typeof RELATION_CHOICES)[number];

/** Stands for any code where one is chosen. */
export const ANY_CODE = '*';

/** A term while it is being put together: what is not chosen yet is null. */
export type TermDraft = CodeDraft | ParagraphDraft;

export interface CodeDraft {
  readonly kind: 'code';
  readonly key: string;
  readonly not: boolean;
  /** A code's id, or `ANY_CODE`, which stands in no relation. */
  readonly code: string | null;
  readonly relation: RelationChoice;
  readonly other: CodeId | null;
  readonly distance: number;
  readonly unit: DistanceUnit;
}

export interface ParagraphDraft {
  readonly kind: 'paragraph';
  readonly key: string;
  readonly not: boolean;
  readonly paragraph: number | null;
}

/** Terms of which one is to hold. */
export interface ConditionDraft {
  readonly key: string;
  readonly terms: readonly TermDraft[];
}

export function newCodeDraft(newKey: () => string): CodeDraft {
  return { kind: 'code', key: newKey(), not: false, code: null, relation: 'alone', other: null, distance: 1, unit: 'paragraphs' };
}

export function newParagraphDraft(newKey: () => string): ParagraphDraft {
  return { kind: 'paragraph', key: newKey(), not: false, paragraph: null };
}

/** The query as it can be edited; a first condition to fill in where there is none. */
export function draftsOf(query: CodeQuery, newKey: () => string): readonly ConditionDraft[] {
  if (query.length === 0) return [{ key: newKey(), terms: [newCodeDraft(newKey)] }];
  return query.map((condition) => ({ key: newKey(), terms: condition.map((term) => draftOf(term, newKey)) }));
}

/** What is asked so far: terms that are not filled in yet ask nothing. */
export function queryOf(drafts: readonly ConditionDraft[]): CodeQuery {
  return drafts.map(({ terms }) => terms.flatMap(termOf)).filter((condition) => condition.length > 0);
}

function draftOf({ not, test }: Term, newKey: () => string): TermDraft {
  const empty = { ...newCodeDraft(newKey), not };
  switch (test.kind) {
    case 'code':
      return { ...empty, code: test.code };
    case 'coded':
      return { ...empty, code: ANY_CODE };
    case 'paragraph':
      return { ...newParagraphDraft(newKey), not, paragraph: test.paragraph };
    case 'pair': {
      const { code, relation, other } = test;
      const distance = relation.kind === 'near' ? { distance: relation.distance, unit: relation.unit } : {};
      return { ...empty, code, other, relation: relation.kind, ...distance };
    }
  }
}

function termOf(draft: TermDraft): readonly Term[] {
  const test = draft.kind === 'code' ? testOfCode(draft) : testOfParagraph(draft);
  return test === null ? [] : [{ not: draft.not, test }];
}

function testOfCode({ code, relation, other, distance, unit }: CodeDraft): CodeTest | null {
  if (code === null) return null;
  if (code === ANY_CODE) return { kind: 'coded' };
  if (relation === 'alone') return { kind: 'code', code: codeId(code) };
  const full: CodingRelation = relation === 'near' ? { kind: 'near', distance, unit } : { kind: relation };
  return other === null ? null : { kind: 'pair', code: codeId(code), relation: full, other };
}

function testOfParagraph({ paragraph }: ParagraphDraft): CodeTest | null {
  return paragraph === null ? null : { kind: 'paragraph', paragraph };
}
