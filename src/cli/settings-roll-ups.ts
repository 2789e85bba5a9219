import type { Command } from 'commander';
import type { RollUpSettings } from '../decisions/roll-up-settings.ts';
import { apiCommand, type Cli } from './command.ts';
import { type ReleaseOption, releaseOption, releasing } from './releasing.ts';
import { typedNumber } from './typed-number.ts';

const path = '/api/v1/settings/roll-ups';

type RollUpOptions = Partial<Record<keyof RollUpSettings, string>>;

const limit = (count: number, what: string) => (count === 0 ? 'no limit' : `${count} ${what} an hour`);

const show = (settings: RollUpSettings): string[] => [
  `For a company   ${limit(settings.ticketsPerCompany, 'tickets')}, then a roll-up`,
  `For all         ${limit(settings.ticketsInAll, 'tickets')}, then a roll-up for each company`,
  `Roll-ups        ${limit(settings.rollUpsInAll, 'tickets')}, then they wait`,
  `Long ago        ${settings.longAgoHours === 0 ? 'never' : `after ${settings.longAgoHours} h`}: they share one roll-up`,
  `Daily digest    at ${String(settings.digestHour).padStart(2, '0')}:00 in PICKET_TIME_ZONE`,
];

/** `picket settings roll-ups`: when incidents share one ticket. */
export function rollUpsCommand(cli: Cli): Command {
  return apiCommand<RollUpOptions & ReleaseOption>(
    cli,
    'roll-ups',
    'Show or set when incidents share one ticket: in a storm, and in the daily digest',
    async (api, { command, options }) => {
      const before = await api.get<RollUpSettings>(path);
      const change = {
        ...typedNumber('ticketsPerCompany', options.ticketsPerCompany),
        ...typedNumber('ticketsInAll', options.ticketsInAll),
        ...typedNumber('rollUpsInAll', options.rollUpsInAll),
        ...typedNumber('longAgoHours', options.longAgoHours),
        ...typedNumber('digestHour', options.digestHour),
      };
      const asked = Object.keys(change).length > 0;
      if (!asked) return cli.answer(command, before, show);
      await releasing(cli, api, options, async (query) => {
        const after = { ...before, ...change };
        cli.answer(command, await api.send<RollUpSettings>('PUT', `${path}${query}`, after), show);
      });
    },
  )
    .addOption(releaseOption())
    .option('--tickets-per-company <number>', 'tickets of a company within an hour; 0: no limit')
    .option('--tickets-in-all <number>', 'tickets of all companies within an hour; 0: no limit')
    .option('--roll-ups-in-all <number>', 'roll-up tickets within an hour; 0: no limit')
    .option(
      '--long-ago-hours <hours>',
      'incidents last seen longer ago than this share one roll-up; 0: never',
    )
    .option('--digest-hour <hour>', '0 to 23: the hour of the daily digest');
}
