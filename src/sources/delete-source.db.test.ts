import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../test/database/use-database.ts';
import { makeDetection } from '../detections/testing/make-detection.ts';
import { ingest } from '../ingest/ingest.ts';
import { useSourceRoutes } from './testing/use-routes.ts';

const test = useDatabase();

describe('deleting a source over HTTP', () => {
  const { call, make, audit, clock } = useSourceRoutes(test);

  const everything = async () => {
    const tables = [
      'source',
      'company',
      'mapping',
      'detection',
      'quarantine',
      'incident',
      'incident_event',
      'ticket',
      'ticket_attempt',
    ] as const;
    const counts = await Promise.all(
      tables.map(async (table) => (await test.db.selectFrom(table).selectAll().execute()).length),
    );
    return Object.fromEntries(tables.map((table, at) => [table, counts[at]]));
  };

  /** A source with a detection, an incident with its timeline, a mapping, and a ticket with an attempt. */
  async function makeFull(state: 'created' | 'sending' | 'unknown' | 'queued', name = 'HYAS') {
    const id = await make({ name });
    const now = clock().now();
    const batch = {
      detections: [makeDetection()],
      unreadable: [{ content: 1, reason: 'It is a number.' }],
    };
    await ingest(test.db, { sourceId: id, ...batch }, now);
    const { id: company_id } = await test.db
      .selectFrom('company')
      .select('id')
      .where('source_id', '=', id)
      .executeTakeFirstOrThrow();
    const incident = await test.db
      .selectFrom('incident')
      .select('id')
      .where('company_id', '=', company_id)
      .executeTakeFirstOrThrow();
    await test.db
      .insertInto('mapping')
      .values({
        company_id,
        connectwise_company_id: 1,
        connectwise_company_name: 'Cedar',
        mapped_at: now,
        mapped_by: 'test',
      })
      .execute();
    await test.db
      .insertInto('incident_event')
      .values({ incident_id: incident.id, at: now, kind: 'queued', message: 'Queued.', details: null })
      .execute();
    const ticket = await test.db
      .insertInto('ticket')
      .values({ incident_id: incident.id, reference: `picket:${id}`, state, content: null, queued_at: now })
      .returning('id')
      .executeTakeFirstOrThrow();
    await test.db
      .insertInto('ticket_attempt')
      .values({ ticket_id: ticket.id, kind: 'create', outcome: 'sending', started_at: now })
      .execute();
    return id;
  }

  it('deletes a source without detections, with its companies and their mappings', async () => {
    const id = await make();
    await ingest(
      test.db,
      { sourceId: id, detections: [], companies: [{ externalId: 'c', name: 'C' }] },
      clock().now(),
    );
    expect((await call('DELETE', `/${id}`)).status).toBe(204);
    expect((await call('DELETE', `/${id}`)).status).toBe(404);
    expect(await everything()).toMatchObject({ source: 0, company: 0 });
    expect((await audit()).at(-1)).toMatchObject({ action: 'source.deleted', subject: `source:${id}` });
  });

  it('refuses one with detections, unless they are to be deleted too', async () => {
    const id = await makeFull('created');
    await makeFull('created', 'Another');
    const kept = await everything();
    const refused = await call('DELETE', `/${id}`);
    expect(refused).toMatchObject({ status: 409, body: { code: 'sources.has_detections' } });
    expect(refused.body.hint).toContain('deleteDetections=true');
    expect(await everything()).toEqual(kept);

    expect((await call('DELETE', `/${id}?deleteDetections=true`)).status).toBe(204);
    const left = await everything();
    for (const [table, count] of Object.entries(kept)) expect(left[table], table).toBe((count ?? 0) / 2);
  });

  it.each(['sending', 'unknown'] as const)('waits for a ticket that is %s', async (state) => {
    const id = await makeFull(state);
    const answer = await call('DELETE', `/${id}?deleteDetections=true`);
    expect(answer).toMatchObject({ status: 409, body: { code: 'sources.tickets_underway' } });
    expect(await everything()).toMatchObject({ source: 1, detection: 1, ticket: 1, ticket_attempt: 1 });
    await test.db.updateTable('ticket').set({ state: 'created' }).execute();
    expect((await call('DELETE', `/${id}?deleteDetections=true`)).status).toBe(204);
  });

  it('deletes a ticket that is still queued', async () => {
    const id = await makeFull('queued');
    expect((await call('DELETE', `/${id}?deleteDetections=true`)).status).toBe(204);
    expect((await everything()).ticket).toBe(0);
  });
});
