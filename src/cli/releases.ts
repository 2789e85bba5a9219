import type { Command } from 'commander';
import type { ReleaseChoice } from '../platform/settings/change.ts';
import type { Awaiting } from '../tickets/releases/release.ts';
import { apiCommand, type Cli, newCommand } from './command.ts';
import { findCompany } from './companies.ts';
import { describeAwaiting, describeReleased, releasesPath } from './releasing.ts';

/** `picket releases`: the incidents that a change would release at once, and the choice for them. */
export function releasesCommand(cli: Cli): Command {
  const group = newCommand('releases', 'Incidents that a change would release, held until a person chooses');
  group.addCommand(
    apiCommand(
      cli,
      'list',
      'Count the incidents that wait for a choice, by company',
      async (api, { command }) => {
        cli.answer(command, await api.get<Awaiting>(releasesPath), (awaiting) =>
          awaiting.total === 0 ? ['No incident waits for a choice.'] : describeAwaiting(awaiting),
        );
      },
    ),
    { isDefault: true },
  );
  const choose = (choice: ReleaseChoice, description: string) =>
    apiCommand<{ company?: string }>(cli, choice, description, async (api, { command, options }) => {
      const company = options.company === undefined ? null : await findCompany(api, options.company);
      const done = await api.send<Awaiting & { released: number }>('POST', releasesPath, {
        release: choice,
        ...(company === null ? {} : { companyId: company.id }),
      });
      cli.answer(command, done, ({ released }) => [describeReleased(choice, released)]);
    }).option('--company <company>', 'only incidents of this company (id or name)');
  group.addCommand(choose('now', 'Release them: tickets are opened'));
  group.addCommand(choose('new-only', 'Close them without a ticket: only new incidents are ticketed'));
  return group;
}
