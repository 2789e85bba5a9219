import type { Command } from 'commander';
import type { CompanyView } from '../companies/company-view.ts';
import type { Api } from './api-client.ts';
import { apiCommand, type Cli, newCommand } from './command.ts';
import { companiesExportCommand, companiesImportCommand } from './companies-csv.ts';
import { defaultsCommand } from './companies-defaults.ts';
import { catchAllCommand, rulesCommand } from './companies-rules.ts';
import { suggestCommand } from './companies-suggest.ts';
import { nameOf } from './company-name.ts';
import { table, wrongUse } from './io.ts';
import { type ReleaseOption, releaseOption, releasing } from './releasing.ts';

interface ConnectWiseCompany {
  readonly id: number;
  readonly name: string;
  readonly identifier: string | null;
  readonly status: string | null;
  readonly types: readonly string[];
}

type Mapped = CompanyView & { readonly chosen: Pick<ConnectWiseCompany, 'status' | 'types'> };

/** The most candidates that an error names. */
const mostNamed = 10;

const mappedTo = ({ mapping }: CompanyView): string | null => {
  if (mapping === null) return null;
  const gone = mapping.problem === null ? '' : ' (accepts no tickets)';
  return `${mapping.name} (${mapping.connectwiseCompanyId})${gone}`;
};

export function companiesCommand(cli: Cli): Command {
  const group = newCommand('companies', 'Companies of the sources and their ConnectWise companies');
  const show = (companies: readonly CompanyView[]) =>
    table(
      cli.io,
      ['ID', 'COMPANY', 'SOURCE', 'HELD', 'IN CONNECTWISE'],
      companies.map((one) => [one.id, nameOf(one), one.sourceName, one.heldIncidents, mappedTo(one)]),
    );

  group.addCommand(
    apiCommand<{ unmapped?: boolean; search?: string }>(
      cli,
      'list',
      'List the companies of all sources',
      async (api, { command, options }) => {
        const query = new URLSearchParams();
        if (options.unmapped) query.set('mapped', 'false');
        if (options.search !== undefined) query.set('search', options.search);
        cli.answer(command, await api.all<CompanyView>(`/api/v1/companies?${query}`), show);
      },
    )
      .option('--unmapped', 'only those without a mapping')
      .option('--search <text>', 'part of the name'),
    { isDefault: true },
  );
  group.addCommand(suggestCommand(cli));
  group.addCommand(defaultsCommand(cli, findCompany));
  group.addCommand(companiesExportCommand(cli));
  group.addCommand(companiesImportCommand(cli));
  group.addCommand(
    apiCommand(
      cli,
      'search <text>',
      'Search the companies in ConnectWise',
      async (api, { args, command }) => {
        const found = await searchConnectWise(api, args[0] ?? '');
        cli.answer(command, found, (companies) =>
          table(
            cli.io,
            ['ID', 'NAME', 'IDENTIFIER', 'STATUS', 'TYPE'],
            companies.map(({ id, name, identifier, status, types }) => [
              id,
              name,
              identifier,
              status,
              types.join(', ') || null,
            ]),
          ),
        );
      },
    ),
  );
  group.addCommand(
    apiCommand<ReleaseOption>(
      cli,
      'map <company> <connectwise-company>',
      'Map a company (id or name) to a ConnectWise company (id, identifier or name)',
      async (api, { args, command, options }) => {
        const company = await findCompany(api, args[0] ?? '');
        const connectwiseCompanyId = await findInConnectWise(api, args[1] ?? '');
        await releasing(cli, api, options, async (query) => {
          const path = `/api/v1/companies/${company.id}/mapping${query}`;
          const mapped = await api.send<Mapped>('PUT', path, { connectwiseCompanyId });
          cli.answer(command, mapped, (one) => [
            `${one.name} is ${mappedTo(one)} in ConnectWise.`,
            kindOf(one.chosen),
          ]);
        });
      },
    ).addOption(releaseOption()),
  );
  group.addCommand(
    apiCommand(cli, 'unmap <company>', 'Remove a company’s mapping', async (api, { args, command }) => {
      const { id } = await findCompany(api, args[0] ?? '');
      await api.send('DELETE', `/api/v1/companies/${id}/mapping`);
      const unmapped = await api.get<CompanyView>(`/api/v1/companies/${id}`);
      cli.answer(command, unmapped, ({ name }) => [`${name} no longer has a mapping.`]);
    }),
  );
  group.addCommand(rulesCommand(cli, findCompany));
  group.addCommand(catchAllCommand(cli, findInConnectWise));
  return group;
}

const kindOf = ({ status, types }: Mapped['chosen']): string =>
  `Its status in ConnectWise is ${status ?? 'unknown'}, its type ${types.join(', ') || 'not set'}.`;

/** @throws wrong use, with the ids to choose from, if several companies have the name. */
export async function findCompany(api: Api, typed: string): Promise<CompanyView> {
  if (/^\d+$/.test(typed)) return api.get(`/api/v1/companies/${typed}`);
  const found = await api.all<CompanyView>(`/api/v1/companies?search=${encodeURIComponent(typed)}`);
  const exact = found.filter(({ name }) => name.toLowerCase() === typed.toLowerCase());
  return onlyOne(exact.length > 0 ? exact : found, typed, 'No source has a company', describe);
}

const searchConnectWise = (api: Api, text: string) =>
  api.all<ConnectWiseCompany>(`/api/v1/connectwise/companies?search=${encodeURIComponent(text)}`);

async function findInConnectWise(api: Api, typed: string): Promise<number> {
  if (/^\d+$/.test(typed)) return Number(typed);
  const wanted = typed.toLowerCase();
  const found = (await searchConnectWise(api, typed)).filter(
    ({ name, identifier }) => name.toLowerCase() === wanted || identifier?.toLowerCase() === wanted,
  );
  return onlyOne(found, typed, 'ConnectWise has no company', describeTarget).id;
}

const describe = ({ id, name, sourceName, externalId }: CompanyView) =>
  `${id} (${name}, ${sourceName} id ${externalId || 'none'})`;

const describeTarget = ({ id, name, identifier, status, types }: ConnectWiseCompany) =>
  `${id} (${[name, identifier, status, ...types].filter(Boolean).join(', ')})`;

function onlyOne<T extends { id: number; name: string }>(
  found: readonly T[],
  typed: string,
  none: string,
  describeOne: (one: T) => string,
): T {
  const [only] = found;
  if (found.length === 1 && only !== undefined) return only;
  if (found.length === 0) throw wrongUse(`${none} “${typed}”.`, 'Search for the company, and enter its id.');
  const names = found.slice(0, mostNamed).map(describeOne).join('; ');
  const more = found.length > mostNamed ? `; and ${found.length - mostNamed} more` : '';
  throw wrongUse(`“${typed}” matches several companies.`, `Enter the id of one: ${names}${more}.`);
}
