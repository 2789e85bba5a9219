import type { Command } from 'commander';
import type { TicketService } from '../connectwise/services/ticket-service.ts';
import type { Api } from './api-client.ts';
import { apiCommand, type Cli, newCommand } from './command.ts';
import { paint, wrongUse } from './io.ts';
import { label, list, pick } from './pick-choice.ts';
import { type ReleaseOption, releaseOption, releasing } from './releasing.ts';
import { contentsCommand } from './services-contents.ts';
import { customFieldsCommand } from './services-custom-fields.ts';
import { nextStepsCommand } from './services-next-steps.ts';
import { rehearseCommand } from './services-rehearse.ts';
import { routingCommand } from './services-routing.ts';
import { testTicketCommand } from './services-test-ticket.ts';
import { textCommand } from './services-text.ts';

const path = '/api/v1/connectwise/ticket-service';

type View = TicketService & { missing: string[] };

const show = (view: View): string[] => [
  `Enabled   ${view.enabled ? 'yes' : 'no'}`,
  ...(['board', 'status', 'priority', 'type'] as const).map((what) => {
    const choice = view[what];
    return `${(what.charAt(0).toUpperCase() + what.slice(1)).padEnd(8)}  ${choice === null ? '(not chosen)' : `${choice.name} (${choice.id})`}`;
  }),
  ...(view.problem === null ? [] : [`Problem   ${view.problem.message} ${view.problem.hint}`]),
];

interface SetOptions extends ReleaseOption {
  board?: string;
  status?: string;
  priority?: string;
  type?: string;
  enable?: boolean;
  disable?: boolean;
}

export function servicesCommand(cli: Cli): Command {
  const group = newCommand('services', 'Whether tickets are opened, and on which board');
  group.addCommand(
    apiCommand(cli, 'show', 'Show the choices', async (api, { command }) => {
      cli.answer(command, await api.get<View>(path), show);
    }),
    { isDefault: true },
  );
  group.addCommand(
    apiCommand<SetOptions>(
      cli,
      'set',
      'Choose the values; omitted options keep their values',
      async (api, { command, options }) => {
        if (options.enable && options.disable)
          throw wrongUse('Both --enable and --disable were given.', 'Use only one of them.');
        await demandRelease(cli, api, options);
        const body = await choose(api, options);
        await releasing(cli, api, options, async (query) => {
          cli.answer(command, await api.send<View>('PUT', `${path}${query}`, body), show);
        });
      },
    )
      .addOption(releaseOption())
      .option('--board <name or id>', 'service board')
      .option('--status <name or id>', 'one of the board’s')
      .option('--priority <name or id>')
      .option('--type <name or id>', 'one of the board’s')
      .option('--enable', 'open tickets; without a terminal, --release is required')
      .option('--disable', 'open no tickets'),
  );
  group.addCommand(
    apiCommand(cli, 'choices', 'List the choices that ConnectWise offers', async (api, { command }) => {
      const choices = await fetchChoices(api);
      cli.answer(command, choices, ({ boards, priorities }) => [
        ...boards.flatMap(({ name, id, statuses, types }) => [
          `${paint(cli.io, 'bold', name)} (${id})`,
          `  statuses  ${statuses.map(label).join(', ')}`,
          `  types     ${types.map(label).join(', ')}`,
        ]),
        `Priorities: ${priorities.map(label).join(', ')}`,
      ]);
    }),
  );
  group.addCommand(rehearseCommand(cli));
  group.addCommand(testTicketCommand(cli));
  group.addCommand(routingCommand(cli));
  group.addCommand(textCommand(cli));
  group.addCommand(nextStepsCommand(cli));
  group.addCommand(customFieldsCommand(cli));
  group.addCommand(contentsCommand(cli));
  return group;
}

/**
 * Enabling may open a ticket for every held incident. So a script must choose beforehand, since nobody can be asked.
 */
async function demandRelease({ io }: Cli, api: Api, { enable, release }: SetOptions): Promise<void> {
  if (!enable || release !== undefined || io.terminal) return;
  if ((await api.get<View>(path)).enabled) return;
  throw wrongUse(
    '--enable needs --release where no person is at a terminal. Nothing was saved.',
    'Add `--release now` to have held incidents ticketed, or `--release new-only` to ticket only new ones.',
  );
}

async function fetchChoices(api: Api) {
  const boards = [];
  for (const board of await list(api, 'boards')) {
    const statuses = await list(api, `boards/${board.id}/statuses`);
    boards.push({ ...board, statuses, types: await list(api, `boards/${board.id}/types`) });
  }
  return { boards, priorities: await list(api, 'priorities') };
}

async function choose(api: Api, options: SetOptions) {
  const saved = await api.get<View>(path);
  const boardId = await pick(options.board, saved.board, 'board', () => list(api, 'boards'));
  const ofBoard = (what: string) => () => list(api, `boards/${boardId}/${what}`);
  const sameBoard = boardId === (saved.board?.id ?? null);
  return {
    enabled: options.enable ? true : options.disable ? false : saved.enabled,
    boardId,
    statusId: await pick(options.status, sameBoard ? saved.status : null, 'status', ofBoard('statuses')),
    priorityId: await pick(options.priority, saved.priority, 'priority', () => list(api, 'priorities')),
    typeId: await pick(options.type, sameBoard ? saved.type : null, 'type', ofBoard('types')),
  };
}
