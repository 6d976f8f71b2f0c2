/** The part of jsonld.js that the tests use; the package brings no types. */
declare module 'jsonld' {
  interface RemoteDocument {
    readonly documentUrl: string;
    readonly document: unknown;
  }
  interface ToRdfOptions {
    readonly documentLoader: (url: string) => Promise<RemoteDocument>;
    readonly safe: boolean;
    readonly format: 'application/n-quads';
  }
  const jsonld: { toRDF(document: unknown, options: ToRdfOptions): Promise<string> };
  export default jsonld;
}
