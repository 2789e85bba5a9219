import type { Kysely } from 'kysely';
import type { Schema } from '../../src/platform/database/schema.ts';

/** The same database; counts the statements that are sent through it. */
export function countingStatements(db: Kysely<Schema>): { db: Kysely<Schema>; count(): number } {
  let count = 0;
  const counted = db.withPlugin({
    transformQuery({ node }) {
      count += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  return { db: counted, count: () => count };
}
