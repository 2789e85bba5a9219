import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Api } from '../api-client.ts';
import { apiCommand, type Cli, newCommand } from '../command.ts';
import { findCompany } from '../companies.ts';
import { table, time, wrongUse } from '../io.ts';
import { typedId } from '../typed-id.ts';
import { typedTime } from '../typed-time.ts';

interface DnsList {
  readonly id: number;
  readonly name: string;
  readonly kind: string;
  readonly category: string;
  readonly companyName: string | null;
  readonly entries: number;
}

interface Entry {
  readonly id: number;
  readonly value: string;
  readonly reach: string;
  readonly endsAt: string | null;
  readonly why: string;
  readonly addedBy: string;
}

interface Added {
  readonly addedCount: number;
  readonly duplicates: number;
  readonly ignored: readonly { readonly line: number; readonly text: string; readonly reason: string }[];
}

const path = '/api/v1/dns/lists';

async function findList(api: Api, typed: string): Promise<DnsList> {
  const found = (await api.all<DnsList>(path)).filter(
    ({ id, name }) => String(id) === typed || name.toLowerCase() === typed.toLowerCase(),
  );
  const [only, ...others] = found;
  if (only === undefined) throw wrongUse(`There is no list “${typed}”.`, 'See `picket dns lists`.');
  if (others.length > 0)
    throw wrongUse(
      `Several lists are called “${typed}”.`,
      `Use the id: ${found.map(({ id, companyName }) => `${id} (${companyName ?? 'MSP'})`).join(', ')}.`,
    );
  return only;
}

/** `picket dns lists`: names and addresses that are blocked, allowed or recorded. */
export function dnsListsCommand(cli: Cli): Command {
  const group = newCommand(
    'lists',
    'Lists of names and addresses that are blocked, allowed or only recorded',
  );
  group.addCommand(
    apiCommand(cli, 'list', 'Show all lists', async (api, { command }) =>
      cli.answer(command, { items: await api.all<DnsList>(path) }, ({ items }) =>
        table(
          cli.io,
          ['ID', 'NAME', 'KIND', 'CATEGORY', 'COMPANY', 'ENTRIES'],
          items.map((one) => [
            one.id,
            one.name,
            one.kind,
            one.category,
            one.companyName ?? 'all',
            one.entries,
          ]),
        ),
      ),
    ),
    { isDefault: true },
  );
  group.addCommand(
    apiCommand<{ kind: string; category: string; company?: string; locked?: boolean }>(
      cli,
      'create <name>',
      'Create a list',
      async (api, { args, command, options }) => {
        const { kind, category, company, locked = false } = options;
        const companyId = company === undefined ? null : (await findCompany(api, company)).id;
        const body = { name: args[0], kind, category, companyId, locked };
        cli.answer(command, await api.send<DnsList>('POST', path, body), ({ name, id }) => [
          `“${name}” has the id ${id}. Add names: picket dns lists add ${id} <name> --why <text>`,
        ]);
      },
    )
      .option('--kind <kind>', 'block, allow or watch', 'block')
      .option('--category <category>', 'the block reason in tickets', 'malware')
      .option('--company <company>', 'of this company only (id or name); else of the MSP')
      .option('--locked', 'no company can weaken it'),
  );
  group.addCommand(
    apiCommand(
      cli,
      'show <list>',
      'Show the entries of a list, the newest first',
      async (api, { args, command }) => {
        const { id } = await findList(api, args[0] ?? '');
        cli.answer(command, await api.all<Entry>(`${path}/${id}/entries`), (entries) =>
          table(
            cli.io,
            ['ID', 'ENTRY', 'UNTIL', 'BY', 'WHY'],
            entries.map((one) => [one.id, written(one), time(one.endsAt) ?? '–', one.addedBy, one.why]),
          ),
        );
      },
    ),
  );
  group.addCommand(
    apiCommand<{ file?: string; why: string; until?: string; preview?: boolean; wholeSuffix?: boolean }>(
      cli,
      'add <list> [entry]',
      'Add an entry, or those of a file: bad.example, =bad.example, *.bad.example, 192.0.2.0/24',
      async (api, { args, command, options }) => {
        const [list = '', entry] = args;
        if ((entry === undefined) === (options.file === undefined))
          throw wrongUse('The entries are missing.', 'Write one entry, or use --file.');
        const { id } = await findList(api, list);
        const added = await api.send<Added>('POST', `${path}/${id}/entries`, {
          text: options.file === undefined ? entry : await readFile(options.file, 'utf8'),
          why: options.why,
          endsAt: options.until === undefined ? null : typedTime(options.until),
          preview: options.preview ?? false,
          wholeSuffix: options.wholeSuffix ?? false,
        });
        cli.answer(command, added, ({ addedCount, duplicates, ignored }) => [
          `${addedCount} ${options.preview ? 'would be added' : 'added'}, ${duplicates} already on the list.`,
          ...ignored.map(({ line, text, reason }) => `Line ${line}: “${text}”: ${reason}`),
        ]);
      },
    )
      .requiredOption('--why <text>', 'why, for people who read the list')
      .option('--file <file>', 'a file with one entry a line')
      .option('--until <time>', 'the end: 2026-12-31, 2026-12-31T18:00Z')
      .option('--preview', 'add nothing')
      .option('--whole-suffix', 'confirm top-level domains and public suffixes'),
  );
  for (const [name, description, done] of [
    ['remove', 'Take an entry off its list', 'is off its list'],
    ['restore', 'Put a removed entry back', 'is on its list again'],
  ] as const)
    group.addCommand(
      apiCommand(cli, `${name} <entry-id>`, description, async (api, { args, command }) => {
        const entry = await api.send<Entry>('POST', `/api/v1/dns/entries/${typedId(args[0])}/${name}`);
        cli.answer(command, entry, (one) => [`${written(one)} ${done}.`]);
      }),
    );
  return group;
}

function written({ value, reach }: Entry): string {
  return reach === 'exact' ? `=${value}` : reach === 'only_below' ? `*.${value}` : value;
}
