import { err, ok, type Result } from '../../base/result';
import { IDENTITY_NAMESPACE } from '../../export/docx/identity';
import { CHECK_STATES, type CheckState, COLOR_IDS, type ColorId, type Correction, SLIP_KINDS } from '../../model/records';
import { type DocxError, DocxFailure } from './docx-error';
import { type DocxPackage, openDocxPackage } from './read-package';
import { scanXml } from './scan-xml';

/** What Postil wrote into the file about its annotations. */
export interface DocxIdentity {
  readonly sourceId: string;
  /** SHA-256 of the text that went out. */
  readonly sha256: string;
  /** Who was named as the author of the comments; '' in files of earlier versions. */
  readonly author: string;
  readonly annotations: readonly SentAnnotation[];
}

/** An annotation as it was when it went out. */
export interface SentAnnotation {
  readonly id: string;
  readonly color: ColorId | null;
  readonly check: CheckState | null;
  /** Null when it corrected nothing. */
  readonly correction: Correction | null;
  readonly codes: readonly string[];
  readonly createdAt: number | null;
  readonly updatedAt: number | null;
  /** Null when it had no note. */
  readonly noteUpdatedAt: number | null;
  /** Of the note's words; '' in files of earlier versions and without a note. */
  readonly noteDigest: string;
  readonly places: readonly SentPlace[];
}

export interface SentPlace {
  /** UTF-16 units of the text that went out; null for one without a place. */
  readonly start: number | null;
  readonly end: number | null;
  readonly bookmark: string;
  /** Durable id of its comment; '' when it had none. */
  readonly comment: string;
  /** What stood below the note. */
  readonly said: string;
  /** Its correction went out as a tracked change. */
  readonly isTracked: boolean;
}

/** Null when the file is not ours, or a program has thrown that part away. */
export async function readIdentity(docx: DocxPackage): Promise<DocxIdentity | null> {
  for (const name of docx.customParts) {
    const part = await docx.load(name);
    if (part === null || !new TextDecoder().decode(part.subarray(0, 2000)).includes(IDENTITY_NAMESPACE)) continue;
    return await readPart(part);
  }
  return null;
}

/** The same of a file that is not open yet; null in the place of the value when it is not ours. */
export async function readOwnIdentity(bytes: Uint8Array): Promise<Result<DocxIdentity | null, DocxError>> {
  try {
    return ok(await readIdentity(await openDocxPackage(bytes)));
  } catch (error) {
    if (error instanceof DocxFailure) return err(error.error);
    throw error;
  }
}

type Sent = SentAnnotation & { readonly places: SentPlace[] };

async function readPart(part: Uint8Array): Promise<DocxIdentity | null> {
  let root: Omit<DocxIdentity, 'annotations'> | null = null;
  const annotations: Sent[] = [];
  await scanXml(part, {
    open: (name, get) => {
      if (name === 'postil:annotations') root = { sourceId: get('source'), sha256: get('sha256'), author: get('author') };
      else if (name === 'postil:annotation') {
        annotations.push({
          id: get('id'),
          color: COLOR_IDS.find((color) => color === get('color')) ?? null,
          check: CHECK_STATES.find((check) => check === get('check')) ?? null,
          correction: correctionOf(get('slip'), get('replacement')),
          codes: get('codes').split(' ').filter(Boolean),
          createdAt: timeOf(get('created')),
          updatedAt: timeOf(get('updated')),
          noteUpdatedAt: timeOf(get('note-updated')),
          noteDigest: get('note-digest'),
          places: [],
        });
      } else if (name === 'postil:place') {
        annotations.at(-1)?.places.push({
          start: offsetOf(get('start')),
          end: offsetOf(get('end')),
          bookmark: get('bookmark'),
          comment: get('comment').toUpperCase(),
          said: get('said'),
          isTracked: get('tracked') === '1',
        });
      }
    },
  });
  return finish(root, annotations);
}

function finish(root: Omit<DocxIdentity, 'annotations'> | null, annotations: readonly Sent[]): DocxIdentity | null {
  return root === null ? null : { ...root, annotations: annotations.filter(({ id, places }) => id !== '' && places.length > 0) };
}

/** A kind of slip that this Postil does not know is another one. */
function correctionOf(slip: string, replacement: string): Correction | null {
  return slip === '' ? null : { replacement, slip: SLIP_KINDS.find((kind) => kind === slip) ?? 'other' };
}

function timeOf(value: string): number | null {
  const time = Date.parse(value);
  return Number.isFinite(time) ? time : null;
}

function offsetOf(value: string): number | null {
  return /^\d{1,10}$/.test(value) ? Number(value) : null;
}
