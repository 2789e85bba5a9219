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
  const group = newCommand('sandbox', 'Sandboxes of ConnectWise PSA and HYAS Protect, for trials');

  const connectWise = listening(newCommand('connectwise', 'Run a sandbox of ConnectWise PSA'), 8441)
    .option('--state <file>', 'keep the account in this file (default: the account is not kept)')
    .option('--seed <text>', 'the random seed for faults that have a probability');
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
      `${paint(io, 'bold', 'ConnectWise sandbox')} at ${sandbox.url} (open it in a browser, and connect Picket to it)`,
      `  Company ID   ${companyId}`,
      `  Public key   ${publicKey}`,
      `  Private key  ${privateKey}`,
      `  Client id    ${clientId}`,
      'Press Ctrl-C to end it.',
    ]);
    await aborted(io);
    await sandbox.close();
  });

  const hyas = listening(newCommand('hyas', 'Run a sandbox of the HYAS Protect log API'), 8442)
    .option('--rate <number>', 'DNS queries a minute', numberOf, sandboxHyas.ratePerMinute)
    .option('--seed <text>', 'the same seed produces the same log', sandboxHyas.seed);
  hyas.action(async ({ host, port, seed, rate }: Options) => {
    const { startHyasSandbox } = await import('../sandbox/hyas/start.ts');
    const sandbox = await startHyasSandbox({
      host,
      port,
      ratePerMinute: rate,
      ...(seed === undefined ? {} : { seed }),
    });
    cli.answer(hyas, { baseUrl: sandbox.url, apiKey: sandbox.apiKey }, () => [
      `${paint(io, 'bold', 'HYAS sandbox')} at ${sandbox.url} (open it in a browser, and use it as the base URL)`,
      `  API key  ${sandbox.apiKey}`,
      'Press Ctrl-C to end it.',
    ]);
    await aborted(io);
    await sandbox.close();
  });
  return group.addCommand(connectWise).addCommand(hyas);
}

function listening(command: Command, port: number): Command {
  return command
    .option('--host <address>', 'the address to listen on; everyone who reaches it can use it', '127.0.0.1')
    .option('--port <number>', '0 selects any free port', numberOf, port);
}

export function numberOf(typed: string): number {
  const value = Number(typed);
  if (!Number.isInteger(value) || value < 0 || value > 65_535)
    throw new InvalidArgumentError('Enter a number from 0 to 65535.');
  return value;
}
