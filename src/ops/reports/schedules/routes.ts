import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { ConnectWise } from '../../../connectwise/client/types.ts';
import { problemResponses } from '../../../platform/http/openapi.ts';
import { idParams, idSchema } from '../../../platform/http/page.ts';
import { refuse } from '../../../platform/values/problem.ts';
import { plainText } from '../../../platform/values/text.ts';
import { reportProblems } from '../problems.ts';
import { deleteSchedule, queueTest, type ScheduleDeps, saveSchedule, sendAgain } from './change-schedule.ts';
import { deliverySchema, planSchema } from './schedule.ts';
import { listSchedules } from './store.ts';
import { ticketNames } from './ticket-names.ts';
import { scheduleSchema } from './view.ts';

interface ScheduleRoutesOptions extends ScheduleDeps {
  readonly connectWise: () => Promise<ConnectWise | null>;
  /** Wakes what sends. */
  readonly changed: () => void;
}

const body = z.object({
  name: z.string().transform(plainText).pipe(z.string().min(1).max(100)),
  enabled: z.boolean().default(true),
  companyId: z.number().int().positive().nullable().describe('null: all companies together.'),
  plan: planSchema,
  delivery: deliverySchema,
});

const notFound = { not_found: 'There is no such schedule.' };
const misfit = {
  invalid: 'Its company, channel or ConnectWise company does not fit.',
  conflict: 'Another schedule has the name.',
};

/** Reports that are sent every month or week. */
export function reportScheduleRoutes(deps: ScheduleRoutesOptions): FastifyPluginAsyncZod {
  const { db, changed, connectWise } = deps;

  const named = async (fields: z.infer<typeof body>) => ({
    ...fields,
    names: await ticketNames(await connectWise(), fields.delivery),
  });

  async function one(id: number) {
    const [schedule] = await listSchedules(db, id);
    if (schedule === undefined) throw refuse('not_found', reportProblems.scheduleNotFound(id));
    return schedule;
  }

  return async (app) => {
    app.get(
      '/api/v1/reports/schedules',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Reports'],
          summary: 'Reports that are sent by schedule, with the state of the last ones',
          response: { 200: z.object({ items: z.array(scheduleSchema) }) },
        },
      },
      async () => ({ items: await listSchedules(db) }),
    );

    app.post(
      '/api/v1/reports/schedules',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Reports'],
          summary: 'Send a report every month or week',
          description:
            'Each period is sent once. A period that Picket missed while it was down is sent once afterwards.',
          body,
          response: { 201: scheduleSchema, ...problemResponses(misfit) },
        },
      },
      async ({ body, principal }, reply) => {
        const id = await saveSchedule(deps, null, await named(body), principal);
        changed();
        return reply.code(201).send(await one(id));
      },
    );

    app.put(
      '/api/v1/reports/schedules/:id',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Reports'],
          summary: 'Change a report schedule',
          params: idParams,
          body,
          response: { 200: scheduleSchema, ...problemResponses({ ...misfit, ...notFound }) },
        },
      },
      async ({ params: { id }, body, principal }) => {
        await saveSchedule(deps, id, await named(body), principal);
        changed();
        return one(id);
      },
    );

    app.delete(
      '/api/v1/reports/schedules/:id',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Reports'],
          summary: 'Delete a report schedule',
          params: idParams,
          response: { 204: z.undefined().describe('It sends nothing more.'), ...problemResponses(notFound) },
        },
      },
      async ({ params: { id }, principal }, reply) => {
        await deleteSchedule(deps, id, principal);
        return reply.code(204).send();
      },
    );

    app.post(
      '/api/v1/reports/schedules/:id/test',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Reports'],
          summary: 'Send the report of the last period now, marked as a test',
          description: 'It goes to the recipients, or opens a ticket. `deliveries` has its state.',
          params: idParams,
          response: { 202: scheduleSchema, ...problemResponses(notFound) },
        },
      },
      async ({ params: { id }, principal }, reply) => {
        await queueTest(deps, id, principal);
        changed();
        return reply.code(202).send(await one(id));
      },
    );

    app.post(
      '/api/v1/reports/schedules/:id/deliveries/:deliveryId/send-again',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Reports'],
          summary: 'Send a report again that failed, or that did not arrive',
          params: idParams.extend({ deliveryId: idSchema }),
          response: {
            202: scheduleSchema,
            ...problemResponses({ ...notFound, conflict: 'It was sent, or is still being sent.' }),
          },
        },
      },
      async ({ params, principal }, reply) => {
        await one(params.id);
        await sendAgain(deps, params, principal);
        changed();
        return reply.code(202).send(await one(params.id));
      },
    );
  };
}
