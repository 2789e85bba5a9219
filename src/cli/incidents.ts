import { type Command, Option } from 'commander';
import type { z } from 'zod';
import type { IncidentView, incidentDetailsSchema } from '../incidents/incident-view.ts';
import { plainText } from '../platform/values/text.ts';
import { apiCommand, type Cli, newCommand } from './command.ts';
import { companyOf } from './company-name.ts';
import { table, time, words } from './io.ts';
import { type ListOptions, limitOption } from './limit.ts';

type Details = z.infer<typeof incidentDetailsSchema>;

export function incidentsCommand(cli: Cli): Command {
  const group = newCommand('incidents', 'Incidents, their decisions and the reasons');
  group.addCommand(
    apiCommand<
      ListOptions & { held?: boolean; reason?: string; kind?: string; coveredBy?: string; named?: string }
    >(cli, 'list', 'List incidents, newest first', async (api, { command, options }) => {
      const query = new URLSearchParams();
      if (options.held) query.set('decision', 'hold');
      if (options.held) query.set('state', 'open');
      if (options.reason !== undefined) query.set('reason', options.reason);
      if (options.kind !== undefined) query.set('kind', options.kind);
      if (options.coveredBy !== undefined) query.set('coveredBy', options.coveredBy);
      if (options.named !== undefined) query.set('named', options.named);
      const items = await api.all<IncidentView>(`/api/v1/incidents?${query}`, options.limit);
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
    })
      .option('--held', 'only open incidents that are held')
      .option('--reason <reason>', 'only incidents with this reason: company_not_mapped')
      .option('--kind <kind>', 'detections, or roll-ups that cover other incidents: storm or digest')
      .option('--covered-by <id>', 'only incidents that this roll-up covers')
      .addOption(
        new Option(
          '--named <answer>',
          'of covered incidents: whether a ticket in ConnectWise names them',
        ).choices(['yes', 'no']),
      )
      .addOption(limitOption()),
    { isDefault: true },
  );
  group.addCommand(
    apiCommand(cli, 'show <id>', 'Show an incident with its timeline', async (api, { args, command }) => {
      const path = `/api/v1/incidents/${encodeURIComponent(args[0] ?? '')}`;
      cli.answer(command, await api.get<Details>(path), show);
    }),
  );
  return group;
}

/** The name of an incident; of a roll-up, what it is. */
function called({ kind, registrableDomain }: IncidentView): string | null {
  if (kind === 'detections') return registrableDomain;
  return { storm: '(storm roll-up)', digest: '(daily digest)', late: '(occurred long ago)' }[kind];
}

function show(incident: Details): string[] {
  return [
    `Incident ${incident.id}: ${plainText(called(incident) ?? '')} at ${plainText(companyOf(incident))}, ${incident.state}`,
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
    `Verdict   ${plainText(incident.verdict)} (${incident.reasons.map(plainText).join(', ') || 'no reason given'})`,
    `Domains   ${incident.domains.map(plainText).join(', ')}`,
    `Devices   ${incident.devices.map(plainText).join(', ') || '–'}`,
    `Decision  ${incident.decision.action}: ${inWords(incident.decision)}`,
    ...(incident.ticket === null
      ? []
      : [`Ticket    ${incident.ticket.connectwiseId ?? incident.ticket.state} ${incident.ticket.url ?? ''}`]),
    '',
    ...incident.timeline.map(({ at, message }) => `${time(at)}  ${words(message)}`),
  ];
}

const inWords = ({ title, note, hint }: Details['decision']): string =>
  words([`${title}.`, note, hint].filter(Boolean).join(' '));
