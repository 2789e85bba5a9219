import type { Command } from 'commander';
import type { CatalogueEntry } from '../../dns/policy/feeds/catalogue.ts';
import type { Api } from '../api-client.ts';
import { apiCommand, type Cli, newCommand } from '../command.ts';
import { table, time, wrongUse } from '../io.ts';
import { typedNumber } from '../typed-number.ts';

interface Feed {
  readonly id: number;
  readonly name: string;
  readonly address: string;
  readonly category: string;
  readonly enabled: boolean;
  readonly names: number | null;
  readonly fetchedAt: string | null;
  readonly problem: { readonly message: string } | null;
}

interface Report {
  readonly lines: number;
  readonly blocked: number;
  readonly notTaken: number;
  readonly linesNotTaken: readonly {
    readonly line: number;
    readonly text: string;
    readonly reason: string;
  }[];
}

const path = '/api/v1/dns/feeds';

async function findFeed(api: Api, typed: string): Promise<Feed> {
  const { items } = await api.get<{ items: Feed[] }>(path);
  const found = items.find(
    ({ id, name }) => String(id) === typed || name.toLowerCase() === typed.toLowerCase(),
  );
  if (found === undefined) throw wrongUse(`There is no feed “${typed}”.`, 'See `picket dns feeds`.');
  return found;
}

/** `picket dns feeds`: lists that are fetched from an address. */
export function dnsFeedsCommand(cli: Cli): Command {
  const group = newCommand('feeds', 'Feeds: lists that Picket fetches');
  group.addCommand(
    apiCommand(cli, 'list', 'Show all feeds', async (api, { command }) =>
      cli.answer(command, await api.get<{ items: Feed[] }>(path), ({ items }) =>
        table(
          cli.io,
          ['ID', 'NAME', 'CATEGORY', 'NAMES', 'FETCHED', 'PROBLEM'],
          items.map((one) => [
            one.id,
            one.name,
            one.category,
            one.enabled ? (one.names ?? 'not fetched yet') : 'off',
            time(one.fetchedAt) ?? '–',
            one.problem?.message ?? '',
          ]),
        ),
      ),
    ),
    { isDefault: true },
  );
  group.addCommand(
    apiCommand(cli, 'catalogue', 'Show public lists that can be added', async (api, { command }) =>
      cli.answer(command, await api.get<{ lists: CatalogueEntry[] }>('/api/v1/dns/catalogue'), ({ lists }) =>
        table(
          cli.io,
          ['NAME', 'CATEGORY', 'EVERY', 'LICENCE', 'ADDRESS'],
          lists.map((one) => [one.name, one.category, `${one.everyHours} h`, one.licence, one.address]),
        ),
      ),
    ),
  );
  group.addCommand(
    apiCommand<{ category: string; every?: string; format?: string; exact?: boolean }>(
      cli,
      'add <name> <address>',
      'Add a feed: https://…, file:<path in the folder feeds of the data folder>, or picket:demo',
      async (api, { args, command, options }) => {
        const [name, address] = args;
        const body = {
          name,
          address,
          category: options.category,
          ...typedNumber('everyHours', options.every),
          ...(options.format === undefined ? {} : { format: options.format }),
          ...(options.exact ? { plainReach: 'exact' } : {}),
        };
        cli.answer(command, await api.send<Feed>('POST', path, body), (feed) => [
          `“${feed.name}” is fetched now. \`picket dns feeds\` shows the result.`,
        ]);
      },
    )
      .requiredOption('--category <category>', 'the block reason in tickets, such as malware')
      .option('--every <hours>', '1 to 744; 24 when left out')
      .option('--format <format>', 'hosts, domains, adblock, dnsmasq or rpz; detected when left out')
      .option('--exact', 'a plain name means that name alone'),
  );
  group.addCommand(
    apiCommand<{ acceptSize?: boolean }>(
      cli,
      'fetch <feed>',
      'Fetch a feed now',
      async (api, { args, command, options }) => {
        const { id } = await findFeed(api, args[0] ?? '');
        const body = { acceptSize: options.acceptSize ?? false };
        cli.answer(command, await api.send<Feed>('POST', `${path}/${id}/fetch`, body), ({ name }) => [
          `“${name}” is fetched now.`,
        ]);
      },
    ).option('--accept-size', 'the sudden change of its size is right'),
  );
  group.addCommand(
    apiCommand(
      cli,
      'report <feed>',
      'Show what was not taken of a feed, by line',
      async (api, { args, command }) => {
        const { id } = await findFeed(api, args[0] ?? '');
        cli.answer(command, await api.get<Report | null>(`${path}/${id}/report`), (report) =>
          report === null
            ? ['It has not been fetched yet.']
            : [
                `${report.lines} lines: ${report.blocked} names and addresses blocked, something of ${report.notTaken} lines not taken.`,
                ...report.linesNotTaken.map(({ line, text, reason }) => `Line ${line}: “${text}”: ${reason}`),
              ],
        );
      },
    ),
  );
  group.addCommand(
    apiCommand(cli, 'remove <feed>', 'Remove a feed with its copy', async (api, { args, command }) => {
      const feed = await findFeed(api, args[0] ?? '');
      await api.send('DELETE', `${path}/${feed.id}`);
      cli.answer(command, feed, ({ name }) => [`“${name}” is removed. Its names are no longer blocked.`]);
    }),
  );
  return group;
}
