import type { Command } from 'commander';
import type { LookUpSettings } from '../incidents/look-ups.ts';
import type { Api } from './api-client.ts';
import { apiCommand, type Cli, newCommand } from './command.ts';
import { wrongUse } from './io.ts';

const path = '/api/v1/settings/look-ups';

const show = ({ services }: LookUpSettings): string[] =>
  services.length === 0
    ? ['No services. Incidents show no links to look up their domains.']
    : services.map(({ name, url }) => `${name}  ${url}`);

const isNamed = (name: string) => (service: { readonly name: string }) =>
  service.name.toLowerCase() === name.trim().toLowerCase();

/** `picket settings look-ups`: the services that an incident links to, for looking up its domain. */
export function lookUpsCommand(cli: Cli): Command {
  const group = newCommand('look-ups', 'The services in which technicians look up the domain of an incident');
  const change = async (api: Api, to: (now: LookUpSettings) => LookUpSettings) =>
    api.send<LookUpSettings>('PUT', path, to(await api.get<LookUpSettings>(path)));
  group.addCommand(
    apiCommand(cli, 'list', 'List the services', async (api, { command }) => {
      cli.answer(command, await api.get<LookUpSettings>(path), show);
    }),
    { isDefault: true },
  );
  group.addCommand(
    apiCommand(
      cli,
      'set <name> <address>',
      'Add a service, or change its address; `{domain}` stands for the domain',
      async (api, { args: [name = '', url = ''], command }) => {
        const after = await change(api, ({ services }) => ({
          services: services.some(isNamed(name))
            ? services.map((one) => (isNamed(name)(one) ? { name, url } : one))
            : [...services, { name, url }],
        }));
        cli.answer(command, after, show);
      },
    ),
  );
  group.addCommand(
    apiCommand(cli, 'remove <name>', 'Remove a service', async (api, { args: [name = ''], command }) => {
      const after = await change(api, ({ services }) => {
        if (!services.some(isNamed(name)))
          throw wrongUse(
            `There is no service “${name}”.`,
            'List the services with `picket settings look-ups`.',
          );
        return { services: services.filter((one) => !isNamed(name)(one)) };
      });
      cli.answer(command, after, show);
    }),
  );
  return group;
}
