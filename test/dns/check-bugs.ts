import { bugs } from './bugs.ts';
import { findDifferenceOverWire } from './over-the-wire.ts';

/** Pairs within which each deliberate bug has to be found over the wire. */
const bugPairs = 20_000;

/** Whether each deliberate error in precedence is found by what a running resolver answers and records. */
export async function checkBugs(seed: number, say: (line: string) => void): Promise<boolean> {
  let all = true;
  for (const [bug, precedence] of Object.entries(bugs)) {
    const difference = await findDifferenceOverWire({ pairs: bugPairs, seed, precedence });
    if (difference === null) all = false;
    say(difference === null ? `NOT FOUND within ${bugPairs} pairs: ${bug}` : `found: ${bug}`);
  }
  return all;
}
