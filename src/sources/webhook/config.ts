import { z } from 'zod';

/** What an administrator sets for one webhook. Its secrets are not here: they are kept sealed. */
export const webhookConfigSchema = z.object({
  defaultVerdict: z
    .string()
    .trim()
    .toLowerCase()
    .min(1)
    .max(64)
    .default('blocked')
    .describe('The verdict of a detection that says none.'),
});

export type WebhookConfig = z.infer<typeof webhookConfigSchema>;
