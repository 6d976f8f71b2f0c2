declare module 'opencc-js/dict/TSCharacters' {
  /** Traditional characters with their Simplified form: `網 网|國 国|…`. */
  const table: string;

  export = table;
}
