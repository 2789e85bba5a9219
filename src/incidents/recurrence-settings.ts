import { z } from 'zod';
import type { Setting } from '../platform/settings/store.ts';

const recurrenceSettingsSchema = z
  .object({
    withinHours: z
      .number()
      .min(0)
      .max(24 * 365)
      .describe(
        'What is seen again within this long after its ticket was closed is the same incident, opened again; later it is a new one. 0: always a new one.',
      ),
    onRecurrence: z
      .enum(['new_ticket', 'reopen'])
      .describe(
        'What becomes of it: a new ticket that names the earlier one, or the same ticket reopened (a new one where that cannot be).',
      ),
    atMostEveryHours: z
      .number()
      .min(0)
      .max(24 * 90)
      .describe('Between two such tickets of an incident; until then it is counted, and held.'),
    closedStatuses: z
      .array(z.string().trim().min(1).max(50))
      .max(50)
      .default([])
      .describe(
        'Names of ConnectWise statuses, on every board, that count as closed although they do not close a ticket. A status whose escalation status is Resolved always counts; the status that a ticket was created with never does.',
      ),
    notes: z
      .boolean()
      .describe('Whether an open ticket is told, by an internal note, of what is seen after it was opened.'),
    noteEveryHours: z
      .number()
      .min(0.01)
      .max(24 * 90)
      .describe(
        'At most one note a ticket in so long, which tells of all of it; a worse verdict after an hour.',
      ),
    noteWhat: z
      .enum(['everything', 'news'])
      .describe(
        '`everything`: also when there are just more detections. `news`: new devices, domains, reasons.',
      ),
  })
  .meta({ id: 'RecurrenceSettings' });

export type RecurrenceSettings = z.infer<typeof recurrenceSettingsSchema>;

/**
 * The defaults need no right beyond the permission table, except notes, which start when the right is granted.
 */
export const recurrenceSettings: Setting<RecurrenceSettings> = {
  name: 'recurrence',
  schema: recurrenceSettingsSchema,
  initial: {
    withinHours: 72,
    onRecurrence: 'new_ticket',
    atMostEveryHours: 24,
    closedStatuses: [],
    notes: true,
    noteEveryHours: 4,
    noteWhat: 'everything',
  },
};
