import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../platform/database/schema.ts';
import { idParams } from '../platform/http/page.ts';
import type { Clock } from '../platform/values/clock.ts';
import { listSuppressions } from './suppression-store.ts';
import { suppressionSchema, viewSuppressions } from './suppression-view.ts';
import { listWindows } from './window-store.ts';
import { viewWindow, windowSchema } from './window-view.ts';

/** The most that the page of a company shows; the list under Noise has all. */
const most = 50;

const appliesTo = (id: number, ids: readonly number[]) => ids.length === 0 || ids.includes(id);

/** The silences, accepted risks and maintenance windows that apply to one company. */
export function companyNoiseRoutes({
  db,
  clock,
}: {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
}): FastifyPluginAsyncZod {
  async function suppressionsFor(kind: 'silence' | 'acceptance', companyId: number) {
    const now = clock.now();
    const rows = await listSuppressions(db, { kind, now, state: 'active', limit: most, companyId });
    return viewSuppressions(db, rows, now);
  }

  return async (app) => {
    app.get(
      '/api/v1/companies/:id/noise',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Noise'],
          summary: 'Silences, accepted risks and maintenance windows that can apply to a company',
          description:
            'Those in force that name the company or no company. A company that does not exist has those that name none.',
          params: idParams,
          response: {
            200: z.object({
              silences: z.array(suppressionSchema).describe(`The newest ${most}.`),
              acceptances: z.array(suppressionSchema).describe(`The newest ${most}.`),
              windows: z.array(windowSchema),
            }),
          },
        },
      },
      async ({ params: { id } }) => {
        const { rows, names } = await listWindows(db);
        return {
          silences: await suppressionsFor('silence', id),
          acceptances: await suppressionsFor('acceptance', id),
          windows: rows
            .filter(({ company_ids }) => appliesTo(id, company_ids))
            .map((row) => viewWindow(row, names, clock.now())),
        };
      },
    );
  };
}
