import type { Command } from 'commander';
import type { Attention, Status } from '../ops/status/status.ts';
import { plural } from '../platform/values/text.ts';
import { visibleText } from '../platform/values/visible-text.ts';
import { apiCommand, type Cli } from './command.ts';
import { CommandFailure, describeHealth, type Io, paint, table, time, words } from './io.ts';

interface StatusOptions {
  errorsOnly?: boolean;
}

export function statusCommand(cli: Cli): Command {
  return apiCommand<StatusOptions>(
    cli,
    'status',
    'Show the status: what needs attention, sources, companies, tickets',
    async (api, { command, options }) => {
      const status = await api.get<Status>('/api/v1/status');
      if (!api.running) {
        const stopped = asStopped(status);
        cli.answer(command, stopped, () => showStatus(cli.io, stopped));
        throw new CommandFailure(null, 3);
      }
      cli.answer(command, { ...status, running: true }, () => showStatus(cli.io, status));
      const counted = status.attention.filter(({ severity }) => severity === 'error' || !options.errorsOnly);
      if (counted.length > 0) throw new CommandFailure(null, 1);
    },
  )
    .option('--errors-only', 'exit status 1 only for errors: tickets are not opened that should be')
    .addHelpText('after', exitStatuses);
}

const exitStatuses = `
Exit status: 0 nothing needs attention, 1 something does, 3 Picket does not run on this machine.`;

/** The database values of a stopped installation, below the more important fact that it does not run. */
const asStopped = (left: Status) => ({
  ...left,
  running: false,
  ok: false,
  attention: [notRunning, ...left.attention],
});

const notRunning = {
  code: 'not_running',
  severity: 'error' as const,
  what: 'Picket does not run on this machine: it reads nothing and opens no tickets. Below is its last saved state.',
  hint: 'Start it with `picket start`, or with the service manager that runs it.',
  link: '/',
};

type Line = Pick<Attention, 'severity' | 'what' | 'hint'>;

function showStatus(
  io: Io,
  status: Omit<Status, 'attention'> & { readonly attention: readonly Line[] },
): string[] {
  const { connection, ticketService, companies, detections, incidents, tickets } = status;
  const service = ticketService.missing.length > 0 ? `lacks ${ticketService.missing.join(', ')}` : 'complete';
  return [
    ...showAttention(io, status.attention),
    '',
    `ConnectWise     ${describeHealth(connection.state)}${connection.site === null ? '' : ` (${visibleText(connection.site)})`}`,
    `Ticket service  ${ticketService.enabled ? 'enabled' : 'not enabled'}, ${service}`,
    `Companies       ${companies.total}, ${companies.unmapped} unmapped`,
    `Detections      ${detections.total}, ${detections.last24Hours} in the last 24 hours`,
    `Incidents       ${incidents.open} open`,
    ...(incidents.covered === 0
      ? []
      : [`  covered       ${incidents.covered}: by a roll-up, not yet in ConnectWise`]),
    ...incidents.held.map(({ title, count }) => `  held          ${count}: ${title}`),
    `Tickets         ${Object.entries(tickets)
      .filter(([state, count]) => count > 0 || state === 'created')
      .map(([state, count]) => `${count} ${state.replace('_', ' ')}`)
      .join(', ')}`,
    '',
    ...(status.sources.length === 0
      ? ['No sources.']
      : table(
          io,
          ['SOURCE', 'KIND', 'STATE', 'LAST DETECTION'],
          status.sources.map((source) => [
            source.name,
            source.kind,
            source.state,
            time(source.lastDetectionAt),
          ]),
        )),
    '',
    paint(
      io,
      'dim',
      `Picket ${status.version}, ${status.database.kind} database, since ${time(status.startedAt)}`,
    ),
  ];
}

/** The items that need attention, each with what to do. */
export function showAttention(io: Io, attention: readonly Line[]): string[] {
  if (attention.length === 0) return [paint(io, 'green', 'Nothing needs attention.')];
  return [
    paint(io, 'bold', `${plural(attention.length, 'thing needs', 'things need')} attention:`),
    ...attention.flatMap(({ severity, what, hint }) => [
      `  ${severity === 'error' ? paint(io, 'red', '✗') : paint(io, 'yellow', '!')} ${words(what)}`,
      `    ${words(hint)}`,
    ]),
  ];
}
