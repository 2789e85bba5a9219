import type { Command } from 'commander';
import type { RecurrenceSettings } from '../incidents/recurrence-settings.ts';
import { apiCommand, type Cli } from './command.ts';
import { wrongUse } from './io.ts';
import { type ReleaseOption, releaseOption, releasing } from './releasing.ts';
import { typedNumber } from './typed-number.ts';

const path = '/api/v1/settings/recurrence';

interface RecurrenceOptions {
  withinHours?: string;
  then?: string;
  atMostEveryHours?: string;
  closedStatuses?: string;
  notes?: boolean;
  noteEveryHours?: string;
  noteWhat?: string;
}

const show = (settings: RecurrenceSettings): string[] => [
  settings.withinHours === 0
    ? 'Seen again      always opens a new incident'
    : `Seen again      within ${settings.withinHours} h after its ticket was closed: the same incident; later: a new one`,
  `Then            ${settings.onRecurrence === 'reopen' ? 'its ticket is reopened' : 'a new ticket names the earlier one'}`,
  `At most         one ticket in ${settings.atMostEveryHours} h for an incident`,
  `Closed statuses ${settings.closedStatuses.length === 0 ? 'those that close or resolve a ticket' : `also ${settings.closedStatuses.join(', ')}`}`,
  settings.notes
    ? `Notes           at most one in ${settings.noteEveryHours} h, ${settings.noteWhat === 'news' ? 'for new devices, domains and reasons' : 'for every further detection'}`
    : 'Notes           none',
];

/** `picket settings recurrence`: what happens when an incident is seen again. */
export function recurrenceCommand(cli: Cli): Command {
  return apiCommand<RecurrenceOptions & ReleaseOption>(
    cli,
    'recurrence',
    'Show or set what happens when a threat is seen again, while its ticket is open and later',
    async (api, { command, options }) => {
      const before = await api.get<RecurrenceSettings>(path);
      const change = changeOf(options);
      const asked = Object.keys(change).length > 0;
      if (!asked) return cli.answer(command, before, show);
      await releasing(cli, api, options, async (query) => {
        const after = { ...before, ...change };
        cli.answer(command, await api.send<RecurrenceSettings>('PUT', `${path}${query}`, after), show);
      });
    },
  )
    .addOption(releaseOption())
    .option('--within-hours <hours>', 'for this long after its ticket was closed, it is the same incident')
    .option('--then <what>', 'new-ticket, or reopen (needs a permission in ConnectWise)')
    .option('--at-most-every-hours <hours>', 'the least time between two tickets of an incident')
    .option(
      '--closed-statuses <names>',
      'further ConnectWise statuses that count as closed, separated by commas; "" for none',
    )
    .option(
      '--notes',
      'add internal notes on new detections to open tickets (needs a permission in ConnectWise)',
    )
    .option('--no-notes', 'add no such notes')
    .option('--note-every-hours <hours>', 'at most one note per ticket in this time')
    .option('--note-what <what>', 'everything, or news: new devices, domains, reasons');
}

function changeOf(options: RecurrenceOptions): Record<string, unknown> {
  const { then, closedStatuses, notes, noteWhat } = options;
  return {
    ...typedNumber('withinHours', options.withinHours),
    ...(then === undefined ? {} : { onRecurrence: recurrenceOf(then) }),
    ...typedNumber('atMostEveryHours', options.atMostEveryHours),
    ...(closedStatuses === undefined ? {} : { closedStatuses: namesOf(closedStatuses) }),
    ...(notes === undefined ? {} : { notes }),
    ...typedNumber('noteEveryHours', options.noteEveryHours),
    ...(noteWhat === undefined ? {} : { noteWhat }),
  };
}

const namesOf = (typed: string) =>
  typed
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

function recurrenceOf(typed: string): RecurrenceSettings['onRecurrence'] {
  if (typed === 'reopen') return 'reopen';
  if (typed === 'new-ticket') return 'new_ticket';
  throw wrongUse(`“${typed}” is not a valid value of --then.`, 'Use --then new-ticket or --then reopen.');
}
