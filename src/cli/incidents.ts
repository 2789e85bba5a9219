import { type Command, Option } from 'commander';
import type { z } from 'zod';
import { incidentKinds } from '../incidents/incident.ts';
import type { IncidentView, incidentDetailsSchema } from '../incidents/incident-view.ts';
import { visibleText } from '../platform/values/visible-text.ts';
import type { IncidentNextSteps } from '../tickets/next-steps/incident-route.ts';
import type { Api } from './api-client.ts';
import { addBulkCommands } from './bulk-actions.ts';
import { apiCommand, type Cli, newCommand } from './command.ts';
import { findCompany } from './companies.ts';
import { companyOf } from './company-name.ts';
import { downloadCommand, queryOf } from './download.ts';
import { configurationCommands } from './incidents-configurations.ts';
import { table, time, words } from './io.ts';
import { type ListOptions, limitOption } from './limit.ts';
import { typedId } from './typed-id.ts';
import { typedTime } from './typed-time.ts';

type Details = z.infer<typeof incidentDetailsSchema>;

const path = '/api/v1/incidents';

interface Filter {
  readonly held?: boolean;
  readonly state?: string;
  readonly company?: string;
  readonly reason?: string;
  readonly kind?: string;
  readonly coveredBy?: string;
  readonly named?: string;
  readonly ticketed?: string;
  readonly since?: string;
  readonly until?: string;
}

async function filterOf(api: Api, options: Filter): Promise<URLSearchParams> {
  const { held, state, company, reason, kind, coveredBy, named, ticketed, since, until } = options;
  return queryOf({
    ...(held ? { decision: 'hold', state: 'open' } : { state }),
    ...{ reason, kind, coveredBy, named, ticketed },
    companyId: company === undefined ? undefined : (await findCompany(api, company)).id,
    since: since && typedTime(since),
    until: until && typedTime(until),
  });
}

const withFilter = (command: Command): Command =>
  command
    .option('--held', 'only open incidents that are held')
    .addOption(new Option('--state <state>', 'only open or closed incidents').choices(['open', 'closed']))
    .option('--company <company>', 'only incidents of this company (id or name)')
    .option('--reason <reason>', 'only incidents with this reason: company_not_mapped')
    .addOption(
      new Option(
        '--kind <kind>',
        'detections, or roll-ups that cover other incidents: storm, digest or late',
      ).choices([...incidentKinds]),
    )
    .option('--covered-by <id>', 'only incidents that this roll-up covers')
    .addOption(
      new Option(
        '--named <answer>',
        'of covered incidents: whether a ticket in ConnectWise names them',
      ).choices(['yes', 'no']),
    )
    .addOption(
      new Option(
        '--ticketed <answer>',
        'whether it has a ticket in ConnectWise, or that of a roll-up names it',
      ).choices(['yes', 'no']),
    )
    .option('--since <time>', 'last seen at or after: 2026-03-01, 2026-03-01T12:00Z')
    .option('--until <time>', 'last seen before');

export function incidentsCommand(cli: Cli): Command {
  const group = newCommand('incidents', 'Incidents, their decisions and the reasons');
  const list = apiCommand<ListOptions & Filter>(
    cli,
    'list',
    'List incidents, newest first',
    async (api, { command, options }) => {
      const items = await api.all<IncidentView>(`${path}?${await filterOf(api, options)}`, options.limit);
      cli.answer(command, items, (incidents) =>
        table(
          cli.io,
          ['ID', 'COMPANY', 'DOMAIN', 'DEVICE', 'SEEN', 'LAST', 'DECISION', 'TICKET'],
          incidents.map((one) => [
            one.id,
            companyOf(one),
            called(one),
            one.device,
            one.covers ?? one.detectionCount,
            time(one.lastSeenAt),
            `${one.decision.action}: ${one.decision.title}`,
            one.ticket?.connectwiseId ?? one.ticket?.state,
          ]),
        ),
      );
    },
  );
  group.addCommand(withFilter(list).addOption(limitOption()), { isDefault: true });
  group.addCommand(withFilter(downloadCommand(cli, path, 'incidents', filterOf)));
  group.addCommand(
    apiCommand(cli, 'show <id>', 'Show an incident with its timeline', async (api, { args, command }) => {
      const one = `${path}/${typedId(args[0])}`;
      const incident = await api.get<Details>(one);
      const nextSteps = await api.get<IncidentNextSteps>(`${one}/next-steps`);
      cli.answer(command, { ...incident, nextSteps }, show);
    }),
  );
  const act = (
    usage: string,
    description: string,
    bodyOf: (options: { why?: string }) => object | undefined,
  ) =>
    apiCommand<{ why?: string }>(
      cli,
      `${usage} <id>`,
      description,
      async (api, { args, command, options }) => {
        const done = await api.send<Details>('POST', `${path}/${typedId(args[0])}/${usage}`, bodyOf(options));
        cli.answer(command, done, ({ id, decision }) => [
          `Incident ${id}: ${decision.action}: ${inWords(decision)}`,
        ]);
      },
    );
  group.addCommand(
    act('skip', 'Open no ticket for an incident', ({ why }) => ({ note: why })).requiredOption(
      '--why <text>',
      'why, for people who look for its ticket',
    ),
  );
  group.addCommand(
    act('unskip', 'Undo the skip of an incident, and decide it again', () => undefined).alias('undo'),
  );
  addBulkCommands(cli, group);
  group.addCommand(act('retry', 'Decide an incident again now, and retry its ticket', () => undefined));
  for (const command of configurationCommands(cli)) group.addCommand(command);
  return group;
}

/** The name of an incident; for a roll-up, what it is. */
function called({ kind, registrableDomain }: IncidentView): string | null {
  if (kind === 'detections') return registrableDomain;
  return { storm: '(storm roll-up)', digest: '(daily digest)', late: '(occurred long ago)' }[kind];
}

function show({ nextSteps, ...incident }: Details & { readonly nextSteps: IncidentNextSteps }): string[] {
  return [
    `Incident ${incident.id}: ${visibleText(called(incident) ?? '')} at ${visibleText(companyOf(incident))}, ${incident.state}`,
    ...(incident.covers === null
      ? []
      : [`Covers    ${incident.covers} incidents: picket incidents --covered-by ${incident.id}`]),
    ...(incident.coveredBy === null
      ? []
      : [
          `Covered   by incident ${incident.coveredBy}, ${incident.namedAt === null ? 'not yet in ConnectWise' : `named in its ticket ${time(incident.namedAt)}`}`,
        ]),
    `Seen      ${incident.detectionCount} times, ${time(incident.firstSeenAt)} to ${time(incident.lastSeenAt)}`,
    `Severity  ${incident.severity}`,
    `Verdict   ${visibleText(incident.verdict)} (${incident.reasons.map(visibleText).join(', ') || 'no reason given'})`,
    `Domains   ${incident.domains.map(visibleText).join(', ')}`,
    `Devices   ${incident.devices.map(visibleText).join(', ') || '–'}`,
    `Decision  ${incident.decision.action}: ${inWords(incident.decision)}`,
    ...(incident.ticket === null
      ? []
      : [`Ticket    ${incident.ticket.connectwiseId ?? incident.ticket.state} ${incident.ticket.url ?? ''}`]),
    ...(nextSteps.text === null
      ? []
      : ['', 'What to do next', ...nextSteps.text.split('\n').map((line) => visibleText(line))]),
    '',
    ...incident.timeline.map(({ at, message }) => `${time(at)}  ${words(message)}`),
  ];
}

const inWords = ({ title, note, hint }: Details['decision']): string =>
  words([`${title}.`, note, hint].filter(Boolean).join(' '));
