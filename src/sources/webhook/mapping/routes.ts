import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problemResponses } from '../../../platform/http/openapi.ts';
import type { Clock } from '../../../platform/values/clock.ts';
import { refuse } from '../../../platform/values/problem.ts';
import { webhookConfigSchema } from '../config.ts';
import { mappingSchema } from './mapping.ts';
import { mappingPresets } from './presets/index.ts';
import { previewMapping, previewSchema, sampleLimit } from './preview.ts';

const presetSchema = z.object({
  name: z.string(),
  title: z.string(),
  about: z.string().describe('What to configure in the product and in the mapping.'),
  mapping: z.record(z.string(), z.unknown()),
  sample: z.string().describe('The body of a request, as the product sends it.'),
});

/** Checks field mappings before they are saved with a source. */
export function mappingRoutes({ clock }: { readonly clock: Clock }): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/api/v1/source-mappings/presets',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Sources'],
          summary: 'Preset field mappings for products with known JSON',
          response: { 200: z.object({ items: z.array(presetSchema) }) },
        },
      },
      async () => ({
        items: mappingPresets.map(({ mapping, ...preset }) => ({
          ...preset,
          mapping: mapping as Record<string, unknown>,
        })),
      }),
    );

    app.post(
      '/api/v1/source-mappings/preview',
      {
        config: { access: 'admin' },
        bodyLimit: 2 * sampleLimit,
        schema: {
          tags: ['Sources'],
          summary: 'Try a field mapping with a sample; nothing is stored',
          body: z.strictObject({
            mapping: mappingSchema,
            sample: z
              .string()
              .min(1)
              .max(sampleLimit)
              .describe('The body, exactly as it is sent: JSON or JSON lines.'),
            defaultVerdict: webhookConfigSchema.shape.defaultVerdict,
          }),
          response: {
            200: previewSchema,
            ...problemResponses({
              invalid: 'The sample is not JSON, or has no items where the mapping expects them.',
            }),
          },
        },
      },
      async ({ body: { mapping, sample, defaultVerdict } }) => {
        const preview = previewMapping(mapping, sample, { now: clock.now(), defaultVerdict });
        if (!preview.ok) throw refuse('invalid', preview.problem);
        return preview.value;
      },
    );
  };
}
