import type { Command } from 'commander';
import type { z } from 'zod';
import type { actingViewSchema } from '../tickets/commands/acting-settings.ts';
import type { commandSchema } from '../tickets/commands/command-view.ts';
import type { Api } from './api-client.ts';
import { apiCommand, type Cli, newCommand } from './command.ts';
import { table, time, words, wrongUse } from './io.ts';
import { type ListOptions, limitOption } from './limit.ts';
import { list, pick } from './pick-choice.ts';

type Acting = z.infer<typeof actingViewSchema>;
type TicketCommand = z.infer<typeof commandSchema>;

interface SetOptions {
  readonly enable?: boolean;
  readonly disable?: boolean;
  readonly member?: string[];
  readonly board?: string;
  readonly status?: string | false;
}

const path = '/api/v1/settings/acting';

/** `picket acting`: what technicians may do from a ticket in ConnectWise. */
export function actingCommand(cli: Cli): Command {
  const group = newCommand('acting', 'Acting from a ticket: who may allow a domain with a note or a status');
  group.addCommand(
    apiCommand(
      cli,
      'show',
      'Show whether it is on, the members, and the status',
      async (api, { command }) => {
        cli.answer(command, await api.get<Acting>(path), show);
      },
    ),
    { isDefault: true },
  );
  group.addCommand(
    apiCommand<SetOptions>(
      cli,
      'set',
      'Switch it on or off, or set the members and the status',
      async (api, { command, options }) => {
        const { enable, disable, member } = options;
        if (enable && disable) throw wrongUse('It cannot be on and off.', 'Use --enable or --disable.');
        const now = await api.get<Acting>(path);
        const saved = await api.send<Acting>('PUT', path, {
          enabled: enable ? true : disable ? false : now.enabled,
          members: member ?? now.members,
          status: await statusOf(api, options, now),
        });
        cli.answer(command, saved, show);
      },
    )
      .option('--enable', 'switch it on')
      .option('--disable', 'switch it off')
      .option('--member <identifier...>', 'the ConnectWise members who may, instead of those before')
      .option('--board <board>', 'the board of the status, by name or number')
      .option('--status <status>', 'a status with the same effect as the note `picket: allow`')
      .option('--no-status', 'no status, only notes'),
  );
  group.addCommand(
    apiCommand<ListOptions>(
      cli,
      'requests',
      'List the commands that technicians gave in tickets, newest first',
      async (api, { command, options }) => {
        const items = await api.all<TicketCommand>(`${path}/requests`, options.limit);
        cli.answer(command, items, (commands) =>
          table(
            cli.io,
            ['AT', 'MEMBER', 'TICKET', 'COMPANY', 'ASKED', 'OUTCOME', 'ANSWER'],
            commands.map((one) => [
              time(one.at),
              one.member,
              one.connectwiseTicketId,
              one.companyName,
              one.asked,
              one.outcome,
              one.answer,
            ]),
          ),
        );
      },
    ).addOption(limitOption()),
  );
  return group;
}

async function statusOf(api: Api, { board, status }: SetOptions, now: Acting) {
  if (status === false) return null;
  if (status === undefined)
    return now.status === null ? null : { boardId: now.status.boardId, statusId: now.status.id };
  if (board === undefined) throw wrongUse('The board of the status is missing.', 'Add --board.');
  const boardId = await pick(board, null, 'service board', () => list(api, 'boards'));
  const statusId = await pick(status, null, 'status', () => list(api, `boards/${boardId}/statuses`));
  return { boardId, statusId };
}

const show = ({ enabled, members, status, since, statusProblem }: Acting): string[] => [
  `Acting from tickets  ${enabled ? `on since ${time(since)}` : 'off'}`,
  `Members              ${members.join(', ') || '(nobody)'}`,
  `Status               ${status === null ? '(none)' : `${status.name} on ${status.boardName}`}`,
  ...(statusProblem === null ? [] : [words(`${statusProblem.message} ${statusProblem.hint}`)]),
];
