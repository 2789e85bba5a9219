import type { Command } from 'commander';
import { plural } from '../../platform/values/text.ts';
import type { Api } from '../api-client.ts';
import { apiCommand, type Cli, newCommand } from '../command.ts';
import { findCompany } from '../companies.ts';
import { table, time, wrongUse } from '../io.ts';
import { typedNumber } from '../typed-number.ts';

interface QueryLog {
  readonly isOn: boolean;
  readonly startedBy: string;
  readonly endsAt: string;
  readonly stored: number;
  readonly lost: number;
}

interface LoggedQuery {
  readonly at: string;
  readonly client: string | null;
  readonly device: string | null;
  readonly name: string;
  readonly type: string;
  readonly answer: string | null;
  readonly isBlocked: boolean;
}

const pathOf = async (api: Api, company = '') =>
  `/api/v1/dns/companies/${(await findCompany(api, company)).id}/query-log`;

/** `picket dns log`: all queries of one company, for some hours. */
export function dnsLogCommand(cli: Cli): Command {
  const group = newCommand('log', 'All queries of one company, logged for some hours');
  group.addCommand(
    apiCommand<{ search?: string; limit: string }>(
      cli,
      'show <company>',
      'Show the log of a company with its newest queries',
      async (api, { args, command, options }) => {
        const path = await pathOf(api, args[0]);
        const log = await api.get<QueryLog | null>(path);
        const query = new URLSearchParams({ limit: options.limit });
        if (options.search !== undefined) query.set('search', options.search);
        const { items } = await api.get<{ items: LoggedQuery[] }>(`${path}/queries?${query}`);
        cli.answer(command, { log, queries: items }, () => [
          ...describe(log),
          ...table(cli.io, ['AT', 'CLIENT', 'NAME', 'TYPE', 'ANSWER'], items.map(rowOf)),
        ]);
      },
    )
      .option('--search <text>', 'a part of the name')
      .option('--limit <count>', 'so many queries, up to 200', '50'),
    { isDefault: true },
  );
  group.addCommand(
    apiCommand<{ hours?: string }>(
      cli,
      'start <company>',
      'Log all queries of a company; its previous log is deleted',
      async (api, { args, command, options }) => {
        const hours = typedNumber('hours', options.hours).hours;
        if (hours === undefined) throw wrongUse('It is missing for how long.', 'Give --hours, from 1 to 24.');
        const log = await api.send<QueryLog>('POST', await pathOf(api, args[0]), { hours });
        cli.answer(command, log, describe);
      },
    ).option('--hours <hours>', '1 to 24'),
  );
  group.addCommand(
    apiCommand(
      cli,
      'stop <company>',
      'End the log now; its queries stay for 7 days',
      async (api, { args, command }) =>
        cli.answer(command, await api.send<QueryLog>('POST', `${await pathOf(api, args[0])}/stop`), describe),
    ),
  );
  group.addCommand(
    apiCommand(
      cli,
      'remove <company>',
      'Delete the log with its queries now',
      async (api, { args, command }) => {
        await api.send('DELETE', await pathOf(api, args[0]));
        cli.answer(command, {}, () => ['The log and its queries are deleted.']);
      },
    ),
  );
  return group;
}

function describe(log: QueryLog | null): string[] {
  if (log === null) return ['There is no log. Start one with `picket dns log start <company> --hours 1`.'];
  const { isOn, endsAt, startedBy, stored, lost } = log;
  const state = isOn ? `On until ${time(endsAt)}` : `Ended ${time(endsAt)}`;
  return [
    `${state}, started by ${startedBy}: ${plural(stored, 'query', 'queries')}${lost === 0 ? '' : `, ${lost} not stored`}.`,
  ];
}

const rowOf = ({ at, client, device, name, type, answer, isBlocked }: LoggedQuery) => [
  time(at),
  device ?? client,
  name,
  type,
  isBlocked ? 'blocked' : answer,
];
