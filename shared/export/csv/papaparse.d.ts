declare module 'papaparse' {
  interface UnparseConfig {
    readonly delimiter?: string;
    readonly newline?: string;
    readonly escapeFormulae?: boolean | RegExp;
  }
  interface UnparseTable {
    readonly fields: readonly string[];
    readonly data: readonly (readonly string[])[];
  }
  interface Papa {
    unparse(table: UnparseTable | readonly (readonly string[])[], config?: UnparseConfig): string;
    parse(
      csv: string,
      config?: { readonly header?: false },
    ): { readonly data: readonly (readonly string[])[]; readonly errors: readonly unknown[] };
  }
  const papa: Papa;
  export = papa;
}
