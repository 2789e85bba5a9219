import { z } from 'zod';
import type { DetectionFacts } from './facts.ts';

export const factsSchema = z
  .object({
    domainAgeDays: z.number().optional().describe('How many days ago the domain was registered.'),
    registrar: z.string().optional(),
    categories: z.array(z.string()).optional(),
    lists: z.array(z.string()).optional().describe('The lists that name the domain.'),
  })
  .meta({ id: 'DetectionFacts' });

/** The stored facts as the API shows them. */
export function viewFacts(facts: DetectionFacts | null): z.infer<typeof factsSchema> | null {
  if (facts === null) return null;
  const { categories, lists, ...more } = facts;
  return {
    ...more,
    ...(categories === undefined ? {} : { categories: [...categories] }),
    ...(lists === undefined ? {} : { lists: [...lists] }),
  };
}
