import type { Problem } from '../../platform/values/problem.ts';

/** Every problem with the compiled index. */
export const indexProblems = {
  damaged: (why: string): Problem => ({
    code: 'dns_index.damaged',
    message: `The DNS index is cut or damaged: ${why}.`,
    hint: 'Picket keeps the previous index. Check the free space on the disk, then compile the index again.',
    retry: 'later',
  }),
  foreign: (why: string): Problem => ({
    code: 'dns_index.foreign',
    message: `The file is not a DNS index that this version of Picket reads: ${why}.`,
    hint: 'Compile the index again with this version of Picket.',
    retry: 'never',
  }),
  tooLarge: (limit: number): Problem => ({
    code: 'dns_index.too_large',
    message: `The DNS index would be larger than its format allows (${limit} bytes).`,
    hint: 'Remove a feed. The previous index stays in force.',
    retry: 'never',
  }),
  tooManyCollisions: (limit: number): Problem => ({
    code: 'dns_index.too_many_collisions',
    message: `More than ${limit} names have the same hash, which happens only if someone made them so.`,
    hint: 'Switch off the feed that changed last. The previous index stays in force.',
    retry: 'never',
  }),
  tooMany: (what: string, limit: number): Problem => ({
    code: 'dns_index.too_many',
    message: `The policy has too many ${what}: at most ${limit} fit into an index.`,
    hint: `Remove or merge some of the ${what}. The previous index stays in force.`,
    retry: 'never',
  }),
};
