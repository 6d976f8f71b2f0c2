declare module '@citation-js/core' {
  interface ChainOptions {
    readonly generateGraph?: boolean;
    readonly forceType?: string;
  }
  const plugins: { readonly input: { chain(data: string, options: ChainOptions): readonly unknown[] } };

  export { plugins };
}
declare module '@citation-js/plugin-bibtex' {}
declare module '@citation-js/plugin-ris' {}
