import type { Command } from 'commander';
import { loadLocalOperator } from '../accounts/local-operator.ts';
import type { BackupStateView } from '../ops/backup/view.ts';
import type { FoundInstallation, UpgradeReport } from '../ops/upgrade/report.ts';
import type { Nodes } from '../ops/upgrade/routes.ts';
import type { Config } from '../platform/config/config.ts';
import { version } from '../platform/config/version.ts';
import { systemClock } from '../platform/values/clock.ts';
import { plural } from '../platform/values/text.ts';
import { type Cli, newCommand } from './command.ts';
import { configOf, withApi } from './connect.ts';
import { CommandFailure, table, time, wrongUse } from './io.ts';
import { withProgress } from './progress.ts';

export function upgradeCommand(cli: Cli): Command {
  const command = newCommand('upgrade', 'Check what an upgrade to this version would do; `start` does it')
    .option('--check', 'show pending migrations, backups, and which nodes run which version')
    .addHelpText('after', '\nExit status 1 when this version does not start on this database.');
  return command.action(async ({ check }: { check?: boolean }) => {
    if (check !== true)
      throw wrongUse(
        '`picket upgrade` only checks.',
        'Add --check. To upgrade, install the new version and start it, or run `picket migrate`.',
      );
    const config = configOf(cli.io);
    const report = await withProgress(cli.io, 'Checking', async () => {
      const { reportUpgrade } = await import('../ops/upgrade/report.ts');
      return reportUpgrade(await find(cli, config));
    });
    const { backupBeforeUpgrade: backupFirst, data } = config;
    cli.answer(command, { version, backupFirst, ...report, ok: report.problem === null }, () =>
      show(cli, report, backupFirst, data),
    );
    if (report.problem !== null) throw new CommandFailure(report.problem);
  });
}

/** A running Picket of any version is asked; the database of a stopped one is opened and not changed. */
async function find(cli: Cli, config: Config): Promise<FoundInstallation> {
  if (config.url !== undefined || (await loadLocalOperator(config.data)) !== null) {
    return withApi(cli.io, async (api) => ({
      ...(await api.get<Nodes>('/api/v1/nodes')),
      lastBackup: (await api.get<BackupStateView>('/api/v1/backups')).lastSuccess,
    }));
  }
  const { openDatabaseOf } = await import('../app/open-database.ts');
  const { findInDatabase } = await import('../ops/upgrade/find-in-database.ts');
  const database = await openDatabaseOf(config);
  try {
    return await findInDatabase(database.db, systemClock.now());
  } finally {
    await database.close();
  }
}

const schemas: Readonly<Record<UpgradeReport['schema'], string>> = {
  empty: 'empty: the first start makes its tables',
  same: 'up to date',
  older: 'older than this version',
  newer: 'newer than this version',
};

function show(cli: Cli, report: UpgradeReport, backupFirst: boolean, data: string): string[] {
  const { schema, migration, pending, nodes, ending, lastBackup } = report;
  const before = backupFirst
    ? `the state is written to ${data}/upgrade-backups`
    : 'nothing is written (PICKET_BACKUP_BEFORE_UPGRADE=false)';
  return [
    `This version    ${version}`,
    `Database        ${schemas[schema]}${migration === null ? '' : ` (${migration})`}`,
    ...(pending.length === 0 || schema === 'empty'
      ? []
      : [
          `Pending         ${plural(pending.length, 'migration')}: ${pending.join(', ')}`,
          `Before them     ${before}`,
        ]),
    `Last backup     ${lastBackup === null ? '(none)' : `${time(lastBackup.at)}, ${lastBackup.file} on ${lastBackup.host}`}`,
    '',
    ...(nodes.length === 0
      ? ['No Picket uses the database.']
      : table(
          cli.io,
          ['NODE', 'VERSION', 'TABLES', 'SINCE', 'AFTER THE UPGRADE'],
          nodes.map((node) => [
            node.host,
            node.version,
            node.migration,
            time(node.startedAt),
            ending.includes(node.id) ? 'stops: start the new version there' : 'goes on',
          ]),
        )),
  ];
}
