import type { Command } from 'commander';
import type { DetectionView } from '../detections/detection-view.ts';
import { visibleText } from '../platform/values/visible-text.ts';
import type { Api } from './api-client.ts';
import { apiCommand, type Cli, newCommand } from './command.ts';
import { findCompany } from './companies.ts';
import { companyOf } from './company-name.ts';
import { downloadCommand, queryOf } from './download.ts';
import { table, time } from './io.ts';
import { type ListOptions, limitOption } from './limit.ts';
import { typedId } from './typed-id.ts';
import { typedTime } from './typed-time.ts';

const path = '/api/v1/detections';

interface Filter {
  readonly company?: string;
  readonly incident?: string;
  readonly domain?: string;
  readonly device?: string;
  readonly reason?: string;
  readonly verdict?: string;
  readonly since?: string;
  readonly until?: string;
}

async function filterOf(api: Api, options: Filter): Promise<URLSearchParams> {
  const { company, incident, domain, device, reason, verdict, since, until } = options;
  return queryOf({
    ...{ domain, device, reason, verdict },
    companyId: company === undefined ? undefined : (await findCompany(api, company)).id,
    incidentId: incident && typedId(incident),
    since: since && typedTime(since),
    until: until && typedTime(until),
  });
}

const withFilter = (command: Command): Command =>
  command
    .option('--company <company>', 'only of this company (id or name)')
    .option('--incident <id>', 'only of this incident')
    .option('--domain <domain>', 'only this domain and the names below it')
    .option('--device <text>', 'only devices with this in their name or address')
    .option('--reason <reason>', 'only with this block reason')
    .option('--verdict <verdict>', 'only with this verdict')
    .option('--since <time>', 'occurred at or after: 2026-03-01, 2026-03-01T12:00Z')
    .option('--until <time>', 'occurred before');

/** `picket detections`: what the sources reported. */
export function detectionsCommand(cli: Cli): Command {
  const group = newCommand('detections', 'Detections as the sources reported them');
  const list = apiCommand<ListOptions & Filter>(
    cli,
    'list',
    'List detections, newest first',
    async (api, { command, options }) => {
      const items = await api.all<DetectionView>(`${path}?${await filterOf(api, options)}`, options.limit);
      cli.answer(command, items, (detections) =>
        table(
          cli.io,
          ['ID', 'OCCURRED', 'COMPANY', 'DOMAIN', 'DEVICE', 'VERDICT', 'REASONS', 'INCIDENT'],
          detections.map((one) => [
            one.id,
            time(one.occurredAt),
            companyOf(one),
            one.domain,
            one.deviceName ?? one.clientAddress,
            one.verdict,
            one.reasons.join(', '),
            one.incidentId,
          ]),
        ),
      );
    },
  );
  group.addCommand(withFilter(list).addOption(limitOption()), { isDefault: true });
  group.addCommand(withFilter(downloadCommand(cli, path, 'detections', filterOf)));
  group.addCommand(
    apiCommand(cli, 'show <id>', 'Show a detection', async (api, { args, command }) => {
      cli.answer(command, await api.get<DetectionView>(`${path}/${typedId(args[0])}`), show);
    }),
  );
  return group;
}

function show(one: DetectionView): string[] {
  const rows = [
    ['Occurred', time(one.occurredAt)],
    ['Received', time(one.receivedAt)],
    ['Company', companyOf(one)],
    ['Domain', one.domain],
    ['Device', one.deviceName],
    ['Client address', one.clientAddress],
    ['Process', one.processName],
    ['User', one.user],
    ['Query type', one.queryType],
    ['Verdict', one.verdict],
    ['Reasons', one.reasons.join(', ')],
    ['Threat level', one.threatLevel],
    ['Policy', one.policy],
    ['Id at the source', one.externalId],
    ['Incident', String(one.incidentId)],
  ] as const;
  return rows.map(([name, value]) => `${name.padEnd(16)}  ${visibleText(value || '–')}`);
}
