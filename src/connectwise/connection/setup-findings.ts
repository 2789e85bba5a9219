import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../../platform/database/schema.ts';
import { checkSchema } from '../../platform/http/answer-checks.ts';
import { type Setting, writeSetting } from '../../platform/settings/store.ts';
import type { Check } from '../../platform/values/check.ts';

export const setupFindingsSchema = z.object({
  checkedAt: z.iso.datetime().nullable().describe('When the setup was last checked; null before.'),
  findings: z
    .array(checkSchema)
    .describe('The failed checks, and whether it is unknown that Picket sees every ticket.'),
});

export type SetupFindings = z.infer<typeof setupFindingsSchema>;

/** The failed checks of the saved connection, found by Verify setup or by Picket itself. */
export const setupFindings: Setting<SetupFindings> = {
  name: 'setup_findings',
  schema: setupFindingsSchema,
  initial: { checkedAt: null, findings: [] },
};

/** Stores the findings of the checks; returns whether any failed. */
export async function noteFindings(db: Kysely<Schema>, checks: readonly Check[], at: Date): Promise<boolean> {
  const findings = checks.filter(
    ({ id, status }) => status === 'fail' || (id === 'search' && status === 'unknown'),
  );
  const value = { checkedAt: at.toISOString(), findings };
  await writeSetting(db, setupFindings, value, { at, actor: 'picket' });
  return findings.some(({ status }) => status === 'fail');
}
