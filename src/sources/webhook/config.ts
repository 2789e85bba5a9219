import { z } from 'zod';
import { mappingSchema } from './mapping/mapping.ts';

/** The settings of one webhook. Its secrets are stored separately, encrypted. */
export const webhookConfigSchema = z.object({
  defaultVerdict: z
    .string()
    .trim()
    .toLowerCase()
    .min(1)
    .max(64)
    .default('blocked')
    .describe('The verdict of a detection without one.'),
  mapping: mappingSchema
    .nullish()
    .describe(
      'How other JSON than Picket’s own becomes detections; null: the source sends Picket’s own JSON.',
    ),
});

export type WebhookConfig = z.infer<typeof webhookConfigSchema>;
