import { z } from 'zod';
import { connectionHealthSchema } from '../../connectwise/connection/connection.ts';
import { setupFindingsSchema } from '../../connectwise/connection/setup-findings.ts';
import { problemSchema } from '../../platform/settings/problem-schema.ts';
import { ticketStates } from '../../tickets/record/ticket-view.ts';
import { backupStateSchema } from '../backup/view.ts';
import { linkDescription } from '../console-links.ts';
import { attentionCodeSchema } from './attention-codes.ts';

const count = z.number().int();
const problem = problemSchema.nullable();
const names = z.array(z.string());

export const attentionSchema = z
  .object({
    code: attentionCodeSchema,
    subject: z
      .string()
      .optional()
      .describe('Which of several things with this code: `source:3`. The same as long as it lasts.'),
    check: z.string().optional().describe('The id of the check of Verify setup that failed, if one did.'),
    severity: z
      .enum(['error', 'warning'])
      .describe('error: Picket does not open tickets that it should open.'),
    what: z.string(),
    hint: z.string().describe('How to fix it.'),
    link: z.string().meta({ deprecated: true, description: linkDescription }),
    count: count.optional(),
    newest: count.optional().describe('The highest id of what is counted.'),
    since: z.iso.datetime().optional(),
  })
  .meta({ id: 'Attention' });

/** The pages of the demo's sandboxes. */
export const demoSchema = z.object({ connectWiseUrl: z.url(), hyasUrl: z.url() });

/** The state of Picket. Problems come first, with their place and what to do. */
export const statusSchema = z
  .object({
    version: z.string(),
    startedAt: z.iso.datetime(),
    publicUrl: z
      .url()
      .optional()
      .describe('PICKET_PUBLIC_URL, if it is set: the address that people and senders use.'),
    demo: demoSchema.optional().describe('Only in a demo: the addresses of its sandboxes.'),
    ok: z.boolean().describe('True when nothing of severity error needs attention.'),
    attention: z
      .array(attentionSchema)
      .describe('Everything that needs a person’s attention. Empty when there is nothing.'),
    proxy: z
      .object({ address: z.string(), at: z.iso.datetime() })
      .optional()
      .describe(
        'Set when requests with X-Forwarded-For arrived within the last hour from an address that PICKET_TRUST_PROXY does not trust.',
      ),
    certificate: problemSchema
      .optional()
      .describe('Set when the certificate of PICKET_TLS_CERT_FILE cannot be used, or ends within a week.'),
    clock: z
      .object({ host: z.string(), offsetMs: z.number() })
      .optional()
      .describe(
        'Set when this machine’s clock is minutes ahead of (above 0) or behind the clock of a server that answered.',
      ),
    database: z.object({
      kind: z.enum(['embedded', 'server']),
      problem: problem.describe('Why the database cannot write, when its disk is full.'),
      freeBytes: z.number().nullable().describe('Free on the disk of the data folder; null if unknown.'),
    }),
    backup: backupStateSchema.describe('The backups that Picket writes.'),
    connection: connectionHealthSchema.extend({ site: z.string().nullable() }),
    setup: setupFindingsSchema.describe('The result of the last check of the saved connection.'),
    ticketService: z.object({ enabled: z.boolean(), missing: z.array(z.string()), problem }),
    routing: z.object({
      misfits: z
        .array(z.object({ id: z.number(), name: z.string(), problem: problemSchema }))
        .describe(
          'Enabled routing rules that ConnectWise does not accept. Their tickets use the ticket service.',
        ),
    }),
    ticketText: z.object({ problem: problem.describe('Set when a template failed for a ticket.') }),
    acting: z.object({
      statusProblem: problem.describe('Set while Picket cannot act on a chosen ticket status.'),
    }),
    sources: z.array(
      z.object({
        id: z.number(),
        kind: z.string(),
        name: z.string(),
        enabled: z.boolean(),
        state: z.enum(['ok', 'failing', 'waiting', 'off']).describe('waiting: no detection has arrived yet.'),
        lastSuccessAt: z.iso.datetime().nullable(),
        lastDetectionAt: z.iso.datetime().nullable(),
        silentSince: z.iso
          .datetime()
          .nullable()
          .describe(
            'When its last detection arrived, if that is longer ago than the setting `sources` allows.',
          ),
        problem,
        quarantined: count.describe(
          'Rows that were quarantined, or quarantined again, in the last 24 hours.',
        ),
      }),
    ),
    companies: z.object({
      total: count,
      unmapped: count,
      newestUnmapped: count.nullable().describe('The highest id of them.'),
      gone: count.describe('Companies mapped to a ConnectWise company that no longer accepts tickets.'),
      named: z
        .object({ unmapped: names, gone: names, refused: names, needsPerson: names })
        .describe(
          'The first few of them by name. Also those with tickets that were refused or wait for a person.',
        ),
    }),
    detections: z.object({ total: count, last24Hours: count }),
    incidents: z.object({
      open: count.describe('Without roll-ups.'),
      storms: count.describe(
        'Companies with more incidents than the limit of tickets. A roll-up covers the rest.',
      ),
      covered: count.describe('Incidents covered by a roll-up that no ticket in ConnectWise names yet.'),
      heldLong: z
        .object({ count, since: z.iso.datetime().nullable().describe('Of the first.') })
        .describe('Incidents held for more than an hour, until somebody fixes something. Not silenced ones.'),
      held: z.array(z.object({ reason: z.string(), title: z.string(), hint: z.string(), count })),
    }),
    tickets: z.object(
      Object.fromEntries(ticketStates.map((state) => [state, count])) as Record<
        (typeof ticketStates)[number],
        typeof count
      >,
    ),
    signIn: z.object({
      lockedLastHour: count.describe('Accounts that were locked in the last hour, after too many attempts.'),
      providerProblem: problem.describe(
        'Why nobody can sign in with the OpenID provider, as this node sees it.',
      ),
    }),
    notifications: z
      .object({
        failing: z
          .array(
            z.object({
              id: z.number(),
              name: z.string(),
              problem: problemSchema,
              since: z.iso.datetime().nullable(),
            }),
          )
          .describe('The channels whose last message was not delivered.'),
        heartbeatProblem: problem.describe('Why this node did not reach the heartbeat address.'),
      })
      .describe('How people are notified of what needs attention.'),
    reports: z
      .object({
        failing: z
          .array(
            z.object({
              id: z.number(),
              name: z.string(),
              problem: problemSchema,
              since: z.iso.datetime().nullable(),
            }),
          )
          .describe('The schedules whose last report was not sent.'),
      })
      .describe('Reports that are sent by schedule.'),
    ticketReading: z
      .object({
        lastSuccessAt: z.iso.datetime().nullable(),
        problem: problem.describe('Why the last round failed, wholly or partly.'),
        since: z.iso.datetime().nullable().describe('Since when rounds have failed.'),
        unreadable: count.describe('Tickets that ConnectWise does not show to Picket. All others are read.'),
      })
      .describe('How Picket reads its tickets in ConnectWise: closed, reopened, moved, merged.'),
    dns: z
      .object({
        problem: problem.describe('Why this node does not answer, or not by the newest policy.'),
        allUpstreamsDown: z.boolean(),
        notRecorded: count.describe('Blocked queries that were lost while the database was away.'),
        networks: z
          .array(z.object({ company: z.string(), problem: problemSchema }))
          .describe('Networks whose addresses change, and may have changed without Picket.'),
        feeds: z.array(z.object({ name: z.string(), problem: problemSchema })).describe('Those that fail.'),
      })
      .optional()
      .describe('The protective DNS of Picket on this node; absent while it is off.'),
    loops: z
      .array(
        z.object({
          name: z.string(),
          lastRoundAt: z.iso.datetime().nullable(),
          lastSuccessAt: z.iso.datetime().nullable().describe('When a round last did all of its work.'),
          problem,
        }),
      )
      .describe('The background tasks. Empty when Picket does not run.'),
  })
  .meta({ id: 'Status' });

export type Demo = z.infer<typeof demoSchema>;
export type Status = z.infer<typeof statusSchema>;
export type Attention = z.infer<typeof attentionSchema>;
