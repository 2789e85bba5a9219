import { z } from 'zod';
import type { Setting } from '../platform/settings/store.ts';

export const incidentSettingsSchema = z
  .object({
    grouping: z
      .enum(['domain', 'domain+device', 'device'])
      .describe('What two detections at one company must share to be the same incident.'),
    groupingWaitSeconds: z
      .number()
      .int()
      .min(0)
      .max(3600)
      .describe('How long a new incident groups detections before its ticket is opened.'),
    quietAfterHours: z
      .number()
      .min(0.01)
      .max(24 * 90)
      .describe(
        'An incident without a ticket closes after this long without a detection. An incident with a ticket closes when the ticket is closed in ConnectWise.',
      ),
    heldLimitHours: z
      .number()
      .min(0.01)
      .max(24 * 90)
      .describe('An incident held for this long without a new detection gets no ticket.'),
    ticketedVerdicts: z.array(z.string().min(1).max(64)).max(50).describe('Verdicts that open tickets.'),
    mutedReasons: z
      .array(z.string().min(1).max(256))
      .max(500)
      .describe('Block reasons that open no ticket. An incident with another reason still opens one.'),
    minimumDetections: z
      .number()
      .int()
      .min(1)
      .max(1_000_000)
      .describe('The number of detections before a ticket is opened.'),
    defangDomains: z
      .boolean()
      .describe('Write bad[.]example in tickets, so that nobody opens it by accident.'),
  })
  .meta({ id: 'IncidentSettings' });

export type IncidentSettings = z.infer<typeof incidentSettingsSchema>;

export const incidentSettings: Setting<IncidentSettings> = {
  name: 'incidents',
  schema: incidentSettingsSchema,
  initial: {
    grouping: 'domain+device',
    groupingWaitSeconds: 10,
    quietAfterHours: 24,
    heldLimitHours: 48,
    ticketedVerdicts: ['blocked', 'malicious'],
    mutedReasons: [],
    minimumDetections: 1,
    defangDomains: true,
  },
};
