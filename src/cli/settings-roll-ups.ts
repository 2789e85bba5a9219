import type { Command } from 'commander';
import type { RollUpSettings } from '../settings/roll-up-settings.ts';
import { apiCommand, type Cli } from './command.ts';
import { typedNumber } from './typed-number.ts';

const path = '/api/v1/settings/roll-ups';

type RollUpOptions = Partial<Record<keyof RollUpSettings, string>>;

const limit = (count: number, what: string) => (count === 0 ? 'no limit' : `${count} ${what} an hour`);

const show = (settings: RollUpSettings): string[] => [
  `For a company   ${limit(settings.ticketsPerCompany, 'tickets')}, then a roll-up`,
  `For all         ${limit(settings.ticketsInAll, 'tickets')}, then a roll-up for each company`,
  `Roll-ups        ${limit(settings.rollUpsInAll, 'tickets')}, then they wait for their turn`,
  `Daily digest    at ${String(settings.digestHour).padStart(2, '0')}:00, by PICKET_TIME_ZONE`,
];

/** `picket settings roll-ups`: when several incidents share one ticket. */
export function rollUpsCommand(cli: Cli): Command {
  return apiCommand<RollUpOptions>(
    cli,
    'roll-ups',
    'Show, or set, when incidents share one ticket: in a storm, and in the daily digest',
    async (api, { command, options }) => {
      const before = await api.get<RollUpSettings>(path);
      const change = {
        ...typedNumber('ticketsPerCompany', options.ticketsPerCompany),
        ...typedNumber('ticketsInAll', options.ticketsInAll),
        ...typedNumber('rollUpsInAll', options.rollUpsInAll),
        ...typedNumber('digestHour', options.digestHour),
      };
      const asked = Object.keys(change).length > 0;
      const saved = asked ? await api.send<RollUpSettings>('PUT', path, { ...before, ...change }) : before;
      cli.answer(command, saved, show);
    },
  )
    .option('--tickets-per-company <number>', 'tickets of a company within an hour; 0: no limit')
    .option('--tickets-in-all <number>', 'tickets of all companies within an hour; 0: no limit')
    .option('--roll-ups-in-all <number>', 'roll-up tickets within an hour; 0: no limit')
    .option('--digest-hour <hour>', '0 to 23: when the daily digest is sent');
}
