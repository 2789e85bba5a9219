import type { Command } from 'commander';
import type { SuppressionView } from '../noise/suppression-view.ts';
import { apiCommand, type Cli } from './command.ts';
import { table, time } from './io.ts';
import { type ListOptions, limitOption } from './limit.ts';

/** The matchers in one cell: `domains *.bad.example; severities low`. */
export function describeMatchers({ matchers, companies }: SuppressionView): string {
  const { companyIds: _, ...others } = matchers;
  const lists = { companies: companies.map(({ name }) => name), ...others };
  const given = Object.entries(lists).filter(([, values]) => values.length > 0);
  return given.map(([what, values]) => `${what} ${values.join(', ')}`).join('; ') || 'everything';
}

export const untilWhen = ({ state, endsAt, endedAt, endedBy }: SuppressionView): string => {
  if (endedAt !== null) return `ended ${time(endedAt)} by ${endedBy}`;
  const end = endsAt === null ? 'without an end' : `${time(endsAt)}`;
  return state === 'active' ? end : `${end} (${state})`;
};

/** `list` of silences and accepted risks: those in force, or all with their history. */
export function listCommand(cli: Cli, path: string, description: string): Command {
  return apiCommand<ListOptions & { all?: boolean }>(
    cli,
    'list',
    description,
    async (api, { command, options }) => {
      const query = new URLSearchParams({
        ...(options.all ? {} : { state: 'active' }),
      });
      const items = await api.all<SuppressionView>(`${path}?${query}`, options.limit);
      cli.answer(command, items, (all) =>
        table(
          cli.io,
          ['ID', 'FOR', 'BY', 'SINCE', 'UNTIL', 'WHY'],
          all.map((one) => [
            one.id,
            describeMatchers(one),
            one.createdBy,
            time(one.startsAt),
            untilWhen(one),
            one.comment,
          ]),
        ),
      );
    },
  )
    .option('--all', 'also those that have ended or have not begun')
    .addOption(limitOption());
}

/** Adds the options that `typedEnd` reads. */
export const withEnd = (command: Command): Command =>
  command
    .option('--until <time>', 'the end: 2026-12-31, 2026-12-31T18:00Z')
    .option('--for <duration>', 'how long from now: 8h, 2d')
    .option('--for-ever', 'without an end');
