/** Makes a value when it is first asked for, and keeps it: for what is dear to make and not needed to begin with. */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
