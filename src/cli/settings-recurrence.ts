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
    ? 'Seen again      always a new incident'
    : `Seen again      within ${settings.withinHours} h after its ticket was closed, the same incident; later, a new one`,
  `Then            ${settings.onRecurrence === 'reopen' ? 'its ticket is reopened' : 'a new ticket names the earlier one'}`,
  `At most         once in ${settings.atMostEveryHours} h for an incident`,
  `Closed statuses ${settings.closedStatuses.length === 0 ? 'those that close a ticket, and those that resolve it' : `also ${settings.closedStatuses.join(', ')}`}`,
  settings.notes
    ? `Notes           one in ${settings.noteEveryHours} h at most, ${settings.noteWhat === 'news' ? 'of what is new' : 'of further detections, too'}`
    : 'Notes           none',
];

/** `picket settings recurrence`: what happens when an incident is seen again. */
export function recurrenceCommand(cli: Cli): Command {
  return apiCommand<RecurrenceOptions & ReleaseOption>(
    cli,
    'recurrence',
    'Show, or set, what becomes of what is seen again: while its ticket is open, and after',
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
    .option('--within-hours <hours>', 'after its ticket was closed, for so long it is the same incident')
    .option('--then <what>', 'new-ticket, or reopen (which takes a right of its own)')
    .option('--at-most-every-hours <hours>', 'between two such tickets of an incident')
    .option(
      '--closed-statuses <names>',
      'further ConnectWise statuses that count as closed, with commas between them; "" for none',
    )
    .option('--notes', 'tell open tickets, by an internal note, of what is seen after (takes a right, too)')
    .option('--no-notes', 'write no such notes')
    .option('--note-every-hours <hours>', 'at most one note a ticket in so long')
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
  throw wrongUse(`“${typed}” is not what can become of it.`, 'Give --then as new-ticket or reopen.');
}
