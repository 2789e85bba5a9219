import type { Command } from 'commander';
import type { ConnectionView } from '../connectwise/connection/connection-view.ts';
import { apiCommand, type Cli, newCommand } from './command.ts';
import { describeHealth, time } from './io.ts';
import { type ReleaseOption, releaseOption, releasing } from './releasing.ts';
import { readSecret } from './secret-input.ts';

const path = '/api/v1/connectwise/connection';

const show = (view: ConnectionView): string[] =>
  view.configured
    ? [
        `Site        ${view.site}`,
        `Company ID  ${view.companyId}`,
        `Public key  ${view.publicKey}`,
        `Client ID   ${describeClientId(view)}`,
        `Keys set    ${time(view.keysSetAt)}`,
        `Health      ${describeHealth(view.health.state)}${view.health.problem === null ? '' : `: ${view.health.problem.message}`}`,
      ]
    : ['No connection is saved yet.'];

function describeClientId({ clientIdInUse }: ConnectionView): string {
  if (clientIdInUse === null) return '(none; PICKET_CONNECTWISE_CLIENT_ID is not set)';
  const { clientId, from } = clientIdInUse;
  return from === 'connection' ? clientId : `${clientId} (from PICKET_CONNECTWISE_CLIENT_ID)`;
}

interface SetOptions extends ReleaseOption {
  site: string;
  companyId: string;
  publicKey: string;
  clientId?: string;
  privateKeyFile?: string;
  keepPrivateKey?: boolean;
}

export function connectionCommand(cli: Cli): Command {
  const group = newCommand('connection', 'The connection to ConnectWise');
  group.addCommand(
    apiCommand(
      cli,
      'show',
      'Show the saved connection, without its private key',
      async (api, { command }) => {
        cli.answer(command, await api.get<ConnectionView>(path), show);
      },
    ),
    { isDefault: true },
  );
  group.addCommand(
    apiCommand<SetOptions>(cli, 'set', 'Save a connection', async (api, { command, options }) => {
      const { site, companyId, publicKey, clientId, privateKeyFile, keepPrivateKey } = options;
      const privateKey = keepPrivateKey
        ? undefined
        : await readSecret(cli.io, {
            what: 'Private key',
            option: '--private-key-file',
            file: privateKeyFile,
          });
      await releasing(cli, api, options, async (query) => {
        const saved = await api.send<ConnectionView>('PUT', `${path}${query}`, {
          site,
          companyId,
          publicKey,
          ...(privateKey === undefined ? {} : { privateKey }),
          ...(clientId === undefined ? {} : { clientId }),
        });
        cli.answer(command, saved, (view) => [...show(view), '', 'Saved. Check it with `picket verify`.']);
      });
    })
      .addOption(releaseOption())
      .requiredOption('--site <site>', 'the site, as in the browser: na.myconnectwise.net')
      .requiredOption('--company-id <id>', 'the “Company” that you type when you sign in to ConnectWise')
      .requiredOption('--public-key <key>', 'the public key of the API member')
      .option(
        '--private-key-file <file>',
        'a file with the private key; - reads standard input (default: asks at a terminal)',
      )
      .option(
        '--keep-private-key',
        'keep the saved private key; only for the same site, company and public key',
      )
      .option('--client-id <id>', 'client ID, if PICKET_CONNECTWISE_CLIENT_ID is not set'),
  );
  return group;
}
