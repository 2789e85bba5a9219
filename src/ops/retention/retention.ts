import { z } from 'zod';
import type { Setting } from '../../platform/settings/store.ts';

const days = (least: number) => z.number().int().min(least).max(3650);

export const retentionSchema = z
  .object({
    // At least a week: rows that a source reads again after a failure must still be recognized.
    detectionDays: days(7).describe('How many days detections and quarantined rows are kept.'),
    incidentDays: days(30).describe(
      'How many days an incident is kept after it was closed, with its timeline and tickets. Open incidents stay.',
    ),
  })
  .refine(({ detectionDays, incidentDays }) => incidentDays >= detectionDays, {
    path: ['incidentDays'],
    message: 'Keep incidents for at least as long as detections: each detection belongs to an incident.',
  });

export type Retention = z.infer<typeof retentionSchema>;

export const retention: Setting<Retention> = {
  name: 'retention',
  schema: retentionSchema,
  initial: { detectionDays: 90, incidentDays: 400 },
};
