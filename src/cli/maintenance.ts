import type { Command } from 'commander';
import type { z } from 'zod';
import type { Schedule } from '../noise/schedule.ts';
import type { windowSchema } from '../noise/window-view.ts';
import { visibleText } from '../platform/values/visible-text.ts';
import { apiCommand, type Cli, newCommand } from './command.ts';
import { findCompany } from './companies.ts';
import { table, time, wrongUse } from './io.ts';
import { type ReleaseOption, releaseOption, releasing } from './releasing.ts';
import { typedId } from './typed-id.ts';
import { typedTime } from './typed-time.ts';

const path = '/api/v1/maintenance-windows';

type Window = z.infer<typeof windowSchema>;

interface AddOptions {
  company?: string[];
  days?: string[];
  from: string;
  to: string;
  timeZone?: string;
  replace?: boolean;
}

/** `picket maintenance`: maintenance windows. */
export function maintenanceCommand(cli: Cli): Command {
  const group = newCommand(
    'maintenance',
    'Maintenance windows: incidents that begin in one are held until its end',
  );
  group.addCommand(
    apiCommand(cli, 'list', 'List the windows', async (api, { command }) => {
      const { items } = await api.get<{ items: Window[] }>(path);
      cli.answer(command, items, (windows) =>
        table(
          cli.io,
          ['ID', 'NAME', 'COMPANIES', 'WHEN', 'OPEN UNTIL'],
          windows.map((one) => [
            one.id,
            one.name,
            one.companyIds.length === 0 ? 'all' : one.companies.map(({ name }) => name).join(', '),
            describeSchedule(one.schedule),
            time(one.openUntil),
          ]),
        ),
      );
    }),
    { isDefault: true },
  );
  group.addCommand(
    apiCommand<AddOptions & ReleaseOption>(
      cli,
      'add <name>',
      'Create a window, once or every week',
      async (api, given) => {
        const { args, options, command } = given;
        const companies = await Promise.all((options.company ?? []).map((typed) => findCompany(api, typed)));
        const window = {
          name: args[0] ?? '',
          companyIds: companies.map(({ id }) => id),
          schedule: scheduleOf(options),
        };
        const { items } = await api.get<{ items: Window[] }>(path);
        const same = items.find(({ name }) => name.toLowerCase() === window.name.trim().toLowerCase());
        if (same !== undefined && options.replace !== true)
          return cli.answer(command, same, ({ id, name }) => [
            `Maintenance window ${id} “${visibleText(name)}” exists already. It is unchanged; --replace changes it.`,
          ]);
        await releasing(cli, api, options, async (query) => {
          const made =
            same === undefined
              ? await api.send<{ id: number }>('POST', `${path}${query}`, window)
              : await api.send<{ id: number }>('PUT', `${path}/${same.id}${query}`, window);
          const did = same === undefined ? 'created' : 'changed';
          cli.answer(command, made, ({ id }) => [`Maintenance window ${id} was ${did}.`]);
        });
      },
    )
      .requiredOption('--from <time>', 'a time (2026-12-31T18:00Z), or with --days a time of day (22:00)')
      .requiredOption('--to <time>', 'its end, in the same form')
      .option('--days <day...>', 'every week on these days: mon tue wed thu fri sat sun')
      .option('--time-zone <zone>', 'the time zone of the window, with --days: Europe/London')
      .option('--company <company...>', 'for these companies (id or name); without it, for all')
      .option('--replace', 'change the window of this name')
      .addOption(releaseOption()),
  );
  group.addCommand(
    apiCommand<ReleaseOption>(
      cli,
      'delete <id>',
      'Delete a window; the incidents that it holds are decided again',
      async (api, { args, command, options }) => {
        const id = typedId(args[0]);
        await releasing(cli, api, options, (query) => api.send('DELETE', `${path}/${id}${query}`));
        cli.answer(command, { id: Number(id) }, () => [`Maintenance window ${id} was deleted.`]);
      },
    ).addOption(releaseOption()),
  );
  return group;
}

function scheduleOf({ days, from, to, timeZone }: AddOptions): Record<string, unknown> {
  if (days === undefined) return { kind: 'once', startsAt: typedTime(from), endsAt: typedTime(to) };
  if (timeZone === undefined)
    throw wrongUse(
      'The time zone of the window is missing.',
      'Add --time-zone, such as --time-zone Europe/London.',
    );
  return { kind: 'weekly', days: days.map((day) => day.toLowerCase()), from, to, timeZone };
}

const describeSchedule = (schedule: Schedule): string =>
  schedule.kind === 'once'
    ? `${time(schedule.startsAt)} to ${time(schedule.endsAt)}`
    : `${schedule.days.join(' ')} ${schedule.from} to ${schedule.to} (${schedule.timeZone})`;
