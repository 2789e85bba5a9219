import type { Command } from 'commander';
import type { Api } from '../api-client.ts';
import { apiCommand, type Cli, newCommand } from '../command.ts';
import { findCompany } from '../companies.ts';
import { table } from '../io.ts';
import { typedNumber } from '../typed-number.ts';

interface DnsCompany {
  readonly id: number;
  readonly name: string;
  readonly archivedAt: string | null;
  readonly networks: readonly { readonly id: number; readonly network: string }[];
  readonly dynamicNetworks: readonly DynamicNetwork[];
  readonly listeners: readonly { readonly id: number; readonly address: string; readonly port: number }[];
  readonly tokens: readonly {
    readonly id: number;
    readonly purpose: 'doh' | 'rpz';
    readonly device: string | null;
    readonly hint: string;
  }[];
}

interface DynamicNetwork {
  readonly id: number;
  readonly follows: string | null;
  readonly hint: string | null;
  readonly networks: readonly string[];
}

const path = '/api/v1/dns/companies';
const isNamed = ({ id, follows, hint }: DynamicNetwork, text: string) =>
  follows === text || String(id) === text || (hint !== null && text.startsWith(hint));
const networksOf = ({ networks, dynamicNetworks }: DnsCompany) =>
  [
    ...networks.map(({ network }) => network),
    ...dynamicNetworks.map(
      ({ follows, hint, networks: now }) => `${follows ?? `${hint}…`} (${now.join(' ') || 'no address yet'})`,
    ),
  ].join(', ');
const of = async (api: Api, typed: string) => `${path}/${(await findCompany(api, typed)).id}`;

/** `picket dns companies`: the companies whose queries are answered. */
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
          companies.map((company) => [
            company.id,
            company.name,
            networksOf(company),
            company.tokens
              .map(({ hint, device, purpose }) =>
                purpose === 'rpz' ? `${hint}… (zone)` : `${hint}…${device === null ? '' : ` (${device})`}`,
              )
              .join(', '),
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
      'own',
      'The company of the MSP itself, for its own networks; made if there is none',
      (api) => api.send<DnsCompany>('POST', `${path}/own`),
      ({ name, id }) =>
        `${name} has the id ${id}. Add its networks: picket dns companies network ${id} <network>`,
    ),
  );
  group.addCommand(
    change(
      'network <company> <network>',
      'Add a network: queries from it are the company’s',
      async (api, [company = '', network]) =>
        api.send<DnsCompany>('POST', `${await of(api, company)}/networks`, { network }),
      (company) => `${company.name}: ${networksOf(company)}`,
    ),
  );
  group.addCommand(
    apiCommand<{ follow?: string }>(
      cli,
      'dynamic-network <company>',
      'Add a network whose address changes: it follows a DNS name, or the router says its address by token',
      async (api, { args, command, options }) => {
        const url = `${await of(api, args[0] ?? '')}/dynamic-networks`;
        const made = await api.send<DnsCompany & { token: string | null }>('POST', url, {
          follows: options.follow ?? null,
        });
        cli.answer(command, made, ({ token, name }) =>
          token === null
            ? [`The network of ${name} follows ${options.follow}.`]
            : [
                `The token of the network of ${name}, shown once:`,
                token,
                'Let the router call https://<your Picket>/dns/update/<token>, as its dynamic DNS service.',
              ],
        );
      },
    ).option('--follow <name>', 'the DNS name that always has the network’s address'),
  );
  group.addCommand(
    change(
      'remove-network <company> <network>',
      'Remove a network',
      async (api, [company = '', network = '']) => {
        const url = await of(api, company);
        const { networks, dynamicNetworks } = await api.get<DnsCompany>(url);
        const found = networks.find((one) => one.network === network || String(one.id) === network);
        const dynamic = dynamicNetworks.find((one) => found === undefined && isNamed(one, network));
        const part =
          dynamic === undefined ? `networks/${found?.id ?? network}` : `dynamic-networks/${dynamic.id}`;
        return api.send<DnsCompany>('DELETE', `${url}/${part}`);
      },
      ({ name }, [, network]) => `${name} no longer has ${network}.`,
    ),
  );
  group.addCommand(
    apiCommand<{ port?: string }>(
      cli,
      'listener <company> <address>',
      'Give a company an address of Picket: private addresses that ask there are its own',
      async (api, { args: [company = '', address], command, options }) => {
        const url = `${await of(api, company)}/listeners`;
        const changed = await api.send<DnsCompany>('POST', url, {
          address,
          ...typedNumber('port', options.port),
        });
        cli.answer(command, changed, ({ name }) => [
          `Private addresses that ask ${address} port ${options.port ?? 53} are those of ${name}.`,
          'Picket must listen at exactly this address: PICKET_DNS_LISTEN.',
        ]);
      },
    ).option('--port <port>', 'the port of this address, 53 if not given'),
  );
  group.addCommand(
    change(
      'remove-listener <company> <address>',
      'Take back an address of Picket from a company',
      async (api, [company = '', address = '']) => {
        const url = await of(api, company);
        const { listeners } = await api.get<DnsCompany>(url);
        const found = listeners.find(
          (one) =>
            [one.address, `${one.address}:${one.port}`, `[${one.address}]:${one.port}`].includes(address) ||
            String(one.id) === address,
        );
        return api.send<DnsCompany>('DELETE', `${url}/listeners/${found?.id ?? address}`);
      },
      ({ name }, [, address]) => `${name} no longer has ${address} of Picket.`,
    ),
  );
  group.addCommand(
    apiCommand<{ device?: string; rpz?: boolean }>(
      cli,
      'token <company>',
      'Make a token, for DNS over HTTPS or for the policy as a zone; it is shown once',
      async (api, { args, command, options }) => {
        const { device, rpz = false } = options;
        const made = await api.send<DnsCompany & { token: string }>(
          'POST',
          `${await of(api, args[0] ?? '')}/tokens`,
          { purpose: rpz ? 'rpz' : 'doh', device: device ?? null },
        );
        cli.answer(command, made, ({ token, name }) => [
          `The token of ${name}${device === undefined ? '' : ` for ${device}`}, shown once:`,
          token,
          rpz
            ? 'The address of its policy zone, for Unbound (rpz: url:), is https://<your Picket>/dns/rpz/<token>.'
            : 'Its address for clients is https://<your DNS over HTTPS name>/dns-query/<token>.',
        ]);
      },
    )
      .option('--device <name>', 'for this device only, named in detections')
      .option('--rpz', 'for the policy as a response policy zone, which Unbound fetches'),
  );
  group.addCommand(
    change(
      'revoke <company> <token>',
      'Revoke a token, by its first characters',
      async (api, [company = '', token = '']) => {
        const url = await of(api, company);
        const { tokens } = await api.get<DnsCompany>(url);
        const found = tokens.find(
          ({ id, hint }) => hint === token.slice(0, hint.length) || String(id) === token,
        );
        return api.send<DnsCompany>('DELETE', `${url}/tokens/${found?.id ?? token}`);
      },
      ({ name }, [, token]) => `The token ${token} of ${name} is revoked.`,
    ),
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
