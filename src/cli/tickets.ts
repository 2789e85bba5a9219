import type { Command } from 'commander';
import type { z } from 'zod';
import { plainText } from '../platform/values/text.ts';
import type { ticketDetailsSchema, ticketSchema } from '../tickets/record/ticket-view.ts';
import { apiCommand, type Cli, newCommand } from './command.ts';
import { companyOf } from './company-name.ts';
import { table, time, words, wrongUse } from './io.ts';
import { type ListOptions, limitOption } from './limit.ts';

type Ticket = z.infer<typeof ticketSchema>;
type Details = z.infer<typeof ticketDetailsSchema>;

export function ticketsCommand(cli: Cli): Command {
  const group = newCommand('tickets', 'Tickets: queued, sent and in ConnectWise');
  group.addCommand(
    apiCommand<ListOptions & { state?: string }>(
      cli,
      'list',
      'List tickets, newest first',
      async (api, { command, options }) => {
        const query = new URLSearchParams();
        if (options.state !== undefined) query.set('state', options.state);
        const items = await api.all<Ticket>(`/api/v1/tickets?${query}`, options.limit);
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
    )
      .option('--state <state>', 'queued, sending, unknown, created, refused, needs_person or withdrawn')
      .addOption(limitOption()),
    { isDefault: true },
  );
  group.addCommand(
    apiCommand(
      cli,
      'show <id>',
      'Show a ticket and what ConnectWise answered',
      async (api, { args, command }) => {
        cli.answer(
          command,
          await api.get<Details>(`/api/v1/tickets/${encodeURIComponent(args[0] ?? '')}`),
          show,
        );
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
        const path = `/api/v1/tickets/${encodeURIComponent(args[0] ?? '')}/retry`;
        cli.answer(command, await api.send<Details>('POST', path, body), show);
      },
    )
      .option('--confirm-absent', 'you checked: ConnectWise does not have it')
      .option('--found <number>', 'you checked: ConnectWise has it with this number'),
  );
  return group;
}

function show(ticket: Details): string[] {
  return [
    `Ticket ${ticket.id} of incident ${ticket.incidentId}, ${plainText(companyOf(ticket))}: ${ticket.state}`,
    `ConnectWise  ${ticket.connectwiseId ?? '–'} ${ticket.url ?? ''}`,
    ...(ticket.connectwise.words === null ? [] : [`There        ${words(ticket.connectwise.words)}`]),
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
