import { z } from 'zod';
import { severities } from '../../incidents/severities.ts';
import { problemSchema } from '../../platform/settings/problem-schema.ts';
import { plainText } from '../../platform/values/text.ts';
import { destinationSchema } from './destination.ts';

const words = (what: string) =>
  z
    // Not a transform: the schema also describes answers, and a transform cannot be reversed.
    .array(z.string().overwrite(plainText).min(1).max(256))
    .max(200)
    .default([])
    .describe(`${what} Any of them.`);

/** What a rule matches: all given conditions, and one value of each list. Without conditions it matches everything. */
export const matchesSchema = z
  .object({
    companyIds: z
      .array(z.number().int().positive())
      .max(2000)
      .default([])
      .describe('Companies. Any of them.'),
    reasons: words('Block reasons; `*` matches any characters.'),
    verdicts: words('Verdicts, in the same form.'),
    threatLevels: words('Threat levels of the source, in the same form.'),
    severities: z.array(z.enum(severities)).max(severities.length).default([]).describe('Severities.'),
    devices: words('Device names or client addresses, in the same form.'),
    domains: words('Domains, in the same form. A registrable domain matches all names below it.'),
  })
  .meta({ id: 'RoutingMatches' });

export type RuleMatches = z.infer<typeof matchesSchema>;

export const ruleSchema = z
  .object({
    id: z.number(),
    name: z.string(),
    enabled: z.boolean(),
    matches: matchesSchema,
    destination: destinationSchema,
    /** Set while the rule is invalid in ConnectWise. */
    problem: problemSchema.nullable(),
  })
  .meta({ id: 'RoutingRule' });

/** One routing rule: which incidents it matches, and what it overrides in their tickets. */
export type RoutingRule = z.infer<typeof ruleSchema>;
