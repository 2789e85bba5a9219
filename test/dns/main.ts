/** `npm run dns:oracle`: the compiled index against the oracle, on as many random pairs as are asked for. */
import { parseArgs } from 'node:util';
import { findDifference } from './agree.ts';

const { values } = parseArgs({
  options: { pairs: { type: 'string', default: '100000' }, seed: { type: 'string' } },
});
const pairs = Number(values.pairs);
const seed = Number(values.seed ?? Date.now() % 2 ** 31);
const difference = findDifference({ pairs, seed });
console.log(difference ?? `The index and the oracle agree on ${pairs} pairs (seed ${seed}).`);
process.exitCode = difference === null ? 0 : 1;
