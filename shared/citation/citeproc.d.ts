declare module 'citeproc' {
  interface System {
    /** The item with this id, with its id. */
    retrieveItem(id: string): object;
    /** The locale file of a language tag; false for one that is not there. */
    retrieveLocale(language: string): string | false;
  }
  interface ClusterItem {
    readonly id: string;
    readonly locator?: string;
    readonly label?: string;
  }
  interface Cluster {
    readonly citationID: string;
    readonly citationItems: readonly ClusterItem[];
    readonly properties: { readonly noteIndex: number };
  }
  interface Engine {
    readonly opt: { readonly xclass: string };
    setOutputFormat(format: 'text' | 'html'): void;
    updateItems(ids: readonly string[]): void;
    rebuildProcessorState(
      citations: readonly Cluster[],
      mode: 'html',
      uncited: readonly string[],
    ): readonly (readonly [id: string, noteIndex: number, citation: string])[];
    /** False for a style without a bibliography. */
    makeBibliography(): readonly [parameters: unknown, entries: readonly string[]] | false;
  }
  const csl: { readonly Engine: new (system: System, style: string, language: string, forceLanguage: boolean) => Engine };
  export = csl;
}
