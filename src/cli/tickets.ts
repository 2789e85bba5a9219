import { type Command, Option } from 'commander';
import type { z } from 'zod';
import { visibleText } from '../platform/values/visible-text.ts';
import { type ticketDetailsSchema, type ticketSchema, ticketStates } from '../tickets/record/ticket-view.ts';
import type { Api } from './api-client.ts';
import { apiCommand, type Cli, newCommand } from './command.ts';
import { findCompany } from './companies.ts';
import { companyOf } from './company-name.ts';
import { downloadCommand, queryOf } from './download.ts';
import { table, time, words, wrongUse } from './io.ts';
import { type ListOptions, limitOption } from './limit.ts';
import { typedId } from './typed-id.ts';
import { typedTime } from './typed-time.ts';

type Ticket = z.infer<typeof ticketSchema>;
type Details = z.infer<typeof ticketDetailsSchema>;

const path = '/api/v1/tickets';

interface Filter {
  readonly state?: string;
  readonly life?: string;
  readonly company?: string;
  readonly since?: string;
  readonly until?: string;
}

async function filterOf(api: Api, { company, since, until, state, life }: Filter): Promise<URLSearchParams> {
  return queryOf({
    ...{ state, life },
    companyId: company === undefined ? undefined : (await findCompany(api, company)).id,
    since: since && typedTime(since),
    until: until && typedTime(until),
  });
}

const withFilter = (command: Command): Command =>
  command
    .addOption(new Option('--state <state>', 'only tickets in this state').choices([...ticketStates]))
    .addOption(
      new Option('--life <state>', 'only tickets in this state in ConnectWise').choices([
        'open',
        'closed',
        'deleted',
      ]),
    )
    .option('--company <company>', 'only tickets of this company (id or name)')
    .option('--since <time>', 'queued at or after: 2026-03-01, 2026-03-01T12:00Z')
    .option('--until <time>', 'queued before');

export function ticketsCommand(cli: Cli): Command {
  const group = newCommand('tickets', 'Tickets: queued, sent and in ConnectWise');
  const list = apiCommand<ListOptions & Filter>(
    cli,
    'list',
    'List tickets, newest first',
    async (api, { command, options }) => {
      const items = await api.all<Ticket>(`${path}?${await filterOf(api, options)}`, options.limit);
      cli.answer(command, items, (tickets) =>
        table(
          cli.io,
          ['ID', 'COMPANY', 'STATE', 'CONNECTWISE', 'QUEUED', 'PROBLEM'],
          tickets.map((one) => [
            one.id,
            companyOf(one),
            one.state,
            one.connectwiseId,
            time(one.queuedAt),
            one.problem?.message,
          ]),
        ),
      );
    },
  );
  group.addCommand(withFilter(list).addOption(limitOption()), { isDefault: true });
  group.addCommand(withFilter(downloadCommand(cli, path, 'tickets', filterOf)));
  group.addCommand(
    apiCommand(
      cli,
      'show <id>',
      'Show a ticket and what ConnectWise answered',
      async (api, { args, command }) => {
        cli.answer(command, await api.get<Details>(`${path}/${typedId(args[0])}`), show);
      },
    ),
  );
  group.addCommand(
    apiCommand<{ confirmAbsent?: boolean; found?: string }>(
      cli,
      'retry <id>',
      'Retry a ticket, or confirm whether ConnectWise has it',
      async (api, { args, command, options }) => {
        if (options.found !== undefined && !/^\d+$/.test(options.found)) {
          throw wrongUse(
            `“${options.found}” is not a ticket number.`,
            'Enter the number at the top of the ticket.',
          );
        }
        const body = {
          ...(options.confirmAbsent ? { confirmAbsent: true } : {}),
          ...(options.found === undefined ? {} : { connectwiseTicketId: Number(options.found) }),
        };
        const retry = `${path}/${typedId(args[0])}/retry`;
        cli.answer(command, await api.send<Details>('POST', retry, body), show);
      },
    )
      .option('--confirm-absent', 'you checked: ConnectWise does not have it')
      .option('--found <number>', 'you checked: ConnectWise has it with this number'),
  );
  return group;
}

function show(ticket: Details): string[] {
  return [
    `Ticket ${ticket.id} of incident ${ticket.incidentId}, ${visibleText(companyOf(ticket))}: ${ticket.state}`,
    `ConnectWise  ${ticket.connectwiseId ?? '–'} ${ticket.url ?? ''}`,
    ...(ticket.connectwise.words === null ? [] : [`There        ${words(ticket.connectwise.words)}`]),
    ...(ticket.closing === null
      ? []
      : [
          `Closing      ${ticket.closing.state.replace('_', ' ')}${ticket.closing.problem === null ? '' : `: ${words(ticket.closing.problem.message)}`}`,
        ]),
    `Reference    ${ticket.reference}`,
    ...(ticket.problem === null
      ? []
      : [`Problem      ${words(`${ticket.problem.message} ${ticket.problem.hint}`)}`]),
    '',
    ...ticket.attempts.map(
      ({ kind, outcome, status, startedAt, problem }) =>
        `${time(startedAt)}  ${kind}: ${outcome}${status === null ? '' : ` (${status})`}${problem === null ? '' : ` — ${words(problem.message)}`}`,
    ),
  ];
}
