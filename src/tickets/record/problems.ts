import type { Problem } from '../../platform/values/problem.ts';

export const problems = {
  serviceIncomplete: (missing: readonly string[]): Problem => ({
    code: 'tickets.service_incomplete',
    message: `No test ticket can be opened: the ticket service has no ${missing.join(', no ')} yet.`,
    hint: 'Choose and save board, status, priority and type under Services; it need not be enabled for a test.',
    retry: 'never',
  }),
  companyNotMapped: (name: string): Problem => ({
    code: 'tickets.company_not_mapped',
    message: `“${name}” is not mapped to a company in ConnectWise, and a ticket has to be for one.`,
    hint: 'Map it under Companies, or choose a company in ConnectWise for the test.',
    retry: 'never',
  }),
  testOutcomeUnknown: (reference: string): Problem => ({
    code: 'tickets.test_outcome_unknown',
    message:
      'Nobody knows whether ConnectWise has the test ticket: its answer was lost, and it is not found yet.',
    hint: `Ask again in a minute, which only looks, or search ConnectWise for the External XRef ${reference}.`,
    retry: 'later',
  }),
  stoppedWhileSending: (): Problem => ({
    code: 'tickets.stopped_while_sending',
    message: 'Picket was stopped while it sent this ticket, so ConnectWise may or may not have it.',
    hint: 'Nothing to do: Picket looks for the ticket before it sends anything again.',
    retry: 'unknown',
  }),
  searchRefused: (cause: Problem): Problem => ({
    code: 'tickets.search_refused',
    message: `ConnectWise may have this ticket, but does not let us look for it: ${cause.message}`,
    hint: 'Grant Service Tickets: Inquire = All and retry, or look for the ticket yourself and say whether it is there.',
    retry: 'unknown',
  }),
  refusedHere: (
    { board, company, said }: { board: string; company: string; said: string },
    addGranted: boolean,
  ): Problem => ({
    code: 'tickets.refused_here',
    message: `ConnectWise does not let the API member create a ticket on the board “${board}” for the company “${company}”: “${said}”`,
    hint: `${addGranted ? 'The security role grants Service Tickets: Add = All, so check' : 'Check that the security role grants Service Tickets: Add = All; then check'} in ConnectWise that the API member may use this board and this company (its Level, location and department). Picket sends one such ticket again each minute; Retry sends it now.`,
    retry: 'never',
  }),
  createsRefused: ({ board, company, said }: { board: string; company: string; said: string }): Problem => ({
    code: 'tickets.creates_refused',
    message: `ConnectWise refuses to create tickets on different boards and for different companies, the last one on “${board}” for “${company}”: “${said}”`,
    hint: 'Check the API member in ConnectWise: its role (Service Tickets: Add = All), its Level, location and department. Then verify the setup under Connection; Picket also tries again every 15 minutes.',
    retry: 'never',
  }),
  roleHidesTickets: (): Problem => ({
    code: 'tickets.role_hides_tickets',
    message:
      'ConnectWise may have this ticket. The search does not find it, but the security role shows the API member only a part of the tickets.',
    hint: 'Grant Service Tickets: Inquire = All; Picket then searches again by itself. Or search ConnectWise yourself and say whether the ticket is there.',
    retry: 'unknown',
  }),
  absenceUnproven: (): Problem => ({
    code: 'tickets.absence_unproven',
    message:
      'ConnectWise may have this ticket. The search does not find it, and Picket cannot tell whether the security role shows every ticket.',
    hint: 'Grant Member Maintenance: Inquire = All and Service Tickets: Inquire = All; Picket then searches again by itself. Or search ConnectWise yourself and say whether the ticket is there.',
    retry: 'unknown',
  }),
  notesNotShown: (id: number): Problem => ({
    code: 'tickets.notes_not_shown',
    message: `ConnectWise may have the last note of Picket on ticket ${id}, but shows no note of that ticket.`,
    hint: 'Nothing to do: Picket does not write the note again, so that it is never there twice. Check that the API member may see the ticket.',
    retry: 'never',
  }),
  referenceDoesNotSurvive: (): Problem => ({
    code: 'tickets.reference_does_not_survive',
    message:
      'ConnectWise may have this ticket, but it does not keep our references (externalXRef), so that it cannot be found.',
    hint: 'Look for the ticket in ConnectWise, then say on it whether it is there. Find out what removes External XRef.',
    retry: 'unknown',
  }),
  ticketGone: (id: number): Problem => ({
    code: 'tickets.not_in_connectwise',
    message: `ConnectWise has no ticket ${id}.`,
    hint: 'Check the number; it is at the top of the ticket in ConnectWise.',
    retry: 'never',
  }),
  mergedAway: (id: number, into: number): Problem => ({
    code: 'tickets.merged_away',
    message: `Ticket ${id} was merged into ticket ${into} in ConnectWise.`,
    hint: 'Nothing to do: what is seen again gets a new ticket.',
    retry: 'never',
  }),
  noOpenStatus: (id: number): Problem => ({
    code: 'tickets.no_open_status',
    message: `The board of ticket ${id} has no status that it could be reopened into.`,
    hint: 'Nothing to do: what is seen again gets a new ticket. See to the statuses of its board in ConnectWise.',
    retry: 'never',
  }),
  reopeningIgnored: (id: number, status: string): Problem => ({
    code: 'tickets.reopening_ignored',
    message: `ConnectWise took the status “${status}” for ticket ${id}, and yet the ticket is closed.`,
    hint: 'Look for a workflow rule that closes it again. What is seen again gets a new ticket.',
    retry: 'never',
  }),
  notDecided: (incidentId: number, cause: Problem): Problem => ({
    code: 'tickets.not_decided',
    message: `Incident ${incidentId} could not be decided: ${cause.message}`,
    hint: 'Picket tries it again each minute; all others are decided. If it lasts, report it with this part of the log.',
    retry: 'later',
  }),
  readingNotStored: (number: number, cause: Problem): Problem => ({
    code: 'tickets.reading_not_stored',
    message: `What became of ticket ${number} in ConnectWise could not be stored: ${cause.message}`,
    hint: 'Picket reads this ticket again by itself; all others are read. If it lasts, report it with this part of the log.',
    retry: 'later',
  }),
  notFound: (id: number): Problem => ({
    code: 'tickets.not_found',
    message: `Picket has no ticket ${id}.`,
    hint: 'List the tickets to find its id. This is not the number of the ConnectWise ticket.',
    retry: 'never',
  }),
  notRetryable: (state: string): Problem => ({
    code: 'tickets.not_retryable',
    message: `This ticket is ${state}, and cannot be retried.`,
    hint: 'Only a ticket that was refused, or that waits for a person or for its next attempt, can be retried.',
    retry: 'never',
  }),
  sayWhetherItIsThere: (): Problem => ({
    code: 'tickets.say_whether_it_is_there',
    message: 'ConnectWise may already have this ticket, so sending it again could make a second one.',
    hint: 'Look for it in ConnectWise. Retry with connectwiseTicketId when it is there, or confirmAbsent when it is not.',
    retry: 'never',
  }),
  incidentClosed: (id: number): Problem => ({
    code: 'tickets.incident_closed',
    message: `Incident ${id} is closed, and nothing more becomes of it.`,
    hint: 'The same thing seen again opens a new incident; act on that one.',
    retry: 'never',
  }),
  incidentSkipped: (id: number, by: string): Problem => ({
    code: 'tickets.incident_skipped',
    message: `${by} has skipped incident ${id}.`,
    hint: 'Undo the skip first; the incident is decided again by that.',
    retry: 'never',
  }),
  incidentNotSkipped: (id: number): Problem => ({
    code: 'tickets.incident_not_skipped',
    message: `Nobody has skipped incident ${id}, so there is nothing to undo.`,
    hint: 'Load the incident again: somebody else may have undone it.',
    retry: 'never',
  }),
  coveredByRollUp: (id: number, rollUp: number): Problem => ({
    code: 'tickets.covered_by_roll_up',
    message: `Incident ${id} has no ticket of its own: the ticket of incident ${rollUp} tells of it.`,
    hint: `Act on incident ${rollUp} instead. Once that is closed, the same thing seen again is decided anew.`,
    retry: 'never',
  }),
  ticketMayExist: (id: number, state: string): Problem => ({
    code: 'tickets.ticket_may_exist',
    message: `Incident ${id} cannot be skipped: its ticket is ${state}, so ConnectWise has it or may have it.`,
    hint: 'Close the ticket in ConnectWise instead. One that waits for a person is settled on its own page first.',
    retry: 'never',
  }),
  templateFailed: (
    part: string,
    incidentId: number,
    faults: readonly { message: string; line: number; column: number }[],
  ): Problem => ({
    code: 'tickets.template_failed',
    message: `The template of the ${part} failed at incident ${incidentId}, whose ticket has Picket’s own text in its place: ${describeFaults(faults)}`,
    hint: 'Try the template with this incident under Services, Text, mend it and save.',
    retry: 'never',
    details: { part, incidentId },
  }),
  templateInvalid: (faults: number): Problem => ({
    code: 'tickets.template_invalid',
    message:
      faults === 1 ? 'One thing is wrong with a template.' : `${faults} things are wrong with the templates.`,
    hint: '`errors` says what and where. Nothing was saved.',
    retry: 'never',
  }),
  callbacksNeedPublicUrl: (): Problem => ({
    code: 'tickets.callbacks_need_public_url',
    message: 'ConnectWise has nowhere to call: PICKET_PUBLIC_URL is not set.',
    hint: 'Set it to an https address under which ConnectWise reaches Picket, and restart. Until then tickets are read back twice a minute.',
    retry: 'never',
  }),
  callbacksNotConnected: (): Problem => ({
    code: 'tickets.callbacks_not_connected',
    message: 'No connection to ConnectWise is saved, so that nothing can be registered there.',
    hint: 'Save one under Connection; callbacks are registered within the hour then.',
    retry: 'later',
  }),
  callbackRefused: (): Problem => ({
    code: 'tickets.callback_refused',
    message: 'This is not a call of the connected ConnectWise, or callbacks are off.',
    hint: 'Callbacks are switched on under Connection; the key that signs them has to be on the connected site.',
    retry: 'never',
  }),
  callbackKeysBusy: (): Problem => ({
    code: 'tickets.callback_keys_busy',
    message: 'Too many calls name keys that are not known.',
    hint: 'Nothing is lost: tickets are read back twice a minute all the same.',
    retry: 'later',
  }),
} as const;

/** `Line 2, column 6: There is no variable “b”.` */
export const describeFaults = (faults: readonly { message: string; line: number; column: number }[]) =>
  faults.map(({ message, line, column }) => `Line ${line}, column ${column}: ${message}`).join(' ');
