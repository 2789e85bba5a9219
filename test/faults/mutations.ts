import type { Kysely } from 'kysely';
import type { ConnectWise } from '../../src/connectwise/types.ts';
import { json } from '../../src/database/json.ts';
import type { Schema } from '../../src/database/schema.ts';
import type { HyasClient } from '../../src/sources/hyas/client.ts';
import { ok } from '../../src/values/problem.ts';

/** A deliberate bug, put in from outside: how we know that a run can fail. */
export interface Mutation {
  readonly client: (client: ConnectWise) => ConnectWise;
  readonly hyas: (client: HyasClient, db: Kysely<Schema>) => HyasClient;
  readonly rewrite: (sql: string) => string;
}

const none: Mutation = {
  client: (client) => client,
  hyas: (client) => client,
  rewrite: (sql) => sql,
};

/** How `finishTurn` (src/tickets/store.ts) says that the lease must still be its owner's. */
const leaseGuard =
  /^(update "ticket" set .*"locked_by" = \$\d+, "locked_until" = \$\d+ where "id" = \$\d+) and "locked_by" = (\$\d+)$/;

export const mutations = {
  none,
  /** Posts again after an unknown outcome, without looking whether the ticket is there. */
  'no-search': { ...none, client: (client) => ({ ...client, ticketsByReference: async () => ok([]) }) },
  /** Completes a turn whose lease was lost. */
  'no-lease-guard': {
    ...none,
    rewrite: (sql) => sql.replace(leaseGuard, '$1 and $2::text is not null'),
  },
  /** Moves the cursor before what was read is stored. */
  'early-cursor': {
    ...none,
    hyas: (client, db) => ({
      ...client,
      async logs(query, signal) {
        const page = await client.logs(query, signal);
        if (page.ok && query.page === 0) {
          await db
            .updateTable('source')
            .set({ cursor: json({ end: query.end.toISOString() }) })
            .execute();
        }
        return page;
      },
    }),
  },
} as const satisfies Record<string, Mutation>;

export type MutationName = keyof typeof mutations;
