import { z } from 'zod';
import type { ChangeDeps } from '../../platform/settings/change.ts';
import { settingRoutes } from '../../platform/settings/setting-routes.ts';
import type { Setting } from '../../platform/settings/store.ts';

const place = z.enum(['discussion', 'internal']);

export const ticketContentsSchema = z
  .object({
    describeIn: place.describe(
      'Where the description of new tickets goes: Discussion, which customers can read, or Internal Analysis.',
    ),
    notesIn: place.describe('Where notes on later detections go.'),
    attachDetections: z
      .boolean()
      .describe(
        'Whether the detections are attached to new tickets, as a CSV file that customers do not see.',
      ),
  })
  .meta({ id: 'TicketContents' });

export type TicketContents = z.infer<typeof ticketContentsSchema>;

/** Where in a ticket Picket writes, and what it attaches. */
export const ticketContents: Setting<TicketContents> = {
  name: 'ticket_contents',
  schema: ticketContentsSchema,
  initial: { describeIn: 'discussion', notesIn: 'internal', attachDetections: false },
};

export const ticketContentsRoutes = (deps: Pick<ChangeDeps, 'db' | 'clock' | 'changed'>) =>
  settingRoutes({
    ...deps,
    setting: ticketContents,
    path: 'ticket-contents',
    tag: 'Settings',
    about: 'where in a ticket Picket writes, and whether it attaches the detections',
    description: 'Applies to tickets and notes sent from now on.',
  });
