import { z } from 'zod';
import { connectionHealthSchema } from '../../connectwise/connection/connection.ts';
import { setupFindingsSchema } from '../../connectwise/connection/setup-findings.ts';
import { problemSchema } from '../../platform/settings/problem-schema.ts';
import { ticketStates } from '../../tickets/record/ticket-view.ts';

const count = z.number().int();
const problem = problemSchema.nullable();
const names = z.array(z.string());

export const attentionSchema = z
  .object({
    code: z.string().describe('Stable, for machines.'),
    severity: z.enum(['error', 'warning']).describe('error: tickets that should be opened are not.'),
    what: z.string(),
    hint: z.string().describe('What to do about it.'),
    link: z.string().describe('The page of the console where: a path.'),
    count: count.optional(),
    since: z.iso.datetime().optional(),
  })
  .meta({ id: 'Attention' });

/** The pages of the demo's sandboxes. */
export const demoSchema = z.object({ connectWiseUrl: z.url(), hyasUrl: z.url() });

/** The state of Picket. What is wrong, where, and what to do about it, comes first. */
export const statusSchema = z
  .object({
    version: z.string(),
    startedAt: z.iso.datetime(),
    publicUrl: z
      .url()
      .optional()
      .describe('PICKET_PUBLIC_URL, if it is set: the address that people and senders use.'),
    demo: demoSchema.optional().describe('Only in a demo: where its sandboxes are.'),
    ok: z.boolean().describe('Whether nothing of severity error needs attention.'),
    attention: z.array(attentionSchema).describe('What somebody should see to; empty when all is well.'),
    proxy: z
      .object({ address: z.string(), at: z.iso.datetime() })
      .optional()
      .describe(
        'Set when requests with X-Forwarded-For came within the hour from an address that PICKET_TRUST_PROXY does not trust.',
      ),
    clock: z
      .object({ host: z.string(), offsetMs: z.number() })
      .optional()
      .describe(
        'Set when this machine’s clock is minutes ahead of (above 0) or behind that of a server that answered.',
      ),
    database: z.object({
      kind: z.enum(['embedded', 'server']),
      problem: problem.describe('Why the database cannot write, where its disk is full.'),
    }),
    connection: connectionHealthSchema.extend({ site: z.string().nullable() }),
    setup: setupFindingsSchema.describe('What the last check of the saved connection found.'),
    ticketService: z.object({ enabled: z.boolean(), missing: z.array(z.string()), problem }),
    routing: z.object({
      misfits: z
        .array(z.object({ id: z.number(), name: z.string(), problem: problemSchema }))
        .describe('Routing rules that are on and cannot be followed; their tickets go by the Services tab.'),
    }),
    ticketText: z.object({ problem: problem.describe('Set when a template failed at a ticket.') }),
    acting: z.object({
      statusProblem: problem.describe('Set while a chosen status of a ticket cannot be acted upon.'),
    }),
    sources: z.array(
      z.object({
        id: z.number(),
        kind: z.string(),
        name: z.string(),
        enabled: z.boolean(),
        state: z
          .enum(['ok', 'failing', 'waiting', 'off'])
          .describe('waiting: it has not brought anything yet.'),
        lastSuccessAt: z.iso.datetime().nullable(),
        lastDetectionAt: z.iso.datetime().nullable(),
        problem,
        quarantined: count.describe('Rows put aside, or met again, in the last 24 hours.'),
      }),
    ),
    companies: z.object({
      total: count,
      unmapped: count,
      gone: count.describe('Mapped to a ConnectWise company that takes no tickets any more.'),
      named: z
        .object({ unmapped: names, gone: names, refused: names, needsPerson: names })
        .describe(
          'The first few of them by name; and those with tickets that were refused, or wait for a person.',
        ),
    }),
    detections: z.object({ total: count, last24Hours: count }),
    incidents: z.object({
      open: count.describe('Roll-ups left out.'),
      storms: count.describe(
        'Companies that have more incidents than may have tickets: a roll-up tells of the rest.',
      ),
      covered: count.describe('Covered by a roll-up; no ticket in ConnectWise names them yet.'),
      held: z.array(z.object({ reason: z.string(), title: z.string(), hint: z.string(), count })),
    }),
    tickets: z.object(
      Object.fromEntries(ticketStates.map((state) => [state, count])) as Record<
        (typeof ticketStates)[number],
        typeof count
      >,
    ),
    ticketReading: z
      .object({
        lastSuccessAt: z.iso.datetime().nullable(),
        problem: problem.describe('Why the last round failed, in whole or in part.'),
        since: z.iso.datetime().nullable().describe('Since when rounds fail.'),
        unreadable: count.describe('Tickets that ConnectWise does not give; all others are read.'),
      })
      .describe('The reading of what becomes of tickets in ConnectWise: closed, reopened, moved, merged.'),
    loops: z
      .array(z.object({ name: z.string(), lastRoundAt: z.iso.datetime().nullable(), problem }))
      .describe('The work that goes on by itself. Empty where Picket does not run, but was only asked.'),
  })
  .meta({ id: 'Status' });

export type Demo = z.infer<typeof demoSchema>;
export type Status = z.infer<typeof statusSchema>;
export type Attention = z.infer<typeof attentionSchema>;
