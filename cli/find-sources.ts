import { foldName } from '../shared/codebook/codebook';
import type { Source } from '../shared/model/records';

export interface FoundSources {
  /** In the order in which they were added. */
  readonly sources: readonly Source[];
  /** A sentence for each name that leads to none, or to several. */
  readonly errors: readonly string[];
}

/** The sources that are called so, by id or title (case and width do not count); all of them when no name is given. */
export function findSources(known: Iterable<Source>, names: readonly string[]): FoundSources {
  const inOrder = [...known].sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  if (names.length === 0) return { sources: inOrder, errors: inOrder.length === 0 ? ['there is no source in the archive'] : [] };
  const errors: string[] = [];
  const found = new Set<Source>();
  for (const name of names) {
    const named = inOrder.filter(({ id, provenance }) => id === name || foldName(provenance.title) === foldName(name));
    const [one, ...others] = named;
    if (one === undefined) errors.push(`no source is called “${name}”; there is ${listOf(inOrder)}`);
    else if (others.length > 0)
      errors.push(`several sources are called “${name}”: say which by id, ${named.map(({ id }) => id).join(' or ')}`);
    else found.add(one);
  }
  return { sources: inOrder.filter((source) => found.has(source)), errors };
}

function listOf(sources: readonly Source[]): string {
  return sources.length === 0 ? 'none' : sources.map(({ id, provenance }) => `“${provenance.title}” (${id})`).join(', ');
}
