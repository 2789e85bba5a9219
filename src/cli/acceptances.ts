import type { Command } from 'commander';
import type { SuppressionView } from '../noise/suppression-view.ts';
import { apiCommand, type Cli, newCommand } from './command.ts';
import { type ReleaseOption, releaseOption, releasing } from './releasing.ts';
import { describeMatchers, listCommand, untilWhen, withEnd } from './suppressions.ts';
import { typedId } from './typed-id.ts';
import { type EndOptions, typedEnd } from './typed-time.ts';

const path = '/api/v1/acceptances';

/** `picket acceptances`: accepted risks. */
export function acceptancesCommand(cli: Cli): Command {
  const group = newCommand('acceptances', 'Accepted risks: who accepted each, why and until when');
  group.addCommand(listCommand(cli, path, 'List the accepted risks'), { isDefault: true });
  group.addCommand(
    withEnd(
      apiCommand<EndOptions & { why: string; anyDevice?: boolean }>(
        cli,
        'add <incident>',
        'Accept the risk of an incident: later incidents of the same threat are skipped',
        async (api, { args, options, command }) => {
          const incident = typedId(args[0]);
          const made = await api.send<SuppressionView>('POST', `/api/v1/incidents/${incident}/accept`, {
            comment: options.why,
            endsAt: typedEnd(options, new Date()),
            device: !options.anyDevice,
          });
          cli.answer(command, made, (one) => [
            `Accepted (${one.id}): ${describeMatchers(one)}, ${untilWhen(one)}.`,
          ]);
        },
      ),
    )
      .requiredOption('--why <text>', 'why the risk is accepted')
      .option('--any-device', 'on all devices of the company'),
  );
  group.addCommand(
    apiCommand<ReleaseOption>(
      cli,
      'revoke <id>',
      'Revoke an accepted risk; it stays in the list',
      async (api, given) => {
        const id = typedId(given.args[0]);
        await releasing(cli, api, given.options, async (query) => {
          const ended = await api.send<SuppressionView>('POST', `${path}/${id}/revoke${query}`);
          cli.answer(given.command, ended, (one) => [
            `Acceptance ${one.id} is revoked. Picket decides the incidents that it skipped again.`,
          ]);
        });
      },
    ).addOption(releaseOption()),
  );
  return group;
}
