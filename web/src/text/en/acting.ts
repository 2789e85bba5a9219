export const acting = {
  title: 'Acting from tickets',
  description:
    'A technician can allow a wrongly blocked domain with a command in the ticket. Picket then adds the domain to the allow list of that company.',
  form: 'Who may act from tickets',
  enabled: 'Follow commands in Picket’s tickets',
  how: 'Write the command on a separate line of a note. Add the reason after the domain:',
  example: 'picket: allow bad[.]example',
  howMore:
    'Picket follows commands only in tickets that it opened, and only for the domains of that ticket. It reads only notes that a member wrote by hand in ConnectWise, never e-mails. It ignores commands that are older than this setting.',
  members: 'Members whose commands Picket follows',
  membersHint: 'Picket ignores commands of other members. If you choose none, it follows no commands.',
  membersPlaceholder: 'Choose members',
  status: 'A ticket status that also allows the domain',
  statusHint:
    'Optional. When a member above sets this status, Picket allows the domain of the ticket. The ticket must have only one domain.',
  board: 'Board',
  boardNone: 'No status',
  statusOf: 'Status',
  answers: 'Answers',
  answersHint:
    'Picket answers with an internal note in the ticket. Without this right, it still follows the command, but shows the answer only here.',
  requests: 'Commands',
  requestsEmpty: 'No commands yet',
  requestsEmptyHint: 'This list shows each command in a ticket, with Picket’s answer.',
  columns: {
    at: 'When',
    member: 'Who',
    asked: 'Command',
    ticket: 'Ticket',
    outcome: 'Outcome',
    answer: 'Answer',
  },
  outcomes: { allowed: 'Allowed', partly: 'Partly allowed', refused: 'Refused' },
  answerStates: {
    due: 'Being written',
    sending: 'Being written',
    unknown: 'Searching for it in the ticket',
    answered: 'In the ticket',
    impossible: 'Not in the ticket',
    none: 'None: too many commands',
  },
};
