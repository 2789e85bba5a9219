import type { Command } from 'commander';
import type { BackupSettings } from '../ops/backup/settings.ts';
import type { BackupStateView } from '../ops/backup/view.ts';
import type { Api } from './api-client.ts';
import { checkFile } from './check-file.ts';
import { apiCommand, type Cli, newCommand } from './command.ts';
import { configOf, withApi } from './connect.ts';
import { CommandFailure, table, time, words, wrongUse } from './io.ts';
import { typedNumber } from './typed-number.ts';

const path = '/api/v1/backups';
const settingsPath = '/api/v1/settings/backup';
const pollMs = 1000;

interface Backups extends BackupStateView {
  readonly folder: string;
  readonly files: readonly { readonly file: string; readonly at: string; readonly bytes: number }[];
}

/** `picket backup`: write, list, verify and schedule backups. */
export function backupCommand(cli: Cli): Command {
  const group = newCommand('backup', 'Write backups now or by schedule, list them, and read one back');
  group.addCommand(
    apiCommand(
      cli,
      'list',
      'Show the last backups, the next one, and the files',
      async (api, { command }) => {
        cli.answer(command, await api.get<Backups>(path), (backups) => show(cli, backups));
      },
    ),
    { isDefault: true },
  );
  group.addCommand(
    apiCommand(cli, 'now', 'Write a backup now, and read it back', async (api, { command }) => {
      const done = await writeNow(api);
      if (done.problem !== null) throw new CommandFailure(done.problem);
      cli.answer(command, done.lastSuccess, (written) => [
        `The backup is in ${written?.file} on ${written?.host} (${written?.bytes} bytes, ${written?.rows} rows). It was read back.`,
      ]);
    }),
  );
  group.addCommand(verifyCommand(cli));
  group.addCommand(settingsCommand(cli));
  return group;
}

/** Requests a backup, and waits until it is written or failed. */
async function writeNow(api: Api): Promise<Backups> {
  const { askedAt } = await api.send<{ askedAt: string }>('POST', path);
  for (;;) {
    const now = await api.get<Backups>(path).catch((error: unknown) => {
      // The backup may use the only connection of an embedded database.
      if (error instanceof CommandFailure && error.problem?.retry === 'later') return null;
      throw error;
    });
    const results = [now?.lastSuccess?.at, now?.lastFailureAt];
    if (now !== null && !now.running && results.some((at) => at != null && at >= askedAt)) return now;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

function show(cli: Cli, backups: Backups): string[] {
  const { enabled, running, nextAt, lastSuccess, lastFailureAt, problem, folder, files } = backups;
  const next = running ? 'is being written' : (time(nextAt) ?? '(none is planned)');
  return [
    `Schedule        ${enabled ? 'on' : 'off'}`,
    `Next            ${next}`,
    `Last good one   ${lastSuccess === null ? '(none yet)' : `${time(lastSuccess.at)}, ${lastSuccess.file} on ${lastSuccess.host}`}`,
    `Last failure    ${lastFailureAt === null ? '(none)' : `${time(lastFailureAt)}${problem === null ? ', and one succeeded since' : ''}`}`,
    ...(problem === null ? [] : [`                ${words(problem.message)} ${words(problem.hint)}`]),
    `Folder          ${folder}`,
    '',
    ...(files.length === 0
      ? ['No backups in this folder of that machine.']
      : table(
          cli.io,
          ['WRITTEN', 'BYTES', 'FILE'],
          files.map(({ at, bytes, file }) => [time(at), bytes, file]),
        )),
  ];
}

function verifyCommand(cli: Cli): Command {
  const command = newCommand('verify', 'Read a backup from beginning to end, and open its secrets')
    .argument('[file]', 'the backup; without it, the newest one on this machine')
    .option('--passphrase-file <file>', 'its passphrase; without it, PICKET_BACKUP_PASSPHRASE_FILE');
  return command.action(async (file: string | undefined, options: { passphraseFile?: string }) => {
    const passphrase = options.passphraseFile ?? configOf(cli.io).backupPassphraseFile;
    if (passphrase === undefined)
      throw wrongUse(
        'The passphrase is missing.',
        'Add --passphrase-file, or set PICKET_BACKUP_PASSPHRASE_FILE.',
      );
    await checkFile(cli, command, file ?? (await newest(cli)), passphrase);
  });
}

async function newest(cli: Cli): Promise<string> {
  const { files, lastSuccess } = await withApi(cli.io, (api) => api.get<Backups>(path));
  // Not by their names alone: a clock that was wrong wrote one with a date in the future.
  const first = files.find(({ file }) => file === lastSuccess?.file) ?? files[0];
  if (first === undefined) throw wrongUse('There is no backup yet.', 'Write one with `picket backup now`.');
  return first.file;
}

interface SetOptions {
  on?: boolean;
  off?: boolean;
  at?: string;
  everyHours?: string;
  folder?: string;
  keepCount?: string;
  keepDays?: string;
}

function settingsCommand(cli: Cli): Command {
  return apiCommand<SetOptions>(
    cli,
    'settings',
    'Show or set when backups are written, where, and how long they are kept',
    async (api, { command, options }) => {
      const before = await api.get<BackupSettings>(settingsPath);
      const change = changeOf(options);
      const asked = Object.keys(change).length > 0;
      const after = asked
        ? await api.send<BackupSettings>('PUT', settingsPath, { ...before, ...change })
        : before;
      cli.answer(command, after, ({ enabled, at, everyHours, folder, keepCount, keepDays }) => [
        `Schedule        ${enabled ? 'on' : 'off'}: every ${everyHours} h, counted from ${at}`,
        `Folder          ${folder ?? '(backups in the data folder)'}`,
        `Kept            the newest ${keepCount}, and all of the last ${keepDays} days`,
      ]);
    },
  )
    .option('--on', 'write backups by schedule; the first one is written at once')
    .option('--off', 'write none by schedule')
    .option('--at <time>', 'the time of day, such as 02:30, in the time zone of Picket')
    .option('--every-hours <hours>', '1, 2, 3, 4, 6, 8, 12 or 24')
    .option('--folder <folder>', 'an absolute path that exists; "default" for backups in the data folder')
    .option('--keep-count <number>', 'keep at least so many')
    .option('--keep-days <days>', 'keep all that are younger');
}

function changeOf({ on, off, at, everyHours, folder, keepCount, keepDays }: SetOptions) {
  if (on === true && off === true) throw wrongUse('--on and --off exclude each other.', 'Use one of them.');
  return {
    ...(on === true ? { enabled: true } : {}),
    ...(off === true ? { enabled: false } : {}),
    ...(at === undefined ? {} : { at }),
    ...typedNumber('everyHours', everyHours),
    ...(folder === undefined ? {} : { folder: folder === 'default' ? null : folder }),
    ...typedNumber('keepCount', keepCount),
    ...typedNumber('keepDays', keepDays),
  };
}
