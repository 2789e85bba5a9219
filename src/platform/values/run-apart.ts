import { type Problem, toProblem } from './problem.ts';

/** Does each piece of work, whether or not those before it failed. Gives the problem of the first that failed. */
export async function runApart(works: readonly (() => Promise<void>)[]): Promise<Problem | null> {
  let problem: Problem | null = null;
  for (const work of works) {
    await work().catch((thrown: unknown) => {
      problem ??= toProblem(thrown);
    });
  }
  return problem;
}
