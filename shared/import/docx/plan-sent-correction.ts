import { pushTo } from '../../base/push-to';
import type { Annotation, Correction } from '../../model/records';
import { validateRecord } from '../../model/validate-records';
import { inFileForm, separatorOf } from './align-text';
import type { PlanningContext } from './plan-docx-import';
import type { ReturnItem, ReturnKind } from './return-plan';
import type { SentCorrection } from './sent-corrections';
import { PARAGRAPH_END } from './tracked-pieces';

/**
 * What was decided in Word on our own corrections, one item an annotation: accepted, it is settled; rejected, withdrawn; edited, it says
 * what it says there. Nothing of those that came back as they went out, that have been withdrawn or say the same here already, or whose
 * annotation is not here.
 */
export function planSentCorrections(corrections: readonly SentCorrection[], context: PlanningContext): readonly ReturnItem[] {
  const byAnnotation = new Map<string, SentCorrection[]>();
  for (const correction of corrections) pushTo(byAnnotation, correction.annotation.id, correction);
  return [...byAnnotation].flatMap(([id, places]) => {
    const current = context.annotations.get(id);
    if (current === undefined || current.sourceId !== context.source.id || current.trashedAt !== null) return [];
    return planPlaces(current, places, context) ?? [];
  });
}

function planPlaces(current: Annotation, places: readonly SentCorrection[], context: PlanningContext): ReturnItem | null {
  const [first] = places;
  const { correction } = current;
  if (first === undefined || correction === null) return null;
  const isMixed = places.some(({ state, says }) => state !== first.state || (state === 'edited' && says !== first.says));
  const isSame = inFileForm(correction.replacement) === inFileForm(first.annotation.correction?.replacement ?? '');
  const author = places.findLast((place) => place.author !== '')?.author ?? '';
  if (isMixed)
    return itemOf(current, null, { kind: 'correction-mixed', author, before: correction.replacement, after: '', isSure: false }, context);
  const says = first.says.replaceAll(PARAGRAPH_END, separatorOf(context.text));
  switch (first.state) {
    case 'standing':
      return null;
    case 'accepted': {
      if (!isSame || current.check === 'settled') return null;
      const shown = { before: current.targets[0].quote.exact, after: correction.replacement };
      return itemOf(current, { ...current, check: 'settled' }, { kind: 'correction-accepted', author, ...shown, isSure: true }, context);
    }
    case 'rejected': {
      if (!isSame) return null;
      const shown = { before: correction.replacement, after: '' };
      return itemOf(current, { ...current, correction: null }, { kind: 'correction-rejected', author, ...shown, isSure: false }, context);
    }
    case 'edited': {
      if (inFileForm(correction.replacement) === inFileForm(says)) return null;
      const edited: Correction = { ...correction, replacement: says };
      const shown = { before: correction.replacement, after: says };
      return itemOf(current, { ...current, correction: edited }, { kind: 'correction-edited', author, ...shown, isSure: isSame }, context);
    }
  }
}

interface Told {
  readonly kind: ReturnKind;
  readonly author: string;
  readonly before: string;
  readonly after: string;
  readonly isSure: boolean;
}

function itemOf(current: Annotation, altered: Annotation | null, told: Told, { change }: PlanningContext): ReturnItem | null {
  const after = altered === null ? null : { ...altered, updatedAt: change.at };
  if (after !== null && !validateRecord('annotations', after).ok) return null;
  return {
    id: `correction of ${current.id}`,
    quote: current.targets[0].quote.exact,
    state: 'anchored',
    ...told,
    edits: after === null ? [] : [{ table: 'annotations', key: current.id, before: current, after }],
  };
}
