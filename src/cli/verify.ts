import type { Command } from 'commander';
import type { Check } from '../platform/values/check.ts';
import { plural } from '../platform/values/text.ts';
import { showChecks } from './checks.ts';
import { apiCommand, type Cli } from './command.ts';
import { CommandFailure } from './io.ts';

/** The last line: only what the checks prove. */
function conclusion(ok: boolean, checks: readonly Check[]): string {
  if (!ok) return 'Fix the failed checks, then verify again.';
  const unknown = checks.filter(({ status }) => status === 'unknown').length;
  if (unknown > 0) {
    return `No check failed, but ${plural(unknown, 'check')} could not be made. Picket may not be able to open tickets with this setup.`;
  }
  return checks.some(({ status }) => status === 'skipped')
    ? 'The connection works. To open tickets, choose board, status, priority and type under Services (`picket services set`).'
    : 'Picket can open tickets with this setup.';
}

export function verifyCommand(cli: Cli): Command {
  return apiCommand(
    cli,
    'verify',
    'Verify the setup: check the saved connection to ConnectWise without creating anything',
    async (api, { command }) => {
      const verified = await api.send<{ ok: boolean; checks: Check[] }>(
        'POST',
        '/api/v1/connectwise/connection/verify',
        {},
      );
      cli.answer(command, verified, ({ ok, checks }) => [
        ...showChecks(cli.io, checks),
        '',
        conclusion(ok, checks),
      ]);
      if (!verified.ok) throw new CommandFailure(null);
    },
  ).addHelpText('after', '\nExit status 1 when a check failed.');
}
