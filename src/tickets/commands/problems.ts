import type { Problem } from '../../platform/values/problem.ts';

/** Why a command in a ticket was not followed, as the answer in the ticket says it. */
export const actingProblems = {
  whichDomain: (domains: string): Problem => ({
    code: 'acting.which_domain',
    message: `This ticket is about several domains: ${domains}.`,
    hint: 'Write which one: picket colon allow, and the domain after that.',
    retry: 'never',
  }),
  noDomains: (): Problem => ({
    code: 'acting.no_domains',
    message: 'This ticket tells of several incidents, and is about no domain of its own.',
    hint: 'Allow the domain on the Allow list page of Picket.',
    retry: 'never',
  }),
  notOfThisIncident: (domain: string, own: string): Problem => ({
    code: 'acting.not_of_this_incident',
    message: `${domain} is not what this ticket is about, which is ${own}.`,
    hint: 'Allow it on the Allow list page of Picket, or from a ticket that is about it.',
    retry: 'never',
  }),
  mayNot: (member: string): Problem => ({
    code: 'acting.may_not',
    message: `${member} is not among those who may allow domains from a ticket.`,
    hint: 'An administrator of Picket chooses them under Settings, Acting from tickets.',
    retry: 'never',
  }),
  tooMany: (limit: number): Problem => ({
    code: 'acting.too_many',
    message: `More than ${limit} notes of this ticket asked for something within an hour.`,
    hint: 'Ask again in an hour, or use the Allow list page of Picket. Further ones get no answer until then.',
    retry: 'later',
  }),
  already: (domain: string, id: number): Problem => ({
    code: 'acting.already_allowed',
    message: `${domain} is allowed already, by entry ${id} of the allow list.`,
    hint: 'Nothing to do.',
    retry: 'never',
  }),
  memberUnknown: (unknown: readonly string[]): Problem => ({
    code: 'acting.member_unknown',
    message: `ConnectWise has no active member ${unknown.map((one) => `“${one}”`).join(', ')} who writes notes.`,
    hint: 'Choose among the members that are listed; API members are programs, and cannot be chosen.',
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
    message: `“${name}” is the status in which tickets are opened.`,
    hint: 'Choose a status that nobody but a technician gives a ticket.',
    retry: 'never',
  }),
  trailUnreadable: ({ code, message, retry }: Problem): Problem => ({
    code: 'acting.trail_unreadable',
    message: `Who chose the status of a ticket cannot be read in ConnectWise, so it is not acted upon: ${message}`,
    hint: 'Let the role of the API member read the audit trail of tickets (GET /system/audittrail, with Service Tickets: Inquire = All), or choose no status under Settings, Acting from tickets. Notes are followed all the same.',
    retry,
    details: { code },
  }),
  answerUnknown: (): Problem => ({
    code: 'acting.answer_unknown',
    message:
      'ConnectWise may have the answer, but does not show the note that asked, so Picket cannot tell whether the answer is there.',
    hint: 'Look at the ticket in ConnectWise. What was asked for was decided all the same.',
    retry: 'never',
  }),
  mayNotAnswer: (): Problem => ({
    code: 'acting.may_not_answer',
    message: 'The role in ConnectWise may not add notes, so that the ticket has no answer.',
    hint: 'Grant Service Tickets: Edit = All to have answers written. What was asked for was decided all the same.',
    retry: 'never',
  }),
} as const;
