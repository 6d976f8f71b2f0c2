/** Makes the compiler prove that every case of a union is handled; throws if data from outside slips through. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
