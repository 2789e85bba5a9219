import { type Command, Option } from 'commander';
import type { ChannelView } from '../ops/notifications/channel.ts';
import type { ScheduleView } from '../ops/reports/schedules/view.ts';
import type { Api } from './api-client.ts';
import { apiCommand, type Cli, newCommand } from './command.ts';
import { findCompany } from './companies.ts';
import { table, time, words, wrongUse } from './io.ts';
import { typedId } from './typed-id.ts';

const path = '/api/v1/reports/schedules';

interface AddOptions {
  readonly company?: string;
  readonly every: 'month' | 'week';
  readonly day: string;
  readonly hour: string;
  readonly timeZone?: string;
  readonly channel?: string;
  readonly recipient?: readonly string[];
  readonly board?: string;
  readonly status?: string;
  readonly type?: string;
  readonly priority?: string;
  readonly connectwiseCompany?: string;
}

/** `picket report schedules`: reports that are sent every month or week. */
export function reportSchedulesCommand(cli: Cli): Command {
  const group = newCommand('schedules', 'Reports that are sent every month or week');
  const show = (schedules: readonly ScheduleView[]) =>
    table(
      cli.io,
      ['ID', 'NAME', 'COMPANY', 'NEXT', 'LAST SENT', 'PROBLEM'],
      schedules.map((one) => [
        one.id,
        one.name,
        one.companyName ?? '(all)',
        time(one.nextAt),
        time(one.lastSentAt),
        one.problem === null ? null : words(one.problem.message),
      ]),
    );
  group.addCommand(
    apiCommand(
      cli,
      'list',
      'List the schedules, and why the last report was not sent',
      async (api, { command }) => {
        const { items } = await api.get<{ items: ScheduleView[] }>(path);
        cli.answer(command, items, show);
      },
    ),
    { isDefault: true },
  );
  group.addCommand(
    apiCommand<AddOptions>(
      cli,
      'add <name>',
      'Send a report every month or week: by e-mail (--channel, --recipient), or as a ticket (--board and the others)',
      async (api, { args, command, options }) => {
        const added = await api.send<ScheduleView>('POST', path, {
          name: args[0] ?? '',
          enabled: true,
          companyId: options.company === undefined ? null : (await findCompany(api, options.company)).id,
          plan: {
            every: options.every,
            day: Number(options.day),
            hour: Number(options.hour),
            timeZone: options.timeZone ?? (Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'),
          },
          delivery: await deliveryOf(api, options),
        });
        cli.answer(command, added, (one) => [`${one.name} (${one.id}) is sent next on ${time(one.nextAt)}.`]);
      },
    )
      .option('--company <company>', 'its id or name; without it, all companies together')
      .addOption(new Option('--every <period>', 'how often').choices(['month', 'week']).default('month'))
      .option('--day <day>', 'of the month 1 to 28, or of the week from Monday 1 to 7', '1')
      .option('--hour <hour>', '0 to 23', '8')
      .option('--time-zone <zone>', 'such as Europe/London; without it, that of this machine')
      .option('--channel <channel>', 'the notification channel (id or name) whose mail server sends')
      .option('--recipient <address...>', 'to whom it is sent')
      .option('--board <id>', 'of the ticket')
      .option('--status <id>', 'one of the board’s')
      .option('--type <id>', 'one of the board’s')
      .option('--priority <id>', 'of the ticket')
      .option('--connectwise-company <id>', 'of the ticket; without it, the mapped company'),
  );
  group.addCommand(
    apiCommand(
      cli,
      'test <id>',
      'Send the report of the last period now, marked as a test',
      async (api, { args, command }) => {
        const id = typedId(args[0]);
        cli.answer(command, await api.send<ScheduleView>('POST', `${path}/${id}/test`), ({ name }) => [
          `${name} is being sent as a test. \`picket report schedules\` shows a problem if there is one.`,
        ]);
      },
    ),
  );
  group.addCommand(
    apiCommand(cli, 'remove <id>', 'Delete a schedule', async (api, { args, command }) => {
      const id = typedId(args[0]);
      await api.send('DELETE', `${path}/${id}`);
      cli.answer(command, { id }, () => [`The schedule ${id} is deleted.`]);
    }),
  );
  return group;
}

async function deliveryOf(api: Api, options: AddOptions) {
  const { channel, recipient, board, status, type, priority, connectwiseCompany } = options;
  if (channel !== undefined) {
    const { items } = await api.get<{ items: ChannelView[] }>('/api/v1/notifications/channels');
    const found = items.find(
      ({ id, name }) => String(id) === channel || name.toLowerCase() === channel.toLowerCase(),
    );
    if (found === undefined)
      throw wrongUse(
        `There is no notification channel “${channel}”.`,
        'List them with `picket notifications`.',
      );
    return { by: 'email', channelId: found.id, to: recipient ?? [] };
  }
  const ids = { boardId: board, statusId: status, typeId: type, priorityId: priority };
  if (Object.values(ids).some((id) => id === undefined))
    throw wrongUse(
      'It is not said how the report is sent.',
      'Add --channel and --recipient for e-mail, or --board, --status, --type and --priority for a ticket.',
    );
  return {
    by: 'ticket',
    ...Object.fromEntries(Object.entries(ids).map(([key, id]) => [key, Number(id)])),
    connectwiseCompanyId: connectwiseCompany === undefined ? null : Number(connectwiseCompany),
  };
}
