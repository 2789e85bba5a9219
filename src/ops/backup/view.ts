import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../../platform/database/schema.ts';
import { problemSchema } from '../../platform/settings/problem-schema.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { lateAfterMs } from './schedule.ts';
import { backupSettings } from './settings.ts';
import { loadBackupState } from './store.ts';

export const backupStateSchema = z.object({
  enabled: z.boolean().describe('Whether backups are written by schedule.'),
  running: z.boolean().describe('Whether a node writes one at the moment.'),
  nextAt: z.iso.datetime().nullable().describe('When the next one is planned; null while none is.'),
  lastSuccess: z
    .object({
      at: z.iso.datetime(),
      file: z.string().describe('Its path on that machine.'),
      host: z.string().describe('The machine that wrote it.'),
      bytes: z.number().int(),
      rows: z.number().int(),
    })
    .nullable()
    .describe('The last backup that was written and read back.'),
  lastFailureAt: z.iso.datetime().nullable(),
  problem: problemSchema.nullable().describe('Why the last one failed; null once one succeeded.'),
  late: z
    .boolean()
    .describe('Backups are on, and the last good one is older than two of their intervals and an hour.'),
});

export type BackupStateView = z.infer<typeof backupStateSchema>;

export async function loadBackupView(db: Kysely<Schema>, now: Date): Promise<BackupStateView> {
  const settings = await loadSetting(db, backupSettings);
  const { lastSuccess, lastFailureAt, problem, running, dueAt } = await loadBackupState(db, now);
  const age = now.getTime() - (lastSuccess?.at.getTime() ?? now.getTime());
  return {
    enabled: settings.enabled,
    running,
    nextAt: dueAt?.toISOString() ?? null,
    lastSuccess: lastSuccess && { ...lastSuccess, at: lastSuccess.at.toISOString() },
    lastFailureAt: lastFailureAt?.toISOString() ?? null,
    problem,
    late: settings.enabled && age > lateAfterMs(settings),
  };
}
