import { isolating } from '../isolated.ts';
export const closing = isolating({
  title: 'Closing tickets',
  description:
    'Picket can close its tickets in ConnectWise. It adds an internal note with the reason first. The incident then closes, too. Tickets of roll-ups are left to people.',
  whenAllowed: 'When everything is allowed or accepted',
  whenAllowedHint: 'All domains of the incident are on the allow list, or its risk is accepted.',
  whenOver: 'When the source reports that it has ended',
  whenOverHint:
    'A webhook can send a status such as “resolved”. All detections of the incident must have ended.',
  whenQuiet: 'After quiet hours',
  whenQuietHint:
    'Counted from the last detection and from the creation of the ticket. A source that cannot be read is not quiet.',
  quietHours: 'Quiet hours',
  evenIfTouched: 'Also close tickets that a person has touched',
  evenIfTouchedHint:
    'Touched means a note, a time entry, an owner, a status or any change that is not by Picket’s API member. Without this, Picket leaves such tickets open. What it cannot read counts as touched.',
  statuses: 'Closing status of each board',
  statusesHint:
    'Statuses that close tickets, as ConnectWise has them. Without a status, Picket closes no tickets on that board.',
  statusOf: (board: string) => `Closing status of ${board}`,
  noStatus: 'None: tickets stay open',
  otherBoard: 'Add another board',
  noBoards: 'Choose a board under Services first.',
  preview: 'Count tickets to close now',
  wouldClose: (count: number, checked: number) =>
    `${count} of ${checked} open tickets would be closed, unless a person has touched them.`,
  more: 'There are more open tickets; the oldest ones were counted.',
  withoutStatus: (count: number) => `${count} of these are on boards without a closing status and stay open.`,
  ofTicket: {
    term: 'Closing by Picket',
    under_way: 'Under way',
    closed: 'Closed',
    left_open: 'Left open',
  },
  kinds: {
    allowed: (count: number) => `Allowed or accepted: ${count}`,
    over: (count: number) => `Over: ${count}`,
    quiet: (count: number) => `Quiet: ${count}`,
  },
});
