import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../platform/database/schema.ts';
import { plainText } from '../platform/values/text.ts';
import { occurrenceAt } from './maintenance.ts';
import { scheduleSchema } from './schedule.ts';

export const windowBody = z.object({
  name: z
    .string()
    .transform(plainText)
    .pipe(z.string().min(1).max(100))
    .describe('The work in this window. Every incident that it holds shows it.'),
  companyIds: z.array(z.number().int().positive()).max(200).describe('Empty: every company.'),
  schedule: scheduleSchema,
});

export type WindowBody = z.infer<typeof windowBody>;

export const windowSchema = windowBody
  .extend({
    name: z.string(),
    id: z.number(),
    companies: z
      .array(z.object({ id: z.number(), name: z.string() }))
      .describe('Its companies that still exist.'),
    openUntil: z.iso.datetime().nullable().describe('Set while it is open.'),
    createdAt: z.iso.datetime(),
    createdBy: z.string(),
  })
  .meta({ id: 'MaintenanceWindow' });

export function viewWindow(
  row: Selectable<Schema['maintenance_window']>,
  names: ReadonlyMap<number, string>,
  now: Date,
): z.infer<typeof windowSchema> {
  return {
    id: row.id,
    name: row.name,
    companyIds: row.company_ids,
    companies: row.company_ids.flatMap((id) => {
      const name = names.get(id);
      return name === undefined ? [] : [{ id, name }];
    }),
    schedule: row.schedule,
    openUntil: occurrenceAt(row.schedule)(now)?.end.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
  };
}
