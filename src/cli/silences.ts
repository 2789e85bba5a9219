import type { Command } from 'commander';
import type { Preview } from '../noise/preview.ts';
import type { SuppressionView } from '../noise/suppression-view.ts';
import { plural } from '../platform/values/text.ts';
import type { Api } from './api-client.ts';
import { apiCommand, type Cli, newCommand } from './command.ts';
import { findCompany } from './companies.ts';
import { type ReleaseOption, releaseOption, releasing } from './releasing.ts';
import { describeMatchers, listCommand, untilWhen, withEnd } from './suppressions.ts';
import { typedId } from './typed-id.ts';
import { type EndOptions, typedEnd, typedTime } from './typed-time.ts';

const path = '/api/v1/silences';

interface MatcherOptions {
  company?: string[];
  domain?: string[];
  device?: string[];
  reason?: string[];
  verdict?: string[];
  severity?: string[];
}

type AddOptions = MatcherOptions &
  EndOptions & { why: string; from?: string; everything?: boolean; replace?: boolean };

const withMatchers = (command: Command): Command =>
  command
    .option('--company <company...>', 'at these companies (id or name)')
    .option('--domain <pattern...>', 'of these domains; * matches any characters')
    .option('--device <pattern...>', 'on these devices, by name or address')
    .option('--reason <pattern...>', 'with no block reasons other than these')
    .option('--verdict <verdict...>', 'with one of these verdicts')
    .option('--severity <severity...>', 'critical, high, medium, low, informational');

/** The same silence, in force or planned, for the same incidents: a command that runs twice adds only one. */
async function sameSilence(
  api: Api,
  { comment, matchers }: { readonly comment: string; readonly matchers: Record<string, unknown> },
): Promise<SuppressionView | undefined> {
  const states = ['active', 'pending'];
  const lists = await Promise.all(states.map((state) => api.all<SuppressionView>(`${path}?state=${state}`)));
  const isGiven = ([, values]: [string, unknown]) => Array.isArray(values) && values.length > 0;
  const given = (of: object) => JSON.stringify(Object.entries(of).filter(isGiven).sort());
  return lists
    .flat()
    .find((one) => one.comment === comment.trim() && given(one.matchers) === given(matchers));
}

/** `picket silences`: incidents that are held until an end, and then decided again. */
export function silencesCommand(cli: Cli): Command {
  const group = newCommand('silences', 'Silences: held incidents, who silenced them, why and until when');
  group.addCommand(listCommand(cli, path, 'List the silences in force'), { isDefault: true });
  group.addCommand(
    withEnd(
      withMatchers(
        apiCommand<AddOptions>(
          cli,
          'add',
          'Silence incidents that match all the given options',
          async (api, given) => {
            const { options, command } = given;
            const wanted = {
              matchers: await matchersOf(api, options),
              comment: options.why,
              endsAt: typedEnd(options, new Date()),
              everything: options.everything ?? false,
              ...(options.from === undefined ? {} : { startsAt: typedTime(options.from) }),
            };
            const same = await sameSilence(api, wanted);
            if (same !== undefined && options.replace !== true)
              return cli.answer(command, same, (one) => [
                `Silence ${one.id} of ${describeMatchers(one)} exists already: ${untilWhen(one)}. It is unchanged; --replace ends it and adds this one.`,
              ]);
            const made = await api.send<SuppressionView>('POST', path, wanted);
            // Ended after the new one exists, so that nothing is released in between.
            if (same !== undefined) await api.send('POST', `${path}/${same.id}/end`);
            cli.answer(command, made, (one) => [
              `Silence ${one.id} of ${describeMatchers(one)}: ${untilWhen(one)}.`,
            ]);
          },
        ),
      ),
    )
      .requiredOption('--why <text>', 'why, for people who look for a ticket')
      .option('--from <time>', 'the start')
      .option('--everything', 'confirm a silence of all incidents')
      .option('--replace', 'end the silence with the same reason and conditions, and add this one'),
  );
  group.addCommand(
    withMatchers(
      apiCommand<MatcherOptions>(
        cli,
        'preview',
        'Count the incidents that a silence would match',
        async (api, { options, command }) => {
          const matchers = await matchersOf(api, options);
          const preview = await api.send<Preview>('POST', `${path}/preview`, { matchers });
          cli.answer(command, preview, ({ open, lastWeek, everything }) => [
            `It matches ${plural(open, 'open incident')}, and ${lastWeek} of the last 7 days.`,
            ...(everything ? ['It has no condition: it would silence everything.'] : []),
          ]);
        },
      ),
    ),
  );
  group.addCommand(
    apiCommand<ReleaseOption>(
      cli,
      'end <id>',
      'End a silence now; it stays in the list',
      async (api, { args, command, options }) => {
        const id = typedId(args[0]);
        await releasing(cli, api, options, async (query) => {
          const ended = await api.send<SuppressionView>('POST', `${path}/${id}/end${query}`);
          cli.answer(command, ended, (one) => [
            `Silence ${one.id} has ended. Picket decides the incidents that it held again.`,
          ]);
        });
      },
    ).addOption(releaseOption()),
  );
  return group;
}

async function matchersOf(api: Api, options: MatcherOptions) {
  const companies = await Promise.all((options.company ?? []).map((typed) => findCompany(api, typed)));
  return {
    companyIds: companies.map(({ id }) => id),
    domains: options.domain ?? [],
    devices: options.device ?? [],
    reasons: options.reason ?? [],
    verdicts: options.verdict ?? [],
    severities: options.severity ?? [],
  };
}
