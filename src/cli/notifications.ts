import type { Command } from 'commander';
import { type ChannelView, channelKinds } from '../ops/notifications/channel.ts';
import { eventNames } from '../ops/notifications/events.ts';
import type { Message } from '../ops/notifications/message.ts';
import type { Problem } from '../platform/values/problem.ts';
import { visibleText } from '../platform/values/visible-text.ts';
import type { Api } from './api-client.ts';
import { apiCommand, type Cli, newCommand } from './command.ts';
import { CommandFailure, table, time, wrongUse } from './io.ts';
import { type ListOptions, limitOption } from './limit.ts';
import { type ChannelOptions, channelBody, withChannelOptions } from './notification-options.ts';
import { heartbeatCommand } from './notifications-heartbeat.ts';

const path = '/api/v1/notifications';
const channels = `${path}/channels`;

type Made = ChannelView & { readonly signing?: string };

interface Sent {
  readonly channel: string;
  readonly state: string;
  readonly queuedAt: string;
  readonly problem: Problem | null;
  readonly message: Message;
}

/** `picket notifications`: who is notified of problems, and how. */
export function notificationsCommand(cli: Cli): Command {
  const group = newCommand('notifications', 'Who is notified of what needs attention, by which channel');
  group.addCommand(listCommand(cli), { isDefault: true });
  group.addCommand(
    apiCommand(cli, 'show <channel>', 'Show a channel (id or name)', async (api, { args, command }) => {
      cli.answer(command, await findChannel(api, args[0]), showChannel);
    }),
  );
  group.addCommand(addCommand(cli));
  group.addCommand(
    withChannelOptions(
      apiCommand<ChannelOptions>(
        cli,
        'set <channel>',
        'Change a channel; omitted options keep their values',
        async (api, { args, command, options }) => {
          const before = await findChannel(api, args[0]);
          const body = await channelBody(cli.io, options, before);
          cli.answer(command, await api.send<Made>('PATCH', `${channels}/${before.id}`, body), showChannel);
        },
      ).option('--name <name>', 'another name'),
    ),
  );
  group.addCommand(testCommand(cli));
  for (const enabled of [true, false]) group.addCommand(switchCommand(cli, enabled));
  group.addCommand(
    apiCommand(
      cli,
      'rotate-secret <channel>',
      'Give a webhook another signing secret; the former ends at once',
      async (api, { args, command }) => {
        const { id } = await findChannel(api, args[0]);
        const made = await api.send<{ signing: string }>('POST', `${channels}/${id}/rotate-secret`);
        cli.answer(command, made, showSecret);
      },
    ),
  );
  group.addCommand(
    apiCommand(cli, 'remove <channel>', 'Delete a channel', async (api, { args, command }) => {
      const { id, name } = await findChannel(api, args[0]);
      await api.send('DELETE', `${channels}/${id}`);
      cli.answer(command, { removed: id }, () => [`${visibleText(name)} was deleted.`]);
    }),
  );
  group.addCommand(historyCommand(cli));
  group.addCommand(
    apiCommand(cli, 'events', 'List what people can be notified of', async (api, { command }) => {
      const { items } = await api.get<{ items: { name: string; title: string; minutes: number }[] }>(
        `${path}/events`,
      );
      cli.answer(command, items, (all) =>
        table(
          cli.io,
          ['EVENT', 'AFTER MINUTES', 'MEANS'],
          all.map(({ name, title, minutes }) => [name, minutes, title]),
        ),
      );
    }),
  );
  group.addCommand(heartbeatCommand(cli));
  return group;
}

function listCommand(cli: Cli): Command {
  return apiCommand(cli, 'list', 'List the channels', async (api, { command }) => {
    const { items } = await api.get<{ items: ChannelView[] }>(channels);
    cli.answer(command, items, (all) =>
      all.length === 0
        ? ['There is no channel: nobody is notified. Add one with `picket notifications add`.']
        : table(
            cli.io,
            ['ID', 'NAME', 'KIND', 'ON', 'TO', 'LAST SENT', 'WAITING', 'PROBLEM'],
            all.map((one) => [
              one.id,
              one.name,
              one.kind,
              one.enabled ? 'yes' : 'no',
              one.destination,
              time(one.lastSentAt),
              one.waiting,
              one.problem?.message,
            ]),
          ),
    );
  });
}

function addCommand(cli: Cli): Command {
  const command = apiCommand<ChannelOptions>(
    cli,
    'add <kind>',
    'Add a channel: email, teams, slack or webhook',
    async (api, { args, command: given, options }) => {
      const kind = channelKinds.find((one) => one === args[0]);
      if (kind === undefined)
        throw wrongUse(`There is no kind of channel “${args[0]}”.`, `Enter ${channelKinds.join(', ')}.`);
      const body = await channelBody(cli.io, options, null);
      const made = await api.send<Made>('POST', channels, { kind, ...body });
      cli.answer(given, made, (one) => [
        ...showChannel(one),
        ...showSecret(one),
        '',
        `Try it with \`picket notifications test ${one.id}\`.`,
      ]);
    },
  );
  return withChannelOptions(command).requiredOption('--name <name>', 'the name of the channel');
}

function testCommand(cli: Cli): Command {
  return apiCommand(cli, 'test <channel>', 'Send a test now', async (api, { args, command }) => {
    const { id, name } = await findChannel(api, args[0]);
    const tested = await api.send<{ delivered: boolean; problem: Problem | null }>(
      'POST',
      `${channels}/${id}/test`,
    );
    cli.answer(command, tested, ({ delivered, problem }) => [
      ...(delivered ? [`The test was delivered to ${visibleText(name)}.`] : []),
      ...(problem === null ? [] : [`${problem.message} ${problem.hint}`]),
    ]);
    if (!tested.delivered) throw new CommandFailure(null);
  });
}

function switchCommand(cli: Cli, enabled: boolean): Command {
  const name = enabled ? 'enable' : 'disable';
  const description = enabled ? 'Switch a channel on' : 'Switch a channel off';
  return apiCommand(cli, `${name} <channel>`, description, async (api, { args, command }) => {
    const { id } = await findChannel(api, args[0]);
    cli.answer(command, await api.send<Made>('PATCH', `${channels}/${id}`, { enabled }), showChannel);
  });
}

function historyCommand(cli: Cli): Command {
  return apiCommand<ListOptions>(
    cli,
    'history',
    'List messages that were sent, or wait, the newest first',
    async (api, { command, options }) => {
      const sent = await api.all<Sent>(path, options.limit);
      cli.answer(command, sent, (all) =>
        table(
          cli.io,
          ['QUEUED', 'CHANNEL', 'STATE', 'MESSAGE', 'PROBLEM'],
          all.map((one) => [
            time(one.queuedAt),
            one.channel,
            one.state,
            one.message.title,
            one.problem?.message,
          ]),
        ),
      );
    },
  ).addOption(limitOption());
}

function showChannel(channel: ChannelView): string[] {
  const { quiet, events, problem } = channel;
  const chosen = eventNames.flatMap((name) =>
    events[name] === undefined ? [] : [events[name] === 0 ? name : `${name}=${events[name]}`],
  );
  return [
    `${visibleText(channel.name)} (${channel.id}, ${channel.kind}${channel.enabled ? '' : ', off'})`,
    `  to: ${channel.destination}`,
    `  events: ${chosen.join(', ') || '(none)'}`,
    `  quiet hours: ${quiet === null ? 'none' : `${quiet.days.join(' ')} ${quiet.from}–${quiet.to} ${quiet.timeZone}`}`,
    `  messages per hour: ${channel.mostPerHour}; last sent: ${time(channel.lastSentAt) ?? 'never'}`,
    ...(problem === null ? [] : [`  ${problem.message} ${problem.hint}`]),
  ];
}

const showSecret = ({ signing }: { readonly signing?: string }): string[] =>
  signing === undefined ? [] : ['', 'Picket shows this once. Save it now:', `  signing secret  ${signing}`];

async function findChannel(api: Api, typed = ''): Promise<ChannelView> {
  const { items } = await api.get<{ items: ChannelView[] }>(channels);
  const found = items.find(
    ({ id, name }) => String(id) === typed || name.toLowerCase() === typed.toLowerCase(),
  );
  if (found !== undefined) return found;
  const names = items.map(({ id, name }) => `${name} (${id})`).join(', ') || 'there is none yet';
  throw wrongUse(`There is no channel “${typed}”.`, `The channels are: ${names}.`);
}
