import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../platform/database/schema.ts';
import { factsSchema, viewFacts } from './facts-view.ts';
import { type Named, namedCompany, viewNamed } from './named-company.ts';

export const detectionSchema = z
  .object({
    id: z.number(),
    sourceId: z.number(),
    externalId: z.string().describe('The detection’s id at the source.'),
    occurredAt: z.iso.datetime(),
    receivedAt: z.iso.datetime(),
    ...namedCompany,
    incidentId: z.number(),
    domain: z.string(),
    verdict: z.string(),
    reasons: z.array(z.string()),
    deviceName: z.string().nullable(),
    clientAddress: z.string().nullable(),
    processName: z.string().nullable(),
    user: z.string().nullable().describe('Who was signed in, where the source says so.'),
    queryType: z.string().nullable(),
    policy: z.string().nullable(),
    threatLevel: z.string().nullable(),
    facts: factsSchema.nullable().describe('What the source reports about the domain; null: nothing.'),
  })
  .meta({ id: 'Detection' });

export type DetectionView = z.infer<typeof detectionSchema>;

type DetectionRow = Named<
  Selectable<Schema['detection']> & { readonly company_name: string; readonly company_external_id: string }
>;

export const viewDetection = (row: DetectionRow): DetectionView => ({
  id: row.id,
  sourceId: row.source_id,
  externalId: row.external_id,
  occurredAt: row.occurred_at.toISOString(),
  receivedAt: row.received_at.toISOString(),
  ...viewNamed(row),
  incidentId: row.incident_id,
  domain: row.domain,
  verdict: row.verdict,
  reasons: row.reasons,
  deviceName: row.device_name,
  clientAddress: row.client_address,
  processName: row.process_name,
  user: row.user_name,
  queryType: row.query_type,
  policy: row.policy,
  threatLevel: row.threat_level,
  facts: viewFacts(row.facts),
});
