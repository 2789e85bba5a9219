import type { CutMoment } from './cutting-line.ts';

/** Every statement, at both moments; `npm test` takes some of them (CONTRIBUTING.md). */
export const isDeep = process.env.PICKET_RESTARTS === 'all';

/** The most cuts of one protocol in `npm test`, besides those at its commits. */
const usual = 6;

export interface Position {
  /** The number of the statement. */
  readonly at: number;
  readonly when: CutMoment;
  /** Whether the process ends as well; otherwise the same one goes on, with the leases that it has. */
  readonly ends: boolean;
}

/** Where to cut: every commit whose answer is lost, and of the other positions as many as there is time for. */
export function choosePositions(statements: readonly string[]): Position[] {
  const every = statements.flatMap((_, at) =>
    (['unsent', 'unanswered'] as const).flatMap((when) => [true, false].map((ends) => ({ at, when, ends }))),
  );
  if (isDeep) return every;
  const isLostCommit = ({ at, when }: Position) => statements[at] === 'commit' && when === 'unanswered';
  const commits = every.filter((one) => isLostCommit(one) && one.ends);
  const others = every.filter((one) => !isLostCommit(one));
  // Odd, so that it takes each kind of position in turn.
  const stride = Math.max(1, Math.floor(others.length / usual / 2) * 2 + 1);
  return [...commits, ...others.filter((_, index) => index % stride === stride >> 1)];
}
