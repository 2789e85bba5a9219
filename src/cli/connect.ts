import { existsSync } from 'node:fs';
import { pino } from 'pino';
import { type LocalOperatorFile, loadLocalOperator } from '../accounts/local-operator.ts';
import { networkRules } from '../app/network-rules.ts';
import { type Config, loadConfig } from '../platform/config/config.ts';
import { version } from '../platform/config/version.ts';
import { type Api, openedApi, remoteApi } from './api-client.ts';
import { CommandFailure, type Io, printProblem, wrongUse } from './io.ts';
import { whenFreeOrRunning } from './when-free.ts';

/** The configuration from the environment. Prints every error in it and ends the command with status 2. */
export function configOf(io: Io, env: Io['env'] = io.env): Config {
  const result = loadConfig(env, { terminal: io.terminal });
  for (const warning of result.warnings) io.err(`Warning: ${warning}`);
  if (result.ok) return result.config;
  for (const problem of result.problems) printProblem(io, problem);
  throw new CommandFailure(null, 2);
}

/** A silent log: commands print their own messages. */
export const silent = () => pino({ level: 'silent' });

/**
 * The Picket that a command addresses: the one at PICKET_URL, or the one running on this machine, or the installation
 * in the data folder or database, opened for this command.
 */
export async function connect(io: Io, config = configOf(io)): Promise<Api> {
  if (config.url !== undefined) {
    if (config.token === undefined) {
      throw wrongUse(
        'PICKET_URL is set, but PICKET_TOKEN is not.',
        'Set PICKET_TOKEN to an API token of that Picket.',
      );
    }
    await routeFetchOf(config);
    return remoteApi(config.url, config.token);
  }
  const call = ({ url, token }: LocalOperatorFile) => remoteApi(url, config.token ?? token);
  const running = await loadLocalOperator(config.data);
  if (running !== null) return call(running);
  if (config.databaseUrl === undefined && !existsSync(config.data)) {
    throw wrongUse(
      `There is no installation in ${config.data}, and no Picket runs with this folder.`,
      'Start Picket with `picket start`, or set PICKET_DATA, PICKET_DATABASE_URL or PICKET_URL to your installation.',
    );
  }
  // Imported here because it loads all of Picket; most commands call a running one and must start fast.
  const { openApp } = await import('../app/open-app.ts');
  const open = async () =>
    openedApi(
      await openApp(config, { log: silent(), version }),
      `the installation in ${whereIs(config)}, which is stopped`,
    );
  return whenFreeOrRunning<Api>(io, config, { open, call });
}

/** Imported only if there is a proxy: most commands call a Picket on this machine and must start fast. */
async function routeFetchOf(config: Config): Promise<void> {
  const network = networkRules(config);
  if (network.proxy === null) return;
  const { routeFetch } = await import('../platform/outbound/dispatchers.ts');
  routeFetch(network);
}

export const whereIs = (config: Config): string =>
  config.databaseUrl === undefined ? config.data : 'the PostgreSQL database';

/** Runs `work` with that Picket, and closes it. */
export async function withApi<T>(io: Io, work: (api: Api) => Promise<T>): Promise<T> {
  const api = await connect(io);
  try {
    return await work(api);
  } finally {
    await api.close();
  }
}
