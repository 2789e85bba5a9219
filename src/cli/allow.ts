import type { Command } from 'commander';
import type { AllowEntryView } from '../dns/policy/allow-view.ts';
import type { Api } from './api-client.ts';
import { apiCommand, type Cli, newCommand } from './command.ts';
import { findCompany } from './companies.ts';
import { table, time, wrongUse } from './io.ts';
import { type ListOptions, limitOption } from './limit.ts';
import { type ReleaseOption, releaseOption, releasing } from './releasing.ts';
import { typedId } from './typed-id.ts';
import { typedTime } from './typed-time.ts';

const path = '/api/v1/allow-list';

interface AddOptions {
  company?: string;
  allCompanies?: boolean;
  why: string;
  until?: string;
  incident?: string;
  wholeSuffix?: boolean;
}

/** `picket allow`: domains that open no tickets. */
export function allowCommand(cli: Cli): Command {
  const group = newCommand('allow', 'The allow list: domains that open no tickets');
  group.addCommand(
    apiCommand<ListOptions & { over?: boolean; search?: string }>(
      cli,
      'list',
      'List the allowed domains, newest first',
      async (api, { command, options }) => {
        const query = new URLSearchParams({
          state: options.over ? 'over' : 'active',
        });
        if (options.search !== undefined) query.set('search', options.search);
        const items = await api.all<AllowEntryView>(`${path}?${query}`, options.limit);
        cli.answer(command, items, (entries) =>
          table(
            cli.io,
            ['ID', 'DOMAIN', 'COMPANY', 'BY', 'SINCE', 'UNTIL', 'TICKET', 'WHY'],
            entries.map((one) => [
              one.id,
              one.domain,
              one.companyName ?? 'all companies',
              one.addedBy,
              time(one.addedAt),
              untilWhen(one),
              one.connectwiseTicketId,
              one.why,
            ]),
          ),
        );
      },
    )
      .option('--over', 'entries that were undone or have expired')
      .option('--search <text>', 'part of the domain')
      .addOption(limitOption()),
    { isDefault: true },
  );
  group.addCommand(
    apiCommand<AddOptions>(
      cli,
      'add <domain>',
      'Allow a domain and all names below it',
      async (api, { args, command, options }) => {
        const body = {
          companyId: await companyOf(api, options),
          domain: args[0] ?? '',
          why: options.why,
          expiresAt: options.until === undefined ? null : typedTime(options.until),
          incidentId: options.incident === undefined ? null : Number(typedId(options.incident)),
          wholeSuffix: options.wholeSuffix ?? false,
        };
        const added = await api.send<AllowEntryView>('POST', path, body);
        cli.answer(command, added, (one) => [
          `${one.domain} is allowed for ${one.companyName ?? 'all companies'} (entry ${one.id}).`,
        ]);
      },
    )
      .requiredOption('--why <text>', 'why, for people who read the list')
      .option('--company <company>', 'for this company only (id or name)')
      .option('--all-companies', 'for all companies')
      .option('--until <time>', 'the end: 2026-12-31, 2026-12-31T18:00Z')
      .option('--incident <id>', 'the incident for which the domain is allowed')
      .option('--whole-suffix', 'confirm a domain that many customers of a hosting provider share'),
  );
  group.addCommand(
    apiCommand<ReleaseOption>(
      cli,
      'undo <id>',
      'Undo an entry; it stays in the history',
      async (api, { args, command, options }) => {
        const id = typedId(args[0]);
        await releasing(cli, api, options, async (query) => {
          const undone = await api.send<AllowEntryView>('POST', `${path}/${id}/undo${query}`);
          cli.answer(command, undone, (one) => [
            `${one.domain} is no longer allowed for ${one.companyName ?? 'all companies'}.`,
          ]);
        });
      },
    ).addOption(releaseOption()),
  );
  return group;
}

async function companyOf(api: Api, { company, allCompanies }: AddOptions): Promise<number | null> {
  if ((company === undefined) === (allCompanies === undefined))
    throw wrongUse('The companies are missing.', 'Give either --company or --all-companies.');
  return company === undefined ? null : (await findCompany(api, company)).id;
}

function untilWhen({ state, undoneBy, expiresAt }: AllowEntryView): string {
  if (state === 'undone') return `undone by ${undoneBy}`;
  return time(expiresAt) ?? '–';
}
