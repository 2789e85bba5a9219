import { z } from 'zod';
import { problemSchema } from '../platform/settings/problem-schema.ts';
import type { CompanyKey, CompanyRow } from './store.ts';

export const companySchema = z
  .object({
    id: z.number(),
    sourceId: z.number(),
    sourceName: z.string(),
    externalId: z
      .string()
      .describe('The company’s id at the source; empty for detections without a company.'),
    name: z.string(),
    sameNameElsewhere: z
      .boolean()
      .describe('Another company of a source has the same name: show its id as well.'),
    firstSeenAt: z.iso.datetime(),
    lastSeenAt: z.iso.datetime(),
    heldIncidents: z.number().describe('Open incidents that are held.'),
    mapping: z
      .object({
        connectwiseCompanyId: z.number(),
        name: z.string().describe('Its name in ConnectWise at the last check.'),
        identifier: z.string().nullable(),
        problem: problemSchema.nullable().describe('Set while Picket cannot open tickets for it.'),
        mappedAt: z.iso.datetime(),
        mappedBy: z.string(),
      })
      .nullable(),
  })
  .meta({ id: 'Company' });

/** The company in ConnectWise as it was when a person chose it. */
export const chosenSchema = companySchema
  .extend({
    chosen: z.object({ status: z.string().nullable(), types: z.array(z.string()) }),
  })
  .meta({ id: 'CompanyWithChoice' });

/** The content of a cursor of a company list. */
export const companyKeySchema: z.ZodType<CompanyKey> = z.object({
  mapped: z.boolean(),
  held: z.number().int(),
  name: z.string(),
  id: z.number().int().positive(),
});

export type CompanyView = z.infer<typeof companySchema>;

export function viewCompany(row: CompanyRow): CompanyView {
  return {
    id: row.id,
    sourceId: row.source_id,
    sourceName: row.source_name,
    externalId: row.external_id,
    name: row.name,
    sameNameElsewhere: row.same_name_elsewhere,
    firstSeenAt: row.first_seen_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    heldIncidents: row.held_incidents,
    mapping: viewMapping(row),
  };
}

function viewMapping(row: CompanyRow): CompanyView['mapping'] {
  if (row.connectwise_company_id === null || row.mapped_at === null) return null;
  return {
    connectwiseCompanyId: row.connectwise_company_id,
    name: row.connectwise_company_name ?? '',
    identifier: row.connectwise_company_identifier,
    problem: row.mapping_problem,
    mappedAt: row.mapped_at.toISOString(),
    mappedBy: row.mapped_by ?? '',
  };
}
