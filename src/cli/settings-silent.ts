import type { Command } from 'commander';
import type { SourceWatch } from '../ops/status/source-watch.ts';
import { apiCommand, type Cli } from './command.ts';
import { typedNumber } from './typed-number.ts';

const path = '/api/v1/settings/sources';

/** `picket settings silent-sources`: after how many hours without a detection a source counts as silent. */
export function silentSourcesCommand(cli: Cli): Command {
  return apiCommand(
    cli,
    'silent-sources [hours]',
    'Show or set after how many hours without a detection a source counts as silent (`never`)',
    async (api, { args: [typed], command }) => {
      const now =
        typed === undefined
          ? await api.get<SourceWatch>(path)
          : await api.send<SourceWatch>('PUT', path, {
              silentAfterHours: null,
              ...(typed === 'never' ? {} : typedNumber('silentAfterHours', typed)),
            });
      cli.answer(command, now, ({ silentAfterHours }) => [
        silentAfterHours === null
          ? 'No source counts as silent.'
          : `A source counts as silent after ${silentAfterHours} h without a detection.`,
      ]);
    },
  );
}
