import { z } from 'zod';
import type { Problem } from '../values/problem.ts';

/** A {@link Problem} as it is stored and as the API returns it. */
export const problemSchema = z
  .object({
    code: z.string(),
    message: z.string(),
    hint: z.string(),
    retry: z.enum(['never', 'later', 'unknown']),
    details: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'Problem' }) as unknown as z.ZodType<Problem>;
