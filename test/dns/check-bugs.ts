import { bugs } from './bugs.ts';
import { findDifferenceOverWire } from './over-the-wire.ts';

/** The number of pairs within which each deliberate bug must be found over the wire. */
const bugPairs = 20_000;

/** Whether the answers and records of a running resolver reveal each deliberate error in precedence. */
export async function checkBugs(seed: number, say: (line: string) => void): Promise<boolean> {
  let all = true;
  for (const [bug, precedence] of Object.entries(bugs)) {
    const difference = await findDifferenceOverWire({ pairs: bugPairs, seed, precedence });
    if (difference === null) all = false;
    say(difference === null ? `NOT FOUND within ${bugPairs} pairs: ${bug}` : `found: ${bug}`);
  }
  return all;
}
