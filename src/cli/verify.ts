import type { Command } from 'commander';
import type { Check } from '../values/check.ts';
import { showChecks } from './checks.ts';
import { apiCommand, type Cli } from './command.ts';
import { CommandFailure } from './io.ts';

export function verifyCommand(cli: Cli): Command {
  return apiCommand(
    cli,
    'verify',
    'Verify setup: try the saved connection to ConnectWise, creating nothing',
    async (api, { command }) => {
      const verified = await api.send<{ ok: boolean; checks: Check[] }>(
        'POST',
        '/api/v1/connectwise/connection/verify',
        {},
      );
      cli.answer(command, verified, ({ ok, checks }) => [
        ...showChecks(cli.io, checks),
        '',
        ok ? 'Picket can open tickets with this setup.' : 'Mend what failed, then verify again.',
      ]);
      if (!verified.ok) throw new CommandFailure(null);
    },
  ).addHelpText('after', '\nExit status 1 when a check failed.');
}
