/** Numbers in [0, 1) that a seed decides (mulberry32, Tommy Ettinger, public domain). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `POSTIL_SEED` where it is set, otherwise a new one. Print it: it repeats the run. */
export function readSeed(): number {
  const asked = Number(process.env.POSTIL_SEED);
  return process.env.POSTIL_SEED !== undefined && Number.isInteger(asked) ? asked : Date.now() % 1_000_000;
}
