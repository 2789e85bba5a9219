import { z } from 'zod';
import type { Setting } from '../platform/settings/store.ts';

const recurrenceSettingsSchema = z
  .object({
    withinHours: z
      .number()
      .min(0)
      .max(24 * 365)
      .describe(
        'A threat seen again within this time after its ticket was closed is the same incident, opened again. Later it is a new incident. 0: always a new one.',
      ),
    onRecurrence: z
      .enum(['new_ticket', 'reopen'])
      .describe(
        'What Picket does then: open a new ticket that names the earlier one, or reopen the same ticket (a new one if that fails).',
      ),
    atMostEveryHours: z
      .number()
      .min(0)
      .max(24 * 90)
      .describe(
        'The least time between two such tickets of an incident. Until then, detections are counted and the incident is held.',
      ),
    closedStatuses: z
      .array(z.string().trim().min(1).max(50))
      .max(50)
      .default([])
      .describe(
        'Names of ConnectWise statuses, on every board, that count as closed although they do not close a ticket. A status with the escalation status Resolved always counts. The status of a new ticket never counts.',
      ),
    notes: z.boolean().describe('Whether Picket adds internal notes on new detections to an open ticket.'),
    noteEveryHours: z
      .number()
      .min(0.01)
      .max(24 * 90)
      .describe(
        'At most one note per ticket in this time, on all new detections. A worse verdict is noted after an hour.',
      ),
    noteWhat: z
      .enum(['everything', 'news'])
      .describe(
        '`everything`: also when there are only more detections. `news`: only new devices, domains or reasons.',
      ),
  })
  .meta({ id: 'RecurrenceSettings' });

export type RecurrenceSettings = z.infer<typeof recurrenceSettingsSchema>;

/** The defaults need no right beyond the permission table. Only notes do, and they start when the right is granted. */
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
