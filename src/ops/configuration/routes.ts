import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { demandGuarded } from '../../platform/http/guarded.ts';
import { problemResponses } from '../../platform/http/openapi.ts';
import { closeObjects } from '../../platform/http/unknown-fields.ts';
import { releaseQuery } from '../../platform/settings/change.ts';
import { configurationSecretsSchema } from '../../platform/settings/configuration-kind.ts';
import { refuse } from '../../platform/values/problem.ts';
import { type ApplyDeps, applyPlan, rehearsePlan } from './apply-plan.ts';
import { type Connections, compare, lookUp, type Plan, type Wanted, withLines } from './make-plan.ts';
import { missingErrors, missingOf, needSchema, viewNeed } from './needs.ts';
import { stepSchema, viewStep } from './plan.ts';
import { configurationProblems } from './problems.ts';
import { readApart } from './read-apart.ts';
import { fileSchema } from './sections.ts';
import { loadConfiguration, writeFile } from './write-file.ts';

/** Space for 100,000 names of hand-made lists with their reasons. */
const largestFile = 32 * 1024 * 1024;

const bodySchema = z.object({
  file: z.string().describe('YAML or JSON, as the export has it.'),
  prune: z
    .boolean()
    .default(false)
    .describe(
      'Deletes the objects that a section of the file does not name. Sections that the file does not have stay.',
    ),
  secrets: configurationSecretsSchema
    .default({})
    .describe('Used where an object is new or has another address. Picket never shows them again.'),
});

const planSchema = z
  .object({
    hash: z.string().describe('Send it along to apply exactly this plan.'),
    steps: z.array(stepSchema).describe('In the order in which they are applied.'),
    needs: z
      .array(needSchema)
      .describe('Secrets that the file does not contain: what has to be entered, and where.'),
    unchanged: z.number().describe('Objects of the file that are as it says.'),
    over: z.array(z.string()).describe('Objects of the file whose end is past: nothing is done for them.'),
  })
  .meta({ id: 'ConfigurationPlan' });

const failures = problemResponses({
  conflict:
    'Something changed after the plan was shown, no connection to ConnectWise is saved, or an object cannot be changed now.',
  invalid: 'A value in the file is not valid; `errors` says which, and its line.',
  failed_elsewhere: 'ConnectWise did not answer, or refused.',
});

export interface ConfigurationRoutesOptions<Client> extends ApplyDeps<Client> {
  readonly connections: Connections<Client>;
}

/** Routes for the whole configuration as a file, so that it can be kept in a repository. */
export function configurationRoutes<Client>(deps: ConfigurationRoutesOptions<Client>): FastifyPluginAsyncZod {
  const { changes, kinds, connections, loadCompanies } = deps;
  const { db, clock } = changes;

  async function plan(wanted: Wanted): Promise<Plan<Client>> {
    const compared = await compare(deps, { db, now: clock.now() }, wanted);
    // Names can only be looked up by a connection.
    if (missingOf(compared.needs).some(({ step }) => step.kind.connect !== undefined))
      throw secretsMissing(compared.needs, wanted);
    return lookUp(compared, { db, connections, loadCompanies }, wanted);
  }

  function secretsMissing(needs: Plan<Client>['needs'], { file }: Wanted) {
    const missing = missingErrors(missingOf(needs));
    return refuse('invalid', configurationProblems.secretsMissing(missing.length), withLines(missing, file));
  }

  const wantedOf = async ({ file, prune, secrets }: z.infer<typeof bodySchema>): Promise<Wanted> => ({
    file: await readApart(file),
    prune,
    secrets,
  });

  const view = ({ hash, steps, unchanged, over, needs }: Plan<Client>, { file }: Wanted) => ({
    hash,
    steps: steps.map((step) => viewStep(step, file.lineOf)),
    needs: needs.map(viewNeed),
    unchanged,
    over: [...over],
  });

  return async (app) => {
    app.get(
      '/api/v1/configuration',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Configuration'],
          summary: 'The whole configuration as a file, without secrets',
          querystring: z.object({ format: z.enum(['yaml', 'json']).default('yaml') }),
          response: {
            200: {
              description: 'Applied to a new installation, it gives the same configuration.',
              content: {
                'application/yaml': { schema: z.string() },
                'application/json': { schema: z.record(z.string(), z.unknown()) },
              },
            },
          },
        },
      },
      async ({ query: { format } }, reply) => {
        const reader = { db, now: clock.now(), companies: await loadCompanies(db), planned: [] };
        const content = await loadConfiguration(kinds, reader);
        reply.header('cache-control', 'no-store');
        if (format === 'json')
          return reply.type('application/json; charset=utf-8').serializer(JSON.stringify).send(content);
        return reply
          .type('application/yaml; charset=utf-8')
          .header('content-disposition', 'attachment; filename="picket.yaml"')
          .serializer((text: unknown) => String(text))
          .send(writeFile(content));
      },
    );

    app.get(
      '/api/v1/configuration/schema',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Configuration'],
          summary: 'The JSON Schema of a file of configuration',
          description: 'Editors complete and check the file by it.',
          response: { 200: z.record(z.string(), z.unknown()) },
        },
      },
      async (_, reply) => {
        const schema = closeObjects(fileSchema(kinds)) as Record<string, unknown>;
        return reply
          .type('application/json; charset=utf-8')
          .serializer(JSON.stringify)
          .send({ ...schema, title: 'Configuration of Picket' });
      },
    );

    app.post(
      '/api/v1/configuration/plan',
      {
        config: { access: 'admin' },
        bodyLimit: largestFile,
        schema: {
          tags: ['Configuration'],
          summary: 'Show what a file of configuration would change',
          description:
            'Names of ConnectWise are looked up there. The changes are rehearsed and undone, unless secrets are missing (`needs`).',
          body: bodySchema,
          response: { 200: planSchema, ...failures },
        },
      },
      async ({ body, principal }) => {
        const wanted = await wantedOf(body);
        const made = await plan(wanted);
        // Without its secrets it cannot be rehearsed. The plan says what is missing.
        if (made.steps.length > 0 && missingOf(made.needs).length === 0)
          await rehearsePlan(deps, made, wanted, { principal });
        return view(made, wanted);
      },
    );

    app.post(
      '/api/v1/configuration/apply',
      {
        config: { access: 'admin' },
        bodyLimit: largestFile,
        schema: {
          tags: ['Configuration'],
          summary: 'Apply a file of configuration as planned, in one transaction',
          description:
            'All of it is applied, or nothing. Each change has its own audit event, as when a person makes it. A changed connection needs the scope “connection”, a changed sign-in “users”, changed backups “export”.',
          querystring: releaseQuery,
          body: bodySchema.extend({ hash: z.string().max(64).describe('Of the plan.') }),
          response: {
            200: planSchema.extend({
              secrets: z
                .array(z.object({ source: z.string(), secret: z.string(), bearerToken: z.string() }))
                .describe('Of new webhooks. Picket does not show them again.'),
              signing: z
                .array(z.object({ channel: z.string(), secret: z.string() }))
                .describe(
                  'The secrets with which new notification webhooks sign. Picket does not show them again.',
                ),
            }),
            ...failures,
          },
        },
      },
      async ({ body, query: { release }, principal }) => {
        const wanted = await wantedOf(body);
        const made = await plan(wanted);
        if (made.hash !== body.hash) throw refuse('conflict', configurationProblems.changedMeanwhile());
        if (missingOf(made.needs).length > 0) throw secretsMissing(made.needs, wanted);
        for (const { kind } of made.steps)
          if (kind.guarded !== undefined) demandGuarded(principal, kind.guarded);
        const { secrets, signing } =
          made.steps.length === 0
            ? { secrets: [], signing: [] }
            : await applyPlan(deps, made, wanted, { principal, release });
        return { ...view(made, wanted), secrets: [...secrets], signing: [...signing] };
      },
    );
  };
}
