import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../database/schema.ts';
import { decodeCursor, pageQuery, pageSchema, toPage } from '../http/page.ts';

const auditEventSchema = z
  .object({
    id: z.number(),
    at: z.iso.datetime(),
    actor: z.string().describe('The person or program that made the change.'),
    action: z.string().describe('The action: `token.revoked`.'),
    subject: z.string().describe('The changed record: `token:12`.'),
    before: z.unknown().describe('The state before; null if it did not exist.'),
    after: z.unknown().describe('The state after; null if it was deleted.'),
  })
  .meta({ id: 'AuditEvent' });

const keySchema = z.object({ id: z.number().int().positive() });

/** The audit trail, newest first. */
export function auditRoutes({ db }: { db: Kysely<Schema> }): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/api/v1/audit',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Settings'],
          summary: 'Who changed what, newest first',
          querystring: z.object({
            ...pageQuery,
            subject: z.string().min(1).max(200).optional().describe('Only changes of this record.'),
            area: z
              .string()
              .regex(/^[a-z_]{1,40}$/, 'must be the part of an action before its point')
              .optional()
              .describe(
                'Only actions that start with this: `source` for `source.made`, `source.changed`, ….',
              ),
          }),
          response: { 200: pageSchema(auditEventSchema) },
        },
      },
      async ({ query }) => {
        const after = decodeCursor(query.cursor, keySchema);
        let events = db
          .selectFrom('audit_event')
          .selectAll()
          .orderBy('id', 'desc')
          .limit(query.limit + 1);
        if (after !== undefined) events = events.where('id', '<', after.id);
        if (query.subject !== undefined) events = events.where('subject', '=', query.subject);
        if (query.area !== undefined)
          events = events.where(sql<string>`split_part(action, '.', 1)`, '=', query.area);
        return toPage(
          await events.execute(),
          query.limit,
          (row) => ({ ...row, at: row.at.toISOString() }),
          ({ id }) => ({ id }),
        );
      },
    );
  };
}
