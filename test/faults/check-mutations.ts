import type { SharedDatabase } from './database.ts';
import { type MutationName, mutations } from './mutations.ts';
import { run } from './run.ts';
import { isAbout, type Subject } from './subject.ts';

/** The number of seeds within which each deliberate bug must be found. */
export const mutationSeeds = 200;

/** The runs in which a bug shows, where others hardly exercise what it is in. */
export const shownIn: Partial<Record<MutationName, Subject>> = {
  lease: 'leases',
  note: 'notes',
  reopen: 'reopening',
  digest: 'digests',
  'allow-copy': 'allow list',
  export: 'moving',
  link: 'links',
  unlink: 'links',
  detach: 'links',
  'left-out': 'customers',
  customer: 'customers',
  report: 'reports',
  'report-ticket': 'reports',
  'report-period': 'reports',
};

/**
 * The first seed that finds a deliberate bug; null if none of `count` does. Seeds of other kinds of run are skipped.
 */
export async function findMutation(
  shared: SharedDatabase,
  mutation: MutationName,
  first: number,
  count = mutationSeeds,
): Promise<{ seed: number; violation: string } | null> {
  const subject = shownIn[mutation];
  for (let seed = first; seed < first + count; seed += 1) {
    if (subject !== undefined && !isAbout(seed, subject)) continue;
    const { violations } = await run(shared, seed, mutation);
    const [violation] = violations;
    if (violation !== undefined) return { seed, violation };
  }
  return null;
}

/** Whether each deliberate bug is found. */
export async function checkMutations(
  shared: SharedDatabase,
  first: number,
  say: (line: string) => void,
): Promise<boolean> {
  let all = true;
  for (const mutation of Object.keys(mutations) as MutationName[]) {
    if (mutation === 'none') continue;
    const found = await findMutation(shared, mutation, first);
    if (found === null) all = false;
    say(
      found === null
        ? `${mutation}: NOT FOUND within ${mutationSeeds} seeds`
        : `${mutation}: found by seed ${found.seed} (${found.violation})`,
    );
  }
  return all;
}
