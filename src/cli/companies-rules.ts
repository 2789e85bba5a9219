import type { Command } from 'commander';
import type { z } from 'zod';
import type { companyRulesSchema } from '../companies/company-rules.ts';
import type { CatchAll } from '../connectwise/services/catch-all.ts';
import { type Severity, severities } from '../incidents/severities.ts';
import { type Weekday, weekdays } from '../noise/schedule.ts';
import type { Api } from './api-client.ts';
import { apiCommand, type Cli } from './command.ts';
import { wrongUse } from './io.ts';
import { list, pick } from './pick-choice.ts';
import { type ReleaseOption, releaseOption, releasing } from './releasing.ts';

type Rules = z.infer<typeof companyRulesSchema>;
type Find = (api: Api, typed: string) => Promise<{ readonly id: number; readonly name: string }>;
type FindId = (api: Api, typed: string) => Promise<number>;

interface RulesOptions extends ReleaseOption {
  readonly tickets?: boolean;
  readonly why?: string;
  readonly priority?: string[];
  readonly quiet?: string[] | false;
  readonly timeZone?: string;
}

/** `picket companies rules`: the rules of one company. */
export function rulesCommand(cli: Cli, find: Find): Command {
  return apiCommand<RulesOptions>(
    cli,
    'rules <company>',
    'Show or set for one company: whether it gets tickets, priorities by severity, quiet hours',
    async (api, { args, command, options }) => {
      const { id, name } = await find(api, args[0] ?? '');
      const path = `/api/v1/companies/${id}/rules`;
      const now = await api.get<Rules>(path);
      const { release: _, ...asked } = options;
      if (Object.keys(asked).length === 0) return cli.answer(command, now, (rules) => show(name, rules));
      const body = await bodyOf(api, options, now);
      await releasing(cli, api, options, async (query) => {
        cli.answer(command, await api.send<Rules>('PUT', `${path}${query}`, body), (rules) =>
          show(name, rules),
        );
      });
    },
  )
    .addOption(releaseOption())
    .option('--tickets', 'open tickets for it')
    .option('--no-tickets', 'hold its incidents')
    .option('--why <text>', 'why it gets no tickets')
    .option(
      '--priority <severity=priority...>',
      'the priority of a severity: critical=Emergency; critical= for the usual one',
    )
    .option('--quiet <hours...>', 'quiet hours: mon,tue,wed=18:00-08:00')
    .option('--no-quiet', 'no quiet hours')
    .option('--time-zone <zone>', 'the time zone of the company');
}

async function bodyOf(api: Api, { tickets, why, priority, quiet, timeZone }: RulesOptions, now: Rules) {
  const saved = Object.fromEntries(Object.entries(now.priorities).map(([one, { id }]) => [one, id]));
  const zone = timeZone ?? now.quiet?.timeZone;
  if (quiet !== false && quiet !== undefined && zone === undefined)
    throw wrongUse('The time zone of the company is missing.', 'Add --time-zone, such as America/Chicago.');
  const windows = quiet === false ? [] : (quiet?.map(windowOf) ?? now.quiet?.windows ?? []);
  return {
    tickets: tickets ?? now.tickets,
    why: why ?? now.why,
    priorities: { ...saved, ...(await prioritiesOf(api, priority ?? [])) },
    quiet: windows.length === 0 ? null : { timeZone: zone, windows },
  };
}

async function prioritiesOf(api: Api, typed: readonly string[]) {
  const chosen: Record<string, number | undefined> = {};
  for (const one of typed) {
    const [severity = '', name = ''] = one.split('=');
    if (!severities.includes(severity as Severity))
      throw wrongUse(`There is no severity “${severity}”.`, `Use one of: ${severities.join(', ')}.`);
    const id = name === '' ? null : await pick(name, null, 'priority', () => list(api, 'priorities'));
    chosen[severity] = id ?? undefined;
  }
  return chosen;
}

function windowOf(typed: string) {
  const [, days = '', from = '', to = ''] = /^([a-z,]+)=([\d:]+)-([\d:]+)$/.exec(typed.toLowerCase()) ?? [];
  const names = days.split(',').filter((day) => weekdays.includes(day as Weekday));
  if (names.length === 0 || names.length !== days.split(',').length)
    throw wrongUse(`“${typed}” are no quiet hours.`, 'Write them as mon,tue,wed=18:00-08:00.');
  return { days: names, from, to };
}

const show = (name: string, { tickets, why, priorities, prioritiesProblem, quiet }: Rules): string[] => [
  `${name}`,
  `Tickets     ${tickets ? 'yes' : `no${why === null ? '' : `: ${why}`}`}`,
  `Priorities  ${
    Object.entries(priorities)
      .map(([severity, priority]) => `${severity}: ${priority.name}`)
      .join(', ') || 'as usual'
  }`,
  ...(prioritiesProblem === null
    ? []
    : [`            ${prioritiesProblem.message} ${prioritiesProblem.hint}`]),
  `Quiet       ${quiet === null ? 'never' : `${quiet.windows.map(({ days, from, to }) => `${days.join(',')} ${from}-${to}`).join('; ')} (${quiet.timeZone})`}`,
];

/** `picket companies catch-all`: the ConnectWise company for companies without a mapping. */
export function catchAllCommand(cli: Cli, findInConnectWise: FindId): Command {
  const path = '/api/v1/settings/catch-all';
  return apiCommand<ReleaseOption & { off?: boolean }>(
    cli,
    'catch-all [connectwise-company]',
    'Show or choose the ConnectWise company for companies without a mapping',
    async (api, { args, command, options }) => {
      const [typed] = args;
      if (typed === undefined && !options.off)
        return cli.answer(command, await api.get<CatchAll>(path), showCatchAll);
      const connectwiseCompanyId =
        options.off || typed === undefined ? null : await findInConnectWise(api, typed);
      await releasing(cli, api, options, async (query) => {
        const saved = await api.send<CatchAll>('PUT', `${path}${query}`, { connectwiseCompanyId });
        cli.answer(command, saved, showCatchAll);
      });
    },
  )
    .addOption(releaseOption())
    .option('--off', 'hold incidents of companies without a mapping');
}

const showCatchAll = ({ company }: CatchAll): string[] =>
  company === null
    ? ['Incidents of companies without a mapping are held.']
    : [
        `Tickets of companies without a mapping go to ${company.name} (${company.connectwiseCompanyId}).`,
        ...(company.problem === null ? [] : [`${company.problem.message} ${company.problem.hint}`]),
      ];
