import type { Command } from 'commander';
import type { ResolverChoices } from '../../dns/policy/policy-settings.ts';
import type { Problem } from '../../platform/values/problem.ts';
import { apiCommand, type Cli } from '../command.ts';
import { time } from '../io.ts';

/** The state of the resolver on a node in the API. */
export interface DnsStatus {
  readonly enabled: boolean;
  readonly listening: readonly { readonly host: string; readonly port: number }[];
  readonly http: { readonly host: string; readonly port: number } | null;
  readonly generation: number;
  readonly inForce: number | null;
  readonly names: number | null;
  readonly problem: Pick<Problem, 'message' | 'hint'> | null;
  readonly totals: Readonly<Record<string, number>> | null;
  readonly lost: number;
  readonly queryLogs: readonly { readonly companyName: string; readonly endsAt: string }[];
  readonly upstreams: readonly {
    readonly host: string;
    readonly port: number;
    readonly isDown: boolean;
    readonly cause: string | null;
  }[];
}

const settingPath = '/api/v1/settings/dns-resolver';
const at = ({ host, port }: { readonly host: string; readonly port: number }) =>
  host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;

export const statusCommand = (cli: Cli): Command =>
  apiCommand(
    cli,
    'status',
    'Whether the protective DNS answers, where, and with which policy',
    async (api, { command }) => cli.answer(command, await api.get<DnsStatus>('/api/v1/dns/status'), describe),
  );

function describe(status: DnsStatus): string[] {
  if (!status.enabled) return ['The protective DNS is off. Switch it on with `picket dns on`.'];
  const { totals, upstreams } = status;
  return [
    `Answers at   ${status.listening.map(at).join(', ') || 'nowhere'}${status.http === null ? '' : `, DNS over HTTPS at ${at(status.http)}`}`,
    `Policy       generation ${status.inForce ?? 'none'}${status.inForce === status.generation ? '' : ` (${status.generation} is being compiled)`}`,
    `Queries      ${totals?.queries ?? 0} since it started, ${totals?.blocked ?? 0} blocked, ${totals?.strangers ?? 0} of strangers refused`,
    ...upstreams.map(
      (one) =>
        `Upstream     ${at(one)} ${one.isDown ? `does not answer${one.cause === null ? '' : ` (${one.cause})`}` : 'answers'}`,
    ),
    ...status.queryLogs.map(
      ({ companyName, endsAt }) => `Query log    all queries of ${companyName}, until ${time(endsAt)}`,
    ),
    ...(status.lost === 0
      ? []
      : [`Not recorded ${status.lost} blocked queries, because the database was away`]),
    ...(status.problem === null
      ? []
      : [`Problem      ${status.problem.message}`, `             ${status.problem.hint}`]),
  ];
}

/** `picket dns on` and `picket dns off`. */
export function switchCommand(cli: Cli, enabled: boolean): Command {
  const [name, description, done] = enabled
    ? [
        'on',
        'Switch the protective DNS on, on every node',
        'It is on. `picket dns status` shows where it answers.',
      ]
    : [
        'off',
        'Switch the protective DNS off: its clients get no answers',
        'It is off. Its clients get no answers.',
      ];
  return apiCommand(cli, name, description, async (api, { command }) => {
    const before = await api.get<ResolverChoices>(settingPath);
    const after = await api.send<ResolverChoices>('PUT', settingPath, { ...before, enabled });
    cli.answer(command, after, () => [done]);
  });
}
