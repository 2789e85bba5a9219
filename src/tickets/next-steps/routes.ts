import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { incidentProblems } from '../../incidents/problems.ts';
import { findIncident } from '../../incidents/store.ts';
import { problemResponses } from '../../platform/http/openapi.ts';
import type { ChangeDeps } from '../../platform/settings/change.ts';
import type { SavedSetting } from '../../platform/settings/save-setting.ts';
import { settingRoutes } from '../../platform/settings/setting-routes.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { refuse } from '../../platform/values/problem.ts';
import { chooseText } from './choose-text.ts';
import { saidOf } from './incident-route.ts';
import {
  defaultText,
  foldName,
  type NextSteps,
  namedTwice,
  nextSteps,
  nextStepsSchema,
  nextStepsTextSchema,
  usableTexts,
} from './next-steps.ts';
import { nextStepsProblems } from './problems.ts';
import { shippedDefault, shippedTexts } from './shipped.ts';

export const savedNextSteps: SavedSetting<NextSteps> = {
  setting: nextSteps,
  async refuse(_, { texts }) {
    const twice = namedTwice(texts);
    if (twice.length > 0) throw refuse('invalid', nextStepsProblems.namedTwice(twice));
  },
};

const written = nextStepsTextSchema.shape;

const viewSchema = z.object({
  default: z.string().describe('The text for incidents that no other text is about.'),
  shippedDefault: z.string(),
  texts: z
    .array(
      z.object({
        name: z.string(),
        matches: z.array(z.string()),
        text: z.string(),
        origin: z.enum(['own', 'changed', 'shipped']),
        shipped: z
          .object({ name: z.string(), matches: z.array(z.string()), text: z.string() })
          .nullable()
          .describe('The shipped text of this name, to go back to.'),
      }),
    )
    .describe('Every text. The first one that fits a block reason or category is used.'),
});

const shippedOf = (name: string) => {
  const shipped = shippedTexts.find((text) => foldName(text.name) === foldName(name));
  return shipped === undefined ? null : { ...shipped, matches: [...shipped.matches] };
};

const view = (saved: NextSteps): z.infer<typeof viewSchema> => ({
  default: defaultText(saved),
  shippedDefault,
  texts: usableTexts(saved).map(({ matches, ...text }) => ({
    ...text,
    matches: [...matches],
    shipped: shippedOf(text.name),
  })),
});

const previewSchema = z.object({
  incidentId: z.number().nullable(),
  said: z.array(z.string()).describe('The block reasons and categories.'),
  name: z.string().nullable().describe('The name of the text; null: the default text.'),
  because: z
    .object({ said: z.string(), match: z.string() })
    .nullable()
    .describe('The block reason or category, and the words that fit it.'),
  text: written.text,
});

/** The next steps, by block reason or category: the texts, and the one for an incident. */
export function nextStepsRoutes(deps: Pick<ChangeDeps, 'db' | 'clock' | 'changed'>): FastifyPluginAsyncZod {
  const { db } = deps;
  const setting = settingRoutes({
    ...deps,
    ...savedNextSteps,
    path: 'next-steps',
    tag: 'Settings',
    about: 'your own texts of what to do next',
    description: 'All of your texts, as read before. Shipped texts stay unless one of yours has their name.',
  });
  return async (app) => {
    await app.register(setting);

    app.get(
      '/api/v1/settings/next-steps/texts',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Settings'],
          summary: 'Every text of what to do next: yours and the shipped ones',
          response: { 200: viewSchema },
        },
      },
      async () => view(await loadSetting(db, nextSteps)),
    );

    app.post(
      '/api/v1/settings/next-steps/preview',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Settings'],
          summary: 'Which text an incident gets with these texts',
          description: 'By its block reasons and categories, or by those in `said`. Nothing is saved.',
          body: nextStepsSchema.extend({
            incidentId: z.number().int().positive().optional(),
            said: z.array(z.string().max(300)).max(50).optional(),
          }),
          response: { 200: previewSchema, ...problemResponses({ not_found: 'There is no such incident.' }) },
        },
      },
      async ({ body: { incidentId, said = [], ...texts } }) => {
        const reasons = incidentId === undefined ? [] : await reasonsOf(incidentId);
        const all = [...reasons, ...said];
        return { incidentId: incidentId ?? null, said: all, ...chooseText(texts, all) };
      },
    );
  };

  async function reasonsOf(incidentId: number): Promise<string[]> {
    const incident = await findIncident(db, incidentId);
    if (incident === null) throw refuse('not_found', incidentProblems.notFound(incidentId));
    return saidOf(db, incident);
  }
}
