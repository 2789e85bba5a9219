import type { Problem } from '../../platform/values/problem.ts';

/** Why a command in a ticket was not followed, in the words of the answer in the ticket. */
export const actingProblems = {
  whichDomain: (domains: string): Problem => ({
    code: 'acting.which_domain',
    message: `This ticket is about several domains: ${domains}.`,
    hint: 'Write one domain, in the form: picket colon allow, then the domain.',
    retry: 'never',
  }),
  noDomains: (): Problem => ({
    code: 'acting.no_domains',
    message: 'This ticket covers several incidents, so it has no domain to allow.',
    hint: 'Allow the domain on the Allow list page of Picket.',
    retry: 'never',
  }),
  notOfThisIncident: (domain: string, own: string): Problem => ({
    code: 'acting.not_of_this_incident',
    message: `${domain} is not a domain of this ticket, which is about ${own}.`,
    hint: 'Allow it on the Allow list page of Picket, or from a ticket about that domain.',
    retry: 'never',
  }),
  mayNot: (member: string): Problem => ({
    code: 'acting.may_not',
    message: `${member} may not allow domains from a ticket.`,
    hint: 'An administrator of Picket chooses the members under Settings, Acting from tickets.',
    retry: 'never',
  }),
  tooMany: (limit: number): Problem => ({
    code: 'acting.too_many',
    message: `This ticket has more than ${limit} notes with a command within an hour.`,
    hint: 'Try again in an hour, or use the Allow list page of Picket. Until then, further commands get no answer.',
    retry: 'later',
  }),
  already: (domain: string, id: number): Problem => ({
    code: 'acting.already_allowed',
    message: `${domain} is already allowed, by entry ${id} of the allow list.`,
    hint: 'Nothing to do.',
    retry: 'never',
  }),
  memberUnknown: (unknown: readonly string[]): Problem => ({
    code: 'acting.member_unknown',
    message: `ConnectWise has no active member ${unknown.map((one) => `“${one}”`).join(', ')} who can write notes.`,
    hint: 'Choose from the listed members. API members are programs, and cannot be chosen.',
    retry: 'never',
  }),
  statusUnknown: (): Problem => ({
    code: 'acting.status_unknown',
    message: 'The chosen board has no such active status.',
    hint: 'Choose another status.',
    retry: 'never',
  }),
  statusOfNewTickets: (name: string): Problem => ({
    code: 'acting.status_of_new_tickets',
    message: `“${name}” is the status of new tickets.`,
    hint: 'Choose a status that only technicians set.',
    retry: 'never',
  }),
  trailUnreadable: ({ code, message, retry }: Problem): Problem => ({
    code: 'acting.trail_unreadable',
    message: `Picket cannot read in ConnectWise who set the status of a ticket, so it does not act on it: ${message}`,
    hint: 'Grant the API member’s security role Service Tickets: Inquire = All (GET /system/audittrail). Or choose no status under Settings, Acting from tickets. Picket still follows notes.',
    retry,
    details: { code },
  }),
  answerUnknown: (): Problem => ({
    code: 'acting.answer_unknown',
    message:
      'ConnectWise may have the answer. It does not show the note with the command, so Picket cannot check.',
    hint: 'Check the ticket in ConnectWise. Picket has carried out the command.',
    retry: 'never',
  }),
  mayNotAnswer: (): Problem => ({
    code: 'acting.may_not_answer',
    message: 'The security role may not add notes, so the ticket has no answer.',
    hint: 'Grant Service Tickets: Edit = All, so that Picket can write answers. Picket has carried out the command.',
    retry: 'never',
  }),
} as const;
