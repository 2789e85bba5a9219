import { type Problem, toProblem } from './problem.ts';

/** Runs every piece of work, even if an earlier one failed. Returns the problem of the first failure. */
export async function runApart(works: readonly (() => Promise<void>)[]): Promise<Problem | null> {
  let problem: Problem | null = null;
  for (const work of works) {
    await work().catch((thrown: unknown) => {
      problem ??= toProblem(thrown);
    });
  }
  return problem;
}
