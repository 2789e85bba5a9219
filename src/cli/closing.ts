import type { Command } from 'commander';
import type { z } from 'zod';
import type { closingPreviewSchema } from '../tickets/closing/preview.ts';
import type { closingViewSchema } from '../tickets/closing/routes.ts';
import type { Api } from './api-client.ts';
import { apiCommand, type Cli, newCommand } from './command.ts';
import { wrongUse } from './io.ts';
import { list, pick } from './pick-choice.ts';
import { typedNumber } from './typed-number.ts';

type Closing = z.infer<typeof closingViewSchema>;
type Preview = z.infer<typeof closingPreviewSchema>;

interface SetOptions {
  readonly allowed?: boolean;
  readonly over?: boolean;
  readonly quiet?: boolean;
  readonly quietHours?: string;
  readonly evenIfTouched?: boolean;
  readonly board?: string;
  readonly status?: string | false;
}

const path = '/api/v1/settings/closing';

/** `picket closing`: whether Picket closes tickets in ConnectWise, and when. */
export function closingCommand(cli: Cli): Command {
  const group = newCommand(
    'closing',
    'Closing tickets in ConnectWise: when, and by which status of each board',
  );
  group.addCommand(
    apiCommand(cli, 'show', 'Show when Picket closes tickets', async (api, { command }) => {
      cli.answer(command, await api.get<Closing>(path), show);
    }),
    { isDefault: true },
  );
  group.addCommand(
    withOptions(
      apiCommand<SetOptions>(
        cli,
        'set',
        'Set when Picket closes tickets',
        async (api, { command, options }) => {
          cli.answer(command, await api.send<Closing>('PUT', path, await bodyOf(api, options)), show);
        },
      ),
    ),
  );
  group.addCommand(
    withOptions(
      apiCommand<SetOptions>(
        cli,
        'preview',
        'Count the open tickets that would be closed now, without closing any',
        async (api, { command, options }) => {
          cli.answer(
            command,
            await api.send<Preview>('POST', `${path}/preview`, await bodyOf(api, options)),
            showPreview,
          );
        },
      ),
    ),
  );
  return group;
}

const withOptions = (command: Command): Command =>
  command
    .option('--allowed', 'close when all domains are allowed, or the risk is accepted')
    .option('--no-allowed', 'leave such tickets open')
    .option('--over', 'close when the source reports that it has ended')
    .option('--no-over', 'leave such tickets open')
    .option('--quiet', 'close after the quiet hours')
    .option('--no-quiet', 'leave such tickets open')
    .option('--quiet-hours <hours>', 'hours without a detection')
    .option('--even-if-touched', 'also close tickets that a person has touched')
    .option('--no-even-if-touched', 'leave such tickets to people')
    .option('--board <board>', 'the board of --status, by name or number')
    .option('--status <status>', 'the closed status for tickets of the board')
    .option('--no-status', 'no status: Picket closes no tickets on the board');

async function bodyOf(api: Api, options: SetOptions) {
  const now = await api.get<Closing>(path);
  const { allowed, over, quiet, evenIfTouched } = options;
  return {
    whenAllowed: allowed ?? now.whenAllowed,
    whenOver: over ?? now.whenOver,
    whenQuiet: quiet ?? now.whenQuiet,
    quietHours: now.quietHours,
    ...typedNumber('quietHours', options.quietHours),
    evenIfTouched: evenIfTouched ?? now.evenIfTouched,
    statuses: await statusesOf(api, options, now),
  };
}

async function statusesOf(api: Api, { board, status }: SetOptions, now: Closing) {
  const saved = now.statuses.map(({ boardId, id }) => ({ boardId, statusId: id }));
  if (status === undefined && board === undefined) return saved;
  if (board === undefined) throw wrongUse('The board of the status is missing.', 'Add --board.');
  if (status === undefined)
    throw wrongUse('The status of the board is missing.', 'Add --status or --no-status.');
  const boardId = (await pick(board, null, 'service board', () => list(api, 'boards'))) ?? 0;
  const others = saved.filter((one) => one.boardId !== boardId);
  if (status === false) return others;
  const read = () => list(api, `boards/${boardId}/statuses`);
  return [...others, { boardId, statusId: (await pick(status, null, 'status', read)) ?? 0 }];
}

const onOff = (on: boolean) => (on ? 'yes' : 'no');

const show = (settings: Closing): string[] => [
  `When allowed or accepted  ${onOff(settings.whenAllowed)}`,
  `When it has ended         ${onOff(settings.whenOver)}`,
  `When it is quiet          ${settings.whenQuiet ? `after ${settings.quietHours} h without a detection` : 'no'}`,
  `Touched by a person       ${settings.evenIfTouched ? 'closed all the same' : 'left open'}`,
  ...settings.statuses.map(({ boardName, name }) => `Status                    ${name} on ${boardName}`),
  ...settings.boardsWithoutStatus.map(
    ({ name }) => `No status                 on ${name}: Picket closes no tickets there`,
  ),
];

const showPreview = ({ wouldClose, checked, more, withoutStatus, examples }: Preview): string[] => [
  `Would close    ${wouldClose.total} of ${checked} open tickets${more ? ' (there are more)' : ''}`,
  `  allowed      ${wouldClose.allowed}`,
  `  over         ${wouldClose.over}`,
  `  quiet        ${wouldClose.quiet}`,
  ...(withoutStatus === 0
    ? []
    : [`No status      ${withoutStatus} of them are on boards without a closing status`]),
  'Picket leaves those of them open that a person has touched.',
  ...examples.map(({ connectwiseId, why }) => `  ${connectwiseId ?? '-'}  ${why}`),
];
