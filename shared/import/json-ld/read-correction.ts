import { type Correction, SLIP_KINDS } from '../../model/records';
import { asList, type Found, isFound } from '../found/found-value';

/**
 * A body that says what the passage should say, as we export it. What other programs call `editing` may as well be words about an edit,
 * and stays a note.
 */
export function isCorrectionBody(body: unknown): body is Found & { readonly value: string } {
  return isFound(body) && asList(body.purpose).includes('editing') && typeof body.value === 'string' && slipOf(body) !== undefined;
}

/** The correction of an annotation from a file; null where it has none. */
export function readCorrection(item: Found): Correction | null {
  const body = asList(item.body).find(isCorrectionBody);
  const slip = body === undefined ? undefined : slipOf(body);
  return body === undefined || slip === undefined ? null : { replacement: body.value, slip };
}

function slipOf(body: Found): Correction['slip'] | undefined {
  return SLIP_KINDS.find((kind) => kind === body['postil:slip']);
}
