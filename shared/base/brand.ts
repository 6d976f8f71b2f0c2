declare const brand: unique symbol;

/** A nominal type: a `Brand<number, 'Offset'>` is a number that cannot be mixed up with another number. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
