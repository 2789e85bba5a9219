import { type Command, Option } from 'commander';
import type { LinkSettings } from '../tickets/devices/link-settings.ts';
import { apiCommand, type Cli } from './command.ts';

const path = '/api/v1/settings/links';

const contacts = {
  none: 'none, unless one is chosen for the company',
  default: 'the default contact of the company',
  found: 'by the e-mail address of the user, else the default contact of the company',
} as const;

const show = ({ configurations, contact }: LinkSettings): string[] => [
  `Configurations  ${configurations ? 'each ticket is linked to the configurations of its devices' : 'tickets are not linked'}`,
  `Contact         ${contacts[contact]}`,
];

/** `picket settings links`: what tickets are linked to in ConnectWise. */
export function linksCommand(cli: Cli): Command {
  return apiCommand<{ configurations?: boolean; contact?: string }>(
    cli,
    'links',
    'Show or set what tickets are linked to in ConnectWise',
    async (api, { command, options }) => {
      const before = await api.get<LinkSettings>(path);
      const { configurations, contact } = options;
      const change = {
        ...(configurations === undefined ? {} : { configurations }),
        ...(contact === undefined ? {} : { contact }),
      };
      const after =
        Object.keys(change).length === 0
          ? before
          : await api.send<LinkSettings>('PUT', path, { ...before, ...change });
      cli.answer(command, after, show);
    },
  )
    .option(
      '--configurations',
      'link new tickets to the configurations of their devices (needs permissions in ConnectWise)',
    )
    .option('--no-configurations', 'link no tickets to configurations')
    .addOption(
      new Option('--contact <which>', 'the contact of new tickets; nobody is e-mailed').choices([
        'none',
        'default',
        'found',
      ]),
    );
}
