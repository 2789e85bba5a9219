import type { Command } from 'commander';
import { apiCommand, type Cli } from '../command.ts';
import { findCompany } from '../companies.ts';
import { type Io, table } from '../io.ts';

interface Counts {
  readonly queries: number;
  readonly blocked: number;
  readonly watched: number;
  readonly cached: number;
  readonly forwarded: number;
  readonly upstreamMs: number;
}

interface Statistics {
  readonly hours: readonly (Counts & { readonly hour: string })[];
  readonly companies: readonly (Counts & {
    readonly companyId: number | null;
    readonly companyName: string | null;
  })[];
}

interface TopBlocked {
  readonly names: readonly { readonly name: string; readonly count: number }[];
  readonly clients: readonly {
    readonly client: string;
    readonly companyName: string;
    readonly count: number;
  }[];
}

/** `picket dns statistics`: how many queries there were, how many were blocked, and which names most often. */
export const statisticsCommand = (cli: Cli): Command =>
  apiCommand<{ company?: string; hours: string }>(
    cli,
    'statistics',
    'Show how many queries were answered and blocked, and what was blocked most often',
    async (api, { command, options }) => {
      const query = new URLSearchParams({ hours: options.hours });
      if (options.company !== undefined)
        query.set('companyId', String((await findCompany(api, options.company)).id));
      const statistics = await api.get<Statistics>(`/api/v1/dns/statistics?${query}`);
      const topBlocked = await api.get<TopBlocked>(`/api/v1/dns/top-blocked?${query}`);
      cli.answer(command, { ...statistics, topBlocked }, () => [
        ...totalsOf(statistics),
        '',
        ...tables(cli.io, statistics, topBlocked),
      ]);
    },
  )
    .option('--company <company>', 'only of this company (id or name)')
    .option('--hours <hours>', 'how far back, up to 840', '24');

function totalsOf({ hours }: Statistics): string[] {
  const sum = (name: keyof Counts) => hours.reduce((total, hour) => total + hour[name], 0);
  const forwarded = sum('forwarded');
  const average = forwarded === 0 ? '' : `, ${(sum('upstreamMs') / forwarded).toFixed(1)} ms on average`;
  return [
    `Queries      ${sum('queries')}`,
    `Blocked      ${sum('blocked')}`,
    `Recorded     ${sum('watched')}, and answered`,
    `From cache   ${sum('cached')}`,
    `Upstreams    ${forwarded}${average}`,
  ];
}

function tables(io: Io, { companies }: Statistics, { names, clients }: TopBlocked): string[] {
  return [
    ...table(
      io,
      ['COMPANY', 'QUERIES', 'BLOCKED'],
      companies.map(({ companyName, queries, blocked }) => [companyName ?? 'none', queries, blocked]),
    ),
    '',
    ...table(
      io,
      ['BLOCKED NAME', 'DETECTIONS'],
      names.map(({ name, count }) => [name, count]),
    ),
    '',
    ...table(
      io,
      ['BLOCKED DEVICE', 'COMPANY', 'DETECTIONS'],
      clients.map(({ client, companyName, count }) => [client, companyName, count]),
    ),
  ];
}
