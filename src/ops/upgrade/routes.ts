import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../../platform/database/schema.ts';
import { migrationsDone } from '../../platform/database/schema-age.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { presentNodes } from './store.ts';

export const nodesSchema = z.object({
  version: z.string().describe('Of the Picket that answers.'),
  migrations: z
    .array(z.string())
    .describe('The migrations that the database has, in the order in which they ran.'),
  nodes: z
    .array(
      z.object({
        id: z.string(),
        host: z.string().describe('The name of its machine.'),
        version: z.string(),
        migration: z
          .string()
          .describe('The last migration that it knows: nodes with the same one may run together.'),
        startedAt: z.iso.datetime(),
        seenAt: z.iso.datetime(),
      }),
    )
    .describe('The processes that use the database. One that was killed is shown for three more minutes.'),
});

export type Nodes = z.infer<typeof nodesSchema>;

interface NodesDeps {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly version: string;
}

/** The nodes that use the database, and the version of its tables. */
export async function loadNodes({ db, clock, version }: NodesDeps): Promise<Nodes> {
  const rows = await presentNodes(db, clock.now());
  return {
    version,
    migrations: await migrationsDone(db),
    nodes: rows.map(({ id, host, version: its, migration, started_at, seen_at }) => ({
      ...{ id, host, version: its, migration },
      startedAt: started_at.toISOString(),
      seenAt: seen_at.toISOString(),
    })),
  };
}

export function nodeRoutes(deps: NodesDeps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/api/v1/nodes',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Picket'],
          summary: 'The Pickets that use the database, with their versions, and the migrations it has',
          response: { 200: nodesSchema },
        },
      },
      () => loadNodes(deps),
    );
  };
}
