import type { FastifyPluginAsync } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problemResponses } from '../../platform/http/openapi.ts';
import { actorOf } from '../../platform/http/principal.ts';
import { recordAudit } from '../../platform/settings/audit.ts';
import { problemSchema } from '../../platform/settings/problem-schema.ts';
import type { SavedSetting } from '../../platform/settings/save-setting.ts';
import { settingRoutes } from '../../platform/settings/setting-routes.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { refuse, toProblem } from '../../platform/values/problem.ts';
import type { BackupDeps } from './back-up-due.ts';
import { checkFolder, listBackups } from './folder.ts';
import { readPassphrase } from './passphrase.ts';
import { type BackupSettings, backupSettings } from './settings.ts';
import { planBackup } from './store.ts';
import { backupStateSchema, loadBackupView } from './view.ts';
import { folderOf } from './write-backup.ts';

interface BackupRoutesOptions extends BackupDeps {
  /** Wakes the loop, because a backup may be due. */
  readonly changed: () => void;
  /** Starts the backup that is due. In a command on a stopped installation it resolves when the backup is written. */
  readonly writeNow: () => Promise<void> | void;
}

const backupsSchema = backupStateSchema.extend({
  folder: z.string().describe('Where this machine writes them.'),
  passphraseProblem: problemSchema
    .nullable()
    .describe(
      'Why this machine cannot write one: it has no passphrase that encrypts the secrets in it. null: every backup is encrypted so.',
    ),
  files: z
    .array(z.object({ file: z.string(), at: z.iso.datetime(), bytes: z.number().int() }))
    .describe('Those of this installation in that folder of this machine, the newest first.'),
});

/** The schedule. It can be saved only with a readable passphrase and a writable folder. */
export const savedBackup = ({
  dataFolder,
  passphraseFile,
}: Pick<BackupDeps, 'dataFolder' | 'passphraseFile'>): SavedSetting<BackupSettings> => ({
  setting: backupSettings,
  guarded: 'export',
  async refuse(_tx, after) {
    if (!after.enabled) return;
    try {
      await readPassphrase(passphraseFile);
      await checkFolder(folderOf(after, dataFolder), after.folder !== null);
    } catch (error) {
      throw refuse('invalid', toProblem(error));
    }
  },
  prepare: (tx, after, now) => planBackup(tx, after.enabled ? now : null),
});

/** Backups by schedule and on request: their settings, their results, and the files. */
export function backupRoutes(deps: BackupRoutesOptions): FastifyPluginAsync[] {
  const { db, clock } = deps;
  const settings = settingRoutes({
    db,
    clock,
    ...savedBackup(deps),
    path: 'backup',
    tag: 'Settings',
    about: 'when backups are written, where, and how long they are kept',
    description:
      'Switched on, the first one is written at once. Needs PICKET_BACKUP_PASSPHRASE_FILE. Every file has all of the state, so it takes what an export takes.',
    changed: deps.changed,
  });
  return [settings, filesRoutes(deps) as FastifyPluginAsync];
}

function filesRoutes(deps: BackupRoutesOptions): FastifyPluginAsyncZod {
  const { db, clock, keyring, dataFolder, passphraseFile } = deps;
  return async (app) => {
    app.get(
      '/api/v1/backups',
      {
        config: { access: 'viewer' },
        schema: {
          tags: ['Export'],
          summary:
            'The backups: the last good one, the last failure, the next one, and the files on this machine',
          response: { 200: backupsSchema },
        },
      },
      async () => {
        const folder = folderOf(await loadSetting(db, backupSettings), dataFolder);
        const state = await loadBackupView(db, clock.now());
        const files = await listBackups(folder, keyring);
        return {
          ...state,
          folder,
          passphraseProblem: await readPassphrase(passphraseFile).then(() => null, toProblem),
          files: files.map(({ path, at, bytes }) => ({ file: path, at: at.toISOString(), bytes })),
        };
      },
    );

    app.post(
      '/api/v1/backups',
      {
        config: { access: 'admin' },
        schema: {
          tags: ['Export'],
          summary: 'Write a backup now, also while the schedule is off',
          description:
            'It is written in the background, by one node: read `GET /api/v1/backups` until it is there.',
          response: {
            202: z.object({ askedAt: z.iso.datetime().describe('Later results are those of this backup.') }),
            ...problemResponses({ invalid: 'PICKET_BACKUP_PASSPHRASE_FILE is not set or cannot be read.' }),
          },
        },
      },
      async ({ principal }, reply) => {
        await readPassphrase(passphraseFile).catch((error: unknown) => {
          throw refuse('invalid', toProblem(error));
        });
        const at = clock.now();
        await planBackup(db, at);
        const audited = { at, actor: actorOf(principal), action: 'backup.asked', subject: 'installation' };
        await recordAudit(db, audited);
        await deps.writeNow();
        return reply.code(202).send({ askedAt: at.toISOString() });
      },
    );
  };
}
