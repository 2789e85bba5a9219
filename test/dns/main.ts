/**
 * `npm run dns:oracle`: the compiled index, and a running resolver with it, against the oracle, on as many random pairs
 * as are asked for. With `--check-bugs`: whether deliberate errors in precedence are found over the wire.
 */
import { parseArgs } from 'node:util';
import { findDifference } from './agree.ts';
import { checkBugs } from './check-bugs.ts';
import { findDifferenceOverWire } from './over-the-wire.ts';

const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '100000' },
    wire: { type: 'string', default: '20000' },
    seed: { type: 'string' },
    'check-bugs': { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed ?? Date.now() % 2 ** 31);
const isWell = values['check-bugs'] ? await checkBugs(seed, (line) => console.log(line)) : await compare();
process.exitCode = isWell ? 0 : 1;

async function compare(): Promise<boolean> {
  const [pairs, wire] = [Number(values.pairs), Number(values.wire)];
  const inIndex = findDifference({ pairs, seed });
  console.log(inIndex ?? `The index and the oracle agree on ${pairs} pairs (seed ${seed}).`);
  const onWire = await findDifferenceOverWire({ pairs: wire, seed });
  console.log(onWire ?? `The resolver and the oracle agree on ${wire} pairs over the wire (seed ${seed}).`);
  return inIndex === null && onWire === null;
}
