import fc from 'fast-check';
import { readSeed } from './random';

/** The long run tries every property ten times as often, from the seed that it prints. */
if (process.env.POSTIL_LONG === '1') fc.configureGlobal({ numRuns: 1000, seed: readSeed() });
