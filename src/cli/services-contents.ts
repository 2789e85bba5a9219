import { type Command, Option } from 'commander';
import type { TicketContents } from '../tickets/contents/ticket-contents.ts';
import { apiCommand, type Cli } from './command.ts';

const path = '/api/v1/settings/ticket-contents';

interface Options {
  description?: TicketContents['describeIn'];
  notes?: TicketContents['notesIn'];
  attachDetections?: 'on' | 'off';
}

const places = { discussion: 'Discussion', internal: 'Internal Analysis' } as const;

const show = ({ describeIn, notesIn, attachDetections }: TicketContents): string[] => [
  `Description       to ${places[describeIn]}`,
  `Notes             to ${places[notesIn]}`,
  `Detections        ${attachDetections ? 'attached as CSV' : 'not attached'}`,
];

/** `services contents`: where in a ticket Picket writes, and whether it attaches the detections. */
export function contentsCommand(cli: Cli): Command {
  const place = (flag: string, what: string) => new Option(flag, what).choices(['discussion', 'internal']);
  return apiCommand<Options>(
    cli,
    'contents',
    'Show or set where in a ticket Picket writes, and whether it attaches the detections',
    async (api, { command, options: { description, notes, attachDetections } }) => {
      const before = await api.get<TicketContents>(path);
      const after: TicketContents = {
        describeIn: description ?? before.describeIn,
        notesIn: notes ?? before.notesIn,
        attachDetections:
          attachDetections === undefined ? before.attachDetections : attachDetections === 'on',
      };
      const isSame = JSON.stringify(after) === JSON.stringify(before);
      const saved = isSame ? before : await api.send<TicketContents>('PUT', path, after);
      cli.answer(command, saved, show);
    },
  )
    .addOption(place('--description <place>', 'where the description of new tickets goes'))
    .addOption(place('--notes <place>', 'where notes on later detections go'))
    .addOption(
      new Option('--attach-detections <switch>', 'attach the detections as CSV').choices(['on', 'off']),
    );
}
