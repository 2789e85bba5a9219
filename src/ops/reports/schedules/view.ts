import { z } from 'zod';
import { problemSchema } from '../../../platform/settings/problem-schema.ts';
import type { ScheduleRow } from './queue-due.ts';
import { deliverySchema, planSchema } from './schedule.ts';
import type { DeliveryRow } from './send-next.ts';

export const deliveryViewSchema = z.object({
  id: z.number(),
  test: z.boolean(),
  period: z.string().describe('The first and the last day: `2026-10-01/2026-10-31`.'),
  state: z
    .enum(['queued', 'sending', 'sent', 'failed', 'unknown'])
    .describe('unknown: it may have arrived, so a person must check before it is sent again.'),
  problem: problemSchema.nullable(),
  connectwiseId: z.number().nullable(),
  url: z.string().nullable().describe('The ticket in ConnectWise.'),
  queuedAt: z.iso.datetime(),
  sentAt: z.iso.datetime().nullable(),
});

export const scheduleSchema = z
  .object({
    id: z.number(),
    name: z.string(),
    enabled: z.boolean(),
    companyId: z.number().nullable().describe('null: all companies together.'),
    companyName: z.string().nullable(),
    plan: planSchema,
    delivery: deliverySchema,
    nextAt: z.iso.datetime().nullable().describe('null while it is off.'),
    lastSentAt: z.iso.datetime().nullable(),
    problem: problemSchema.nullable().describe('Why the last report was not sent.'),
    problemSince: z.iso.datetime().nullable(),
    deliveries: z.array(deliveryViewSchema).describe('The last 5 reports, the newest first.'),
    createdAt: z.iso.datetime(),
    createdBy: z.string(),
  })
  .meta({ id: 'ReportSchedule' });

export type ScheduleView = z.infer<typeof scheduleSchema>;

export const viewSchedule = (
  row: ScheduleRow & { readonly company_name: string | null },
  deliveries: readonly DeliveryRow[],
): ScheduleView => ({
  id: row.id,
  name: row.name,
  enabled: row.enabled,
  companyId: row.company_id,
  companyName: row.company_name,
  plan: planSchema.parse(row.plan),
  delivery: deliverySchema.parse(row.delivery),
  nextAt: row.next_at?.toISOString() ?? null,
  lastSentAt: row.last_sent_at?.toISOString() ?? null,
  problem: row.problem,
  problemSince: row.problem_since?.toISOString() ?? null,
  deliveries: deliveries.map((one) => ({
    id: one.id,
    test: one.test,
    period: one.period,
    state: one.state,
    problem: one.problem,
    connectwiseId: one.connectwise_id,
    url: one.url,
    queuedAt: one.queued_at.toISOString(),
    sentAt: one.sent_at?.toISOString() ?? null,
  })),
  createdAt: row.created_at.toISOString(),
  createdBy: row.created_by,
});
