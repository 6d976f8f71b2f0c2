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
  interface ParseConfig {
    readonly header?: false;
    /** '' or left out: guessed. */
    readonly delimiter?: string;
    readonly delimitersToGuess?: readonly string[];
    /** So many rows at most; 0 for all. */
    readonly preview?: number;
    readonly skipEmptyLines?: boolean | 'greedy';
  }
  interface Papa {
    unparse(table: UnparseTable | readonly (readonly string[])[], config?: UnparseConfig): string;
    parse(
      csv: string,
      config?: ParseConfig,
    ): {
      readonly data: readonly (readonly string[])[];
      readonly errors: readonly { readonly code: string }[];
      readonly meta: { readonly delimiter: string; readonly truncated: boolean };
    };
  }
  const papa: Papa;
  export = papa;
}
