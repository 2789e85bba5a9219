import { rmSync, writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { App } from '../app/app.ts';
import { version } from '../platform/config/version.ts';
import { type Cli, newCommand } from './command.ts';
import { configOf } from './connect.ts';
import { CommandFailure, type Io } from './io.ts';
import { whenFree } from './when-free.ts';

export function startCommand(cli: Cli): Command {
  const { io } = cli;
  const command = newCommand('start', 'Run Picket until it is stopped').addHelpText(
    'after',
    '\nEnvironment variables configure it: see .env.example. The first start prints an administrator’s API token, once.\nEach start prints a link to set the first administrator’s password, until it is set.',
  );
  return command.action(async () => {
    const config = configOf(io);
    const { createLog } = await import('../ops/telemetry/log.ts');
    const { startApp } = await import('../app/app.ts');
    const log = createLog({ level: config.logLevel, format: config.logFormat ?? 'json', color: io.color });
    const app = await whenFree(io, config, () => startApp(config, { log, version }));
    try {
      const { url } = app;
      const shown = writeBootstrap(io, config.bootstrapOutput, app);
      if (cli.isJson(command)) io.out(JSON.stringify({ url, ...shown }));
      else for (const line of welcome(url, shown)) io.out(line);
      log.info({ url, version }, 'Picket runs');
      const problem = await Promise.race([app.lost, aborted(io)]);
      if (problem !== null) throw new CommandFailure(problem);
      log.info('Stopping');
    } finally {
      await app.stop();
    }
  });
}

type Bootstrap = Pick<App, 'firstToken' | 'firstLink'>;

/** Writes the first link and token to `file` instead of the output. If that fails, they are shown. */
function writeBootstrap(io: Io, file: string | undefined, { firstToken, firstLink }: App): Bootstrap {
  if (file === undefined || (firstToken === null && firstLink === null)) return { firstToken, firstLink };
  const lines = [firstLink && `link=${firstLink}`, firstToken && `token=${firstToken}`].filter(Boolean);
  try {
    // An existing file may be readable by others, and mode only applies to a new one.
    rmSync(file, { force: true });
    writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600, flag: 'wx' });
    return { firstToken: null, firstLink: null };
  } catch (error) {
    io.err(`Warning: PICKET_BOOTSTRAP_OUTPUT cannot be written: ${(error as Error).message}.`);
    return { firstToken, firstLink };
  }
}

function welcome(url: string, { firstToken, firstLink }: Bootstrap): string[] {
  return [
    `Picket runs at ${url}; its API is described at ${url}/api/docs.`,
    ...shownOnce(
      'Open this link to set the first administrator’s password. It works once, within a day:',
      firstLink,
    ),
    ...shownOnce('An administrator’s API token. Picket shows it only once, so save it now:', firstToken),
  ];
}

const shownOnce = (what: string, secret: string | null): string[] =>
  secret === null ? [] : ['', what, '', `    ${secret}`, ''];

/** Resolves when the command must stop. */
export function aborted({ signal }: Pick<Io, 'signal'>): Promise<null> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(null);
    signal.addEventListener('abort', () => resolve(null), { once: true });
  });
}
