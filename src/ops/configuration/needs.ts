import { z } from 'zod';
import type { ConfigurationSecrets, NeededSecret } from '../../platform/settings/configuration-kind.ts';
import type { FieldError } from '../../platform/values/problem.ts';
import { errorAt } from './make-steps.ts';
import type { Step } from './plan.ts';
import { valueAt } from './sections.ts';

/** A secret that a step takes, and that is not in the file of secrets. */
export interface Need<Client = unknown> extends NeededSecret {
  readonly step: Step<Client>;
}

/** The part of the plan about secrets. Secrets in the file of secrets are not requested again. */
export function needsOf<Client>(
  steps: readonly Step<Client>[],
  secrets: ConfigurationSecrets,
): Need<Client>[] {
  return steps.flatMap((step) => {
    const { kind, value, found } = step;
    const needed = value === null ? [] : (kind.needs?.(value, found) ?? []);
    return needed.filter(({ secret }) => !isGiven(secret, secrets)).map((one) => ({ ...one, step }));
  });
}

const isGiven = (secret: readonly string[] | null, secrets: ConfigurationSecrets): boolean => {
  const given = secret === null ? undefined : valueAt(secrets, secret);
  return typeof given === 'string' && given !== '';
};

/** Without these, the plan cannot be applied. */
export const missingOf = <Client>(needs: readonly Need<Client>[]): Need<Client>[] =>
  needs.filter(({ secret }) => secret !== null);

export const missingErrors = (missing: readonly Need[]): FieldError[] =>
  missing.map(({ step, what, where }) => errorAt(step.path, `needs ${what}. ${where}`));

export const needSchema = z
  .object({
    section: z.string(),
    name: z.string(),
    what: z.string().describe('In words: `the API key`.'),
    where: z.string().describe('What the reader does about it.'),
    missing: z
      .boolean()
      .describe('True: the plan cannot be applied without it. False: it is entered, or shown, afterwards.'),
  })
  .meta({ id: 'ConfigurationNeed' });

export const viewNeed = ({ step, what, where, secret }: Need): z.infer<typeof needSchema> => ({
  section: step.kind.section,
  name: step.value === null ? '' : step.kind.title(step.value),
  what,
  where,
  missing: secret !== null,
});
