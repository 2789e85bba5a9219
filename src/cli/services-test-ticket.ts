import type { Command } from 'commander';
import type { Problem } from '../platform/values/problem.ts';
import { apiCommand, type Cli } from './command.ts';
import { findCompany } from './companies.ts';
import { CommandFailure } from './io.ts';

interface TestTicket {
  readonly outcome: 'created' | 'refused' | 'unknown';
  readonly connectwiseId: number | null;
  readonly url: string | null;
  readonly boardName: string;
  readonly problem: Problem | null;
}

/** `services test-ticket`: opens one ticket in ConnectWise, marked as a test. */
export function testTicketCommand(cli: Cli): Command {
  return apiCommand(
    cli,
    'test-ticket <company>',
    'Open one test ticket in ConnectWise for a mapped company (id or name)',
    async (api, { args, command }) => {
      const { id: companyId } = await findCompany(api, args[0] ?? '');
      const opened = await api.send<TestTicket>('POST', '/api/v1/connectwise/test-ticket', { companyId });
      if (opened.problem !== null) throw new CommandFailure(opened.problem);
      cli.answer(command, opened, ({ connectwiseId, boardName, url }) => [
        `Ticket ${connectwiseId} was opened on “${boardName}”: ${url}`,
      ]);
    },
  );
}
