import type { EssayCitations } from '../../citation/cite-essay';
import type { Codebook } from '../../codebook/codebook';
import { checkQuotation } from '../../commentary/check-quotation';
import { nameAnnotation } from '../../commentary/name-annotation';
import type { EssayBlock, EssayMention } from '../../model/essay';
import type { AnnotationId, RevisionId, Source, Target } from '../../model/records';
import { type Span, sliceSpan } from '../../text/offset';
import { formatPlaceRange, placeOf } from '../../text/place';
import type { SourceText } from '../../text/source-text';
import type { AnchoredAnnotation } from '../export-annotations';
import type { EssayExport, EssayLabels, MentionedRecord } from './essay-export';

/** An essay, and all that a file of it says besides. */
export interface EssayRecords {
  /** '' for one without a title. */
  readonly title: string;
  readonly blocks: readonly EssayBlock[];
  readonly cited: EssayCitations;
  readonly text: SourceText;
  readonly revisionId: RevisionId;
  readonly work: Pick<Source, 'citation' | 'provenance'>;
  readonly codebook: Codebook;
  /** Of those on the text; undefined for one that is gone. */
  readonly findAnnotation: (id: AnnotationId) => Pick<AnchoredAnnotation, 'annotation' | 'note' | 'anchor'> | undefined;
  readonly withNotes: boolean;
  readonly labels: EssayLabels & EssayPlaceLabels;
}

/** What files of essays call places and records that have no number or name. */
export interface EssayPlaceLabels {
  /** In the place of the name of what is mentioned and gone. */
  readonly mentionLost: string;
  /** Places outside the numbered paragraphs. */
  readonly kinds: Readonly<Record<Exclude<SourceText['blocks'][number]['kind'], 'paragraph'>, string>>;
}

/** Puts together what goes into a file of an essay: places, names and notes as they are now. */
export function collectEssay(records: EssayRecords): EssayExport {
  const { title, blocks, cited, text, revisionId, work, codebook, withNotes, labels } = records;
  const placed = (where: Span): string => {
    const kind = text.blocks[placeOf(text, where).block]?.kind ?? 'paragraph';
    return formatPlaceRange(text, where) || (kind === 'paragraph' ? '' : labels.kinds[kind]);
  };
  const recordOf = (mention: EssayMention['attrs']): MentionedRecord => {
    if (mention.kind === 'code') return { name: codebook.codes.get(mention.id)?.name ?? labels.mentionLost, note: null };
    const found = records.findAnnotation(mention.id);
    if (found === undefined) return { name: labels.mentionLost, note: null };
    const { annotation, anchor, note } = found;
    const words = anchor.state === 'orphaned' ? annotation.targets[0].quote.exact : sliceSpan(text.text, anchor.span);
    return {
      name: nameAnnotation(anchor.state === 'orphaned' ? '' : placed(anchor.span), words),
      note: {
        quotation: words.replace(/\s+/gu, ' '),
        body: note?.body ?? null,
        codes: annotation.codes.map((code) => codebook.labels.get(code) ?? '').join('; '),
      },
    };
  };
  const placeOfTarget = (target: Target): string => {
    const check = checkQuotation({ text, revisionId }, { target, words: target.quote.exact });
    return 'span' in check ? placed(check.span) : '';
  };
  return {
    title,
    blocks,
    work,
    citations: cited.formatted,
    citesPlaces: cited.citesPlaces,
    placeOf: placeOfTarget,
    recordOf,
    withNotes,
    labels,
  };
}
