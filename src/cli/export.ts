import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { loadLocalOperator } from '../accounts/local-operator.ts';
import type { Upgraded } from '../app/upgrade.ts';
import { mediaType } from '../ops/export/format.ts';
import { version } from '../platform/config/version.ts';
import { systemClock } from '../platform/values/clock.ts';
import { systemRandom } from '../platform/values/random.ts';
import { plural } from '../platform/values/text.ts';
import type { Api } from './api-client.ts';
import { checkFile } from './check-file.ts';
import { type Cli, newCommand } from './command.ts';
import { configOf, connect, silent, withApi } from './connect.ts';
import { wrongUse } from './io.ts';
import { withProgress } from './progress.ts';
import { readSecret } from './secret-input.ts';

interface Options {
  passphraseFile?: string;
}

const passphrase = (cli: Cli, { passphraseFile: file }: Options, what: string) =>
  readSecret(cli.io, { what, option: '--passphrase-file', file });

const passphraseOption = [
  '--passphrase-file <file>',
  'a file with the passphrase; - reads standard input',
] as const;

interface ExportOptions extends Options {
  check?: boolean;
}

export function exportCommand(cli: Cli): Command {
  const command = newCommand(
    'export',
    'Write the whole state to a file, with its secrets encrypted by a passphrase; or check such a file',
  )
    .argument('<file>', 'the file to write, or with --check to read')
    .option('--check', 'show what is in the file and whether it can be imported; touches no installation')
    .option(...passphraseOption);
  return command.action(async (file: string, options: ExportOptions) => {
    if (options.check === true) return checkFile(cli, command, file, options.passphraseFile);
    if (existsSync(file))
      throw wrongUse(`${file} already exists.`, 'Choose a new file name, or move the existing file.');
    await withApi(cli.io, async (api) => {
      const secret = await passphrase(cli, options, 'Passphrase for the export (12 characters or more)');
      const size = await withProgress(cli.io, 'Working', () => download(api, secret, file));
      cli.answer(command, { file, bytes: size }, () => [
        `The state is in ${file} (${size} bytes). Its secrets cannot be read without the passphrase.`,
      ]);
    });
  });
}

async function download(api: Api, secret: string, file: string): Promise<number> {
  const content = await api.download('/api/v1/export', { passphrase: secret });
  try {
    await pipeline(content, createWriteStream(file, { mode: 0o600, flags: 'wx', flush: true }));
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
  return (await stat(file)).size;
}

export function importCommand(cli: Cli): Command {
  const command = newCommand('import', 'Import an exported state into an empty installation')
    .argument('<file>', 'the file that `picket export` wrote')
    .option(...passphraseOption)
    .addHelpText(
      'after',
      '\nStop the exported installation first: two installations with the same state would open every ticket twice.',
    );
  command.action(async (file: string, options: Options) => {
    if (!existsSync(file)) throw wrongUse(`There is no file ${file}.`, 'Check the path.');
    const { readHeader } = await import('../ops/export/read-export.ts');
    const { key } = await readHeader(file);
    const secret = key === null ? null : await passphrase(cli, options, 'Passphrase of the export');
    const config = configOf(cli.io);
    if (config.url === undefined && (await loadLocalOperator(config.data)) === null) {
      await migrateDatabase(cli);
    }
    const api = await connect(cli.io, config);
    try {
      const headers: Record<string, string> =
        secret === null ? {} : { 'picket-passphrase': encodeURIComponent(secret) };
      const imported = await withProgress(cli.io, 'Importing', () =>
        api.upload<{ tables: Record<string, number> }>(
          '/api/v1/import',
          mediaType,
          createReadStream(file),
          headers,
        ),
      );
      cli.answer(command, imported, ({ tables }) => [
        ...Object.entries(tables).map(([name, count]) => `${name.padEnd(16)} ${count}`),
        'Imported. The API tokens are now those of the export.',
      ]);
    } finally {
      await api.close();
    }
  });
  return command;
}

export function migrateCommand(cli: Cli): Command {
  const command = newCommand('migrate', 'Migrate the database to this version; `start` also does this');
  command.action(async () => {
    const upgraded = await withProgress(cli.io, 'Migrating', () => migrateDatabase(cli));
    const { migrated, backup } = upgraded;
    cli.answer(command, upgraded, () => [
      ...(backup === null ? [] : [`The state was written to ${backup} first.`]),
      migrated.length === 0
        ? 'The database is up to date.'
        : `${plural(migrated.length, 'migration')} run: ${migrated.join(', ')}.`,
    ]);
  });
  return command;
}

async function migrateDatabase(cli: Cli): Promise<Upgraded> {
  const { openDatabaseOf } = await import('../app/open-database.ts');
  const { upgradeDatabase } = await import('../app/upgrade.ts');
  const config = configOf(cli.io);
  const database = await openDatabaseOf(config);
  try {
    const surroundings = { clock: systemClock, random: systemRandom, version, log: silent() };
    return await upgradeDatabase(config, database, surroundings);
  } finally {
    await database.close();
  }
}
