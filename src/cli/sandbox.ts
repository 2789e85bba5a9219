import { type Command, InvalidArgumentError } from 'commander';
import { sandboxAccount } from '../sandbox/connectwise/account.ts';
import { sandboxHyas } from '../sandbox/hyas/account.ts';
import { type Cli, newCommand } from './command.ts';
import { paint } from './io.ts';
import { aborted } from './start.ts';

interface Options {
  host: string;
  port: number;
  seed?: string;
  state?: string;
  rate: number;
}

export function sandboxCommand(cli: Cli): Command {
  const { io } = cli;
  const group = newCommand('sandbox', 'Stand-ins for ConnectWise PSA and HYAS Protect, to try things on');

  const connectWise = listening(newCommand('connectwise', 'Run a stand-in for ConnectWise PSA'), 8441)
    .option('--state <file>', 'keep the account in this file (default: it is forgotten)')
    .option('--seed <text>', 'decides which requests meet a fault that has a probability');
  connectWise.action(async ({ host, port, seed, state }: Options) => {
    const { startConnectWiseSandbox } = await import('../sandbox/connectwise/start.ts');
    const sandbox = await startConnectWiseSandbox({
      host,
      port,
      ...(seed === undefined ? {} : { seed }),
      ...(state === undefined ? {} : { statePath: state }),
    });
    const { companyId, publicKey, privateKey, clientId } = sandboxAccount;
    const account = { site: sandbox.url, companyId, publicKey, privateKey, clientId };
    cli.answer(connectWise, account, () => [
      `${paint(io, 'bold', 'ConnectWise sandbox')} at ${sandbox.url} (a page to look at, and the site to connect to)`,
      `  Company ID   ${companyId}`,
      `  Public key   ${publicKey}`,
      `  Private key  ${privateKey}`,
      `  Client id    ${clientId}`,
      'Ctrl-C ends it.',
    ]);
    await aborted(io);
    await sandbox.close();
  });

  const hyas = listening(newCommand('hyas', 'Run a stand-in for the HYAS Protect log API'), 8442)
    .option('--rate <number>', 'look-ups a minute', numberOf, sandboxHyas.ratePerMinute)
    .option('--seed <text>', 'the same seed tells the same story', sandboxHyas.seed);
  hyas.action(async ({ host, port, seed, rate }: Options) => {
    const { startHyasSandbox } = await import('../sandbox/hyas/start.ts');
    const sandbox = await startHyasSandbox({
      host,
      port,
      ratePerMinute: rate,
      ...(seed === undefined ? {} : { seed }),
    });
    cli.answer(hyas, { baseUrl: sandbox.url, apiKey: sandbox.apiKey }, () => [
      `${paint(io, 'bold', 'HYAS sandbox')} at ${sandbox.url} (a page to look at, and the base URL)`,
      `  API key  ${sandbox.apiKey}`,
      'Ctrl-C ends it.',
    ]);
    await aborted(io);
    await sandbox.close();
  });
  return group.addCommand(connectWise).addCommand(hyas);
}

function listening(command: Command, port: number): Command {
  return command
    .option('--host <address>', 'where it listens; whoever reaches it may use it', '127.0.0.1')
    .option('--port <number>', '0 for any free one', numberOf, port);
}

export function numberOf(typed: string): number {
  const value = Number(typed);
  if (!Number.isInteger(value) || value < 0 || value > 65_535)
    throw new InvalidArgumentError('It is 0 to 65535.');
  return value;
}
