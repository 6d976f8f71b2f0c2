import type { Annotation, Note } from '../../../shared/model/records';
import { validateRecord } from '../../../shared/model/validate-records';
import type { LibrarySnapshot } from '../../storage/library';

/** The annotations and notes of a library by id. Rows that cannot be read are left alone: nothing imported may touch them. */
export function storedRecords({ tables }: LibrarySnapshot): {
  readonly annotations: ReadonlyMap<string, Annotation>;
  readonly notes: ReadonlyMap<string, Note>;
} {
  const annotations = new Map<string, Annotation>();
  for (const row of tables.annotations) {
    const valid = validateRecord('annotations', row);
    if (valid.ok) annotations.set(valid.value.id, valid.value);
  }
  const notes = new Map<string, Note>();
  for (const row of tables.notes) {
    const valid = validateRecord('notes', row);
    if (valid.ok) notes.set(valid.value.annotationId, valid.value);
  }
  return { annotations, notes };
}
