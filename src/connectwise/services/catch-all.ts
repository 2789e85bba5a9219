import { z } from 'zod';
import { problemSchema } from '../../platform/settings/problem-schema.ts';
import type { Setting } from '../../platform/settings/store.ts';

const catchAllSchema = z
  .object({
    company: z
      .object({
        connectwiseCompanyId: z.number().int().positive(),
        name: z.string(),
        identifier: z.string().nullable(),
        problem: problemSchema.nullable().describe('Set while ConnectWise accepts no tickets for it.'),
      })
      .nullable()
      .describe('The ConnectWise company for companies without a mapping; null: their incidents are held.'),
  })
  .meta({ id: 'CatchAll' });

export type CatchAll = z.infer<typeof catchAllSchema>;

/**
 * The ConnectWise company for incidents of companies without a mapping, if a person chose one. Never set by default.
 */
export const catchAll: Setting<CatchAll> = {
  name: 'catch_all',
  schema: catchAllSchema,
  initial: { company: null },
};
