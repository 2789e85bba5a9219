import type { Command } from 'commander';
import type { Api } from '../api-client.ts';
import { apiCommand, type Cli, newCommand } from '../command.ts';
import { findCompany } from '../companies.ts';
import { table } from '../io.ts';

interface DnsCompany {
  readonly id: number;
  readonly name: string;
  readonly archivedAt: string | null;
  readonly networks: readonly { readonly id: number; readonly network: string }[];
  readonly tokens: readonly { readonly id: number; readonly device: string | null; readonly hint: string }[];
}

const path = '/api/v1/dns/companies';
const of = async (api: Api, typed: string) => `${path}/${(await findCompany(api, typed)).id}`;

/** `picket dns companies`: whose queries are answered. */
export function dnsCompaniesCommand(cli: Cli): Command {
  const group = newCommand('companies', 'Companies, and how their queries are recognised');
  const change = (
    usage: string,
    description: string,
    work: (api: Api, args: string[]) => Promise<DnsCompany>,
    say: (company: DnsCompany, args: string[]) => string,
  ) =>
    apiCommand(cli, usage, description, async (api, { args, command }) =>
      cli.answer(command, await work(api, args), (company) => [say(company, args)]),
    );

  group.addCommand(
    apiCommand(cli, 'list', 'List the companies with their networks and tokens', async (api, { command }) =>
      cli.answer(command, await api.all<DnsCompany>(path), (companies) =>
        table(
          cli.io,
          ['ID', 'NAME', 'NETWORKS', 'TOKENS'],
          companies.map(({ id, name, networks, tokens }) => [
            id,
            name,
            networks.map(({ network }) => network).join(', '),
            tokens.map(({ hint, device }) => `${hint}…${device === null ? '' : ` (${device})`}`).join(', '),
          ]),
        ),
      ),
    ),
    { isDefault: true },
  );
  group.addCommand(
    change(
      'add <name>',
      'Add a company',
      (api, [name]) => api.send<DnsCompany>('POST', path, { name }),
      ({ name, id }) =>
        `${name} has the id ${id}. Add its network: picket dns companies network ${id} <network>`,
    ),
  );
  group.addCommand(
    change(
      'network <company> <network>',
      'Add a network: queries from it are the company’s',
      async (api, [company = '', network]) =>
        api.send<DnsCompany>('POST', `${await of(api, company)}/networks`, { network }),
      ({ name, networks }) => `${name}: ${networks.map(({ network }) => network).join(', ')}`,
    ),
  );
  group.addCommand(
    change(
      'remove-network <company> <network>',
      'Remove a network',
      async (api, [company = '', network = '']) => {
        const url = await of(api, company);
        const { networks } = await api.get<DnsCompany>(url);
        const found = networks.find((one) => one.network === network || String(one.id) === network);
        return api.send<DnsCompany>('DELETE', `${url}/networks/${found?.id ?? network}`);
      },
      ({ name }, [, network]) => `${name} no longer has ${network}.`,
    ),
  );
  group.addCommand(
    apiCommand<{ device?: string }>(
      cli,
      'token <company>',
      'Make a token for DNS over HTTPS; it is shown once',
      async (api, { args, command, options }) => {
        const url = `${await of(api, args[0] ?? '')}/tokens`;
        const made = await api.send<DnsCompany & { token: string }>('POST', url, {
          device: options.device ?? null,
        });
        cli.answer(command, made, ({ token, name }) => [
          `The token of ${name}${options.device === undefined ? '' : ` for ${options.device}`}, shown once:`,
          token,
          'Its address for clients is https://<your DNS over HTTPS name>/dns-query/<token>.',
        ]);
      },
    ).option('--device <name>', 'for this device only, named in detections'),
  );
  group.addCommand(
    change(
      'archive <company>',
      'Archive a company: its queries are refused',
      async (api, [company = '']) =>
        api.send<DnsCompany>('PATCH', await of(api, company), { archived: true }),
      ({ name }) => `${name} is archived. Its queries are refused.`,
    ),
  );
  return group;
}
