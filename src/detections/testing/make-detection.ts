import type { Kysely } from 'kysely';
import { json } from '../../platform/database/json.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { DetectionInput } from '../detection.ts';

export const testNow = new Date('2026-03-01T12:00:00.000Z');

let serial = 0;

/** A detection as a source would report it, with a new id unless one is given. */
export function makeDetection(given: Partial<DetectionInput> = {}): DetectionInput {
  serial += 1;
  return {
    externalId: `row-${serial}`,
    occurredAt: testNow,
    domain: 'login.bad.example',
    company: { externalId: 'cedar', name: 'Cedar Street Dental' },
    verdict: 'blocked',
    reasons: ['Phishing'],
    deviceName: 'CSD-WS-01',
    clientAddress: '192.0.2.10',
    processName: null,
    queryType: 'A',
    policy: 'Default',
    threatLevel: null,
    ...given,
  };
}

/** A source to ingest from; returns its id. */
export async function makeSource(db: Kysely<Schema>, name = 'HYAS'): Promise<number> {
  const row = await db
    .insertInto('source')
    .values({ kind: 'hyas', name, config: json({}), created_at: testNow, updated_at: testNow })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}
