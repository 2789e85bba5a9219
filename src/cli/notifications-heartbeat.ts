import type { Command } from 'commander';
import type { Problem } from '../platform/values/problem.ts';
import { apiCommand, type Cli, newCommand } from './command.ts';
import { time } from './io.ts';
import { readSecret } from './secret-input.ts';

const path = '/api/v1/notifications/heartbeat';

interface Heartbeat {
  readonly on: boolean;
  readonly host: string | null;
  readonly method: string;
  readonly lastSuccessAt: string | null;
  readonly problem: Problem | null;
}

const show = ({ on, host, method, lastSuccessAt, problem }: Heartbeat): string[] =>
  on
    ? [
        `${method} ${host}, every minute while all background tasks work`,
        `  last success of this node: ${time(lastSuccessAt) ?? 'not yet'}`,
        ...(problem === null ? [] : [`  ${problem.message} ${problem.hint}`]),
      ]
    : ['There is no heartbeat address.'];

interface SetOptions {
  urlFile?: string;
  method?: string;
}

/** `picket notifications heartbeat`: the address that is called while all loops work. */
export function heartbeatCommand(cli: Cli): Command {
  const group = newCommand('heartbeat', 'An address that is called every minute while Picket works');
  group.addCommand(
    apiCommand(cli, 'show', 'Show the heartbeat', async (api, { command }) => {
      cli.answer(command, await api.get<Heartbeat>(path), show);
    }),
    { isDefault: true },
  );
  group.addCommand(
    apiCommand<SetOptions>(cli, 'set', 'Set the address', async (api, { command, options }) => {
      const { method } = options;
      const url = await readSecret(cli.io, { what: 'Address', option: '--url-file', file: options.urlFile });
      const body = { url: url.trim(), ...(method === undefined ? {} : { method: method.toUpperCase() }) };
      cli.answer(command, await api.send<Heartbeat>('PUT', path, body), show);
    })
      .option(
        '--url-file <file>',
        'a file with the address; - reads standard input (default: asks at a terminal)',
      )
      .option('--method <method>', 'GET or POST (GET)'),
  );
  group.addCommand(
    apiCommand(cli, 'off', 'Remove the address', async (api, { command }) => {
      await api.send('DELETE', path);
      cli.answer(command, { on: false }, () => ['No address is called any more.']);
    }),
  );
  return group;
}
