import { type Collected, type CollectRequest, collectAnnotations } from './collect-annotations';

/** `version` is another one whenever something was done to annotations. */
export type VersionedRequest = CollectRequest & { readonly version: string };

interface Collecting {
  readonly request: VersionedRequest;
  readonly collected: Promise<Collected>;
}

/** All, and those that the list shows. */
const KEPT = 2;

/** Collects annotations for everything in the dialog that asks for them; what was asked for before is not collected again. */
export class Collector {
  #kept: readonly Collecting[] = [];

  collect(request: VersionedRequest): Promise<Collected> {
    const known = this.#kept.find((one) => isSame(one.request, request));
    if (known !== undefined) return known.collected;
    const collected = collectAnnotations(request);
    this.#kept = [{ request, collected }, ...this.#kept].slice(0, KEPT);
    return collected;
  }
}

function isSame(a: VersionedRequest, b: VersionedRequest): boolean {
  return a.version === b.version && a.source === b.source && a.codebook === b.codebook && a.filter === b.filter;
}
