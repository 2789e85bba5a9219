import type { Command } from 'commander';
import type { SourceView } from '../sources/source.ts';
import type { Api } from './api-client.ts';
import { apiCommand, type Cli } from './command.ts';
import { readSecret } from './secret-input.ts';
import { typedNumber } from './typed-number.ts';

interface HyasOptions {
  name?: string;
  apiKeyFile?: string;
  newApiKey?: boolean;
  baseUrl?: string;
  verdicts?: string[];
  backfillHours?: string;
  overlapMinutes?: string;
  pollSeconds?: string;
  pageSize?: string;
  copyAllowList?: boolean;
}

/** What the two commands share with `picket sources`. */
interface Sources {
  readonly path: string;
  find(api: Api, typed: string | undefined): Promise<SourceView>;
  show(source: SourceView): string[];
}

const keyOption = '--api-key-file';

/** `picket sources add-hyas`. */
export function addHyasCommand(cli: Cli, { path, show }: Sources): Command {
  const command = apiCommand<HyasOptions>(
    cli,
    'add-hyas',
    'Add a HYAS Protect account',
    async (api, { command, options }) => {
      const apiKey = await readKey(cli, options);
      const { name } = options;
      const made = await api.send<SourceView>('POST', path, {
        kind: 'hyas',
        name,
        config: configOf(options),
        apiKey,
      });
      cli.answer(command, made, show);
    },
  )
    .option('--name <name>', 'the name of the source', 'HYAS Protect')
    .option(
      `${keyOption} <file>`,
      'a file with the API key; - reads standard input (default: asks at a terminal)',
    )
    .option('--backfill-hours <hours>', 'how far back the first reading goes (default: from now on)');
  return withReadingOptions(command);
}

/** `picket sources set-hyas`: also enters a new key after a refusal. */
export function setHyasCommand(cli: Cli, { path, find, show }: Sources): Command {
  const command = apiCommand<HyasOptions>(
    cli,
    'set-hyas <source>',
    'Change a HYAS Protect account; omitted options keep their values',
    async (api, { args, command, options }) => {
      const { id } = await find(api, args[0]);
      const { name, newApiKey, apiKeyFile } = options;
      const apiKey = newApiKey || apiKeyFile !== undefined ? await readKey(cli, options) : undefined;
      const changes = { name, config: configOf(options), apiKey };
      cli.answer(command, await api.send<SourceView>('PATCH', `${path}/${id}`, changes), show);
    },
  )
    .option('--name <name>', 'the name of the source')
    .option('--new-api-key', 'enter another API key at the terminal')
    .option(`${keyOption} <file>`, 'a file with another API key; - reads standard input');
  return withReadingOptions(command);
}

const withReadingOptions = (command: Command): Command =>
  command
    .option('--base-url <url>', 'the base URL of another log API of this kind: UltraDDR, a sandbox')
    .option('--verdicts <verdict...>', 'the entries to read: blocked, malicious, suspicious')
    .option(
      '--overlap-minutes <minutes>',
      'the period that is read again each time, because entries arrive late',
    )
    .option('--page-size <rows>', 'log entries per request, 1 to 10000')
    .option('--poll-seconds <seconds>', 'the pause between two readings')
    .option('--copy-allow-list', 'also write domains allowed in Picket to HYAS’s allow list')
    .option('--no-copy-allow-list', 'do not write to HYAS’s allow list');

const readKey = ({ io }: Cli, { apiKeyFile }: HyasOptions) =>
  readSecret(io, { what: 'HYAS API key', option: keyOption, file: apiKeyFile });

const configOf = (options: HyasOptions) => ({
  ...configTexts(options),
  ...(options.copyAllowList === undefined ? {} : { copyAllowList: options.copyAllowList }),
});

const configTexts = ({
  baseUrl,
  verdicts,
  backfillHours,
  overlapMinutes,
  pollSeconds,
  pageSize,
}: HyasOptions) => ({
  ...(baseUrl === undefined ? {} : { baseUrl }),
  ...(verdicts === undefined ? {} : { verdicts }),
  ...typedNumber('backfillHours', backfillHours),
  ...typedNumber('overlapMinutes', overlapMinutes),
  ...typedNumber('pollSeconds', pollSeconds),
  ...typedNumber('pageSize', pageSize),
});
