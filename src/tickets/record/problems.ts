import type { Problem } from '../../platform/values/problem.ts';

export const problems = {
  serviceIncomplete: (missing: readonly string[]): Problem => ({
    code: 'tickets.service_incomplete',
    message: `Picket cannot open a test ticket: the ticket service has no ${missing.join(', no ')} yet.`,
    hint: 'Choose board, status, priority and type under Services, and save. A test does not need an enabled service.',
    retry: 'never',
  }),
  companyNotMapped: (name: string): Problem => ({
    code: 'tickets.company_not_mapped',
    message: `“${name}” is not mapped to a ConnectWise company, and each ticket needs one.`,
    hint: 'Map it under Companies, or choose a ConnectWise company for the test.',
    retry: 'never',
  }),
  testOutcomeUnknown: (reference: string): Problem => ({
    code: 'tickets.test_outcome_unknown',
    message:
      'It is unknown whether ConnectWise has the test ticket: its answer was lost, and the search does not find it yet.',
    hint: `Ask again in a minute: this only searches. Or search ConnectWise for the External XRef ${reference}.`,
    retry: 'later',
  }),
  stoppedWhileSending: (): Problem => ({
    code: 'tickets.stopped_while_sending',
    message: 'Picket was stopped while it sent this ticket, so ConnectWise may have it.',
    hint: 'Nothing to do: Picket searches for the ticket before it sends anything again.',
    retry: 'unknown',
  }),
  searchRefused: (cause: Problem): Problem => ({
    code: 'tickets.search_refused',
    message: `ConnectWise may have this ticket, but does not allow Picket to search for it: ${cause.message}`,
    hint: 'Grant Service Tickets: Inquire = All and retry. Or search for the ticket yourself and confirm whether it exists.',
    retry: 'unknown',
  }),
  refusedHere: (
    { board, company, said }: { board: string; company: string; said: string },
    addGranted: boolean,
  ): Problem => ({
    code: 'tickets.refused_here',
    message: `ConnectWise does not allow the API member to create a ticket on the board “${board}” for the company “${company}”: “${said}”`,
    hint: `${addGranted ? 'The security role grants Service Tickets: Add = All, so check' : 'Check that the security role grants Service Tickets: Add = All; then check'} in ConnectWise that the API member may use this board and this company (its Level, location and department). Picket sends one such ticket again each minute. Retry sends it now.`,
    retry: 'never',
  }),
  createsRefused: ({ board, company, said }: { board: string; company: string; said: string }): Problem => ({
    code: 'tickets.creates_refused',
    message: `ConnectWise refuses to create tickets on different boards and for different companies. The last one was on “${board}” for “${company}”: “${said}”`,
    hint: 'Check the API member in ConnectWise: its security role (Service Tickets: Add = All), Level, location and department. Then verify the setup under Connection. Picket also retries every 15 minutes.',
    retry: 'never',
  }),
  roleHidesTickets: (): Problem => ({
    code: 'tickets.role_hides_tickets',
    message:
      'ConnectWise may have this ticket. The search does not find it, but the security role shows the API member only some of the tickets.',
    hint: 'Grant Service Tickets: Inquire = All. Picket then searches again automatically. Or search ConnectWise yourself and confirm whether the ticket exists.',
    retry: 'unknown',
  }),
  absenceUnproven: (): Problem => ({
    code: 'tickets.absence_unproven',
    message:
      'ConnectWise may have this ticket. The search does not find it, and Picket cannot tell whether the security role shows every ticket.',
    hint: 'Grant Member Maintenance: Inquire = All and Service Tickets: Inquire = All. Picket then searches again automatically. Or search ConnectWise yourself and confirm whether the ticket exists.',
    retry: 'unknown',
  }),
  notesNotShown: (id: number): Problem => ({
    code: 'tickets.notes_not_shown',
    message: `ConnectWise may have the last note of Picket on ticket ${id}, but shows no notes of that ticket.`,
    hint: 'Nothing to do: Picket does not write the note again, so it never appears twice. Check that the API member can see the ticket.',
    retry: 'never',
  }),
  attachmentUnknown: (id: number): Problem => ({
    code: 'tickets.attachment_unknown',
    message: `ConnectWise may have the file of detections on ticket ${id}, but Picket cannot see whether it does.`,
    hint: 'Picket does not attach it again, so it never appears twice. Grant Companies > Manage Attachments: Inquire = All to the role of the API member.',
    retry: 'never',
  }),
  referenceDoesNotSurvive: (): Problem => ({
    code: 'tickets.reference_does_not_survive',
    message:
      'ConnectWise may have this ticket. It does not keep Picket’s reference (External XRef), so Picket cannot find it.',
    hint: 'Search for the ticket in ConnectWise. Then confirm on it whether it exists. Find out what removes External XRef.',
    retry: 'unknown',
  }),
  ticketGone: (id: number): Problem => ({
    code: 'tickets.not_in_connectwise',
    message: `ConnectWise has no ticket ${id}.`,
    hint: 'Check the number at the top of the ticket in ConnectWise.',
    retry: 'never',
  }),
  mergedAway: (id: number, into: number): Problem => ({
    code: 'tickets.merged_away',
    message: `Ticket ${id} was merged into ticket ${into} in ConnectWise.`,
    hint: 'Nothing to do: if the threat is seen again, it gets a new ticket.',
    retry: 'never',
  }),
  noOpenStatus: (id: number): Problem => ({
    code: 'tickets.no_open_status',
    message: `The board of ticket ${id} has no open status for reopening.`,
    hint: 'Nothing to do: if the threat is seen again, it gets a new ticket. To reopen tickets, check the statuses of the board in ConnectWise.',
    retry: 'never',
  }),
  reopeningIgnored: (id: number, status: string): Problem => ({
    code: 'tickets.reopening_ignored',
    message: `ConnectWise accepted the status “${status}” for ticket ${id}, but the ticket is still closed.`,
    hint: 'Find the workflow rule that closes it again. If the threat is seen again, it gets a new ticket.',
    retry: 'never',
  }),
  notDecided: (incidentId: number, cause: Problem): Problem => ({
    code: 'tickets.not_decided',
    message: `Picket could not decide incident ${incidentId}: ${cause.message}`,
    hint: 'Picket retries each minute. All other incidents are decided. If the problem persists, report it with this part of the log.',
    retry: 'later',
  }),
  readingNotStored: (number: number, cause: Problem): Problem => ({
    code: 'tickets.reading_not_stored',
    message: `Picket could not store the state of ticket ${number} in ConnectWise: ${cause.message}`,
    hint: 'Picket reads this ticket again automatically. All others are read. If the problem persists, report it with this part of the log.',
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
    message: `This ticket is ${state} and cannot be retried.`,
    hint: 'You can retry a ticket that was refused, waits for a person, or waits for its next attempt.',
    retry: 'never',
  }),
  sayWhetherItIsThere: (): Problem => ({
    code: 'tickets.say_whether_it_is_there',
    message: 'ConnectWise may already have this ticket, so sending it again could create a second one.',
    hint: 'Search for it in ConnectWise. Retry with connectwiseTicketId if it exists, or with confirmAbsent if it does not.',
    retry: 'never',
  }),
  incidentClosed: (id: number): Problem => ({
    code: 'tickets.incident_closed',
    message: `Incident ${id} is closed and cannot change.`,
    hint: 'If the threat is seen again, it opens a new incident. Act on that one.',
    retry: 'never',
  }),
  incidentSkipped: (id: number, by: string): Problem => ({
    code: 'tickets.incident_skipped',
    message: `${by} skipped incident ${id}.`,
    hint: 'Undo the skip first. Picket then decides the incident again.',
    retry: 'never',
  }),
  incidentNotSkipped: (id: number): Problem => ({
    code: 'tickets.incident_not_skipped',
    message: `Nobody has skipped incident ${id}, so there is nothing to undo.`,
    hint: 'Load the incident again. Somebody else may have undone the skip.',
    retry: 'never',
  }),
  coveredByRollUp: (id: number, rollUp: number): Problem => ({
    code: 'tickets.covered_by_roll_up',
    message: `Incident ${id} has no separate ticket: the ticket of incident ${rollUp} covers it.`,
    hint: `Act on incident ${rollUp} instead. After that one is closed, a new detection is decided again.`,
    retry: 'never',
  }),
  ticketMayExist: (id: number, state: string): Problem => ({
    code: 'tickets.ticket_may_exist',
    message: `Incident ${id} cannot be skipped: its ticket is ${state}, so ConnectWise has it or may have it.`,
    hint: 'Close the ticket in ConnectWise instead. If it waits for a person, settle it on its own page first.',
    retry: 'never',
  }),
  templateFailed: (
    part: string,
    incidentId: number,
    faults: readonly { message: string; line: number; column: number }[],
  ): Problem => ({
    code: 'tickets.template_failed',
    message: `The template of the ${part} failed for incident ${incidentId}. Its ticket has the built-in text instead: ${describeFaults(faults)}`,
    hint: 'Open Services, Text. Try the template with this incident, correct it and save.',
    retry: 'never',
    details: { part, incidentId },
  }),
  templateInvalid: (faults: number): Problem => ({
    code: 'tickets.template_invalid',
    message: faults === 1 ? 'One fault is in a template.' : `${faults} faults are in the templates.`,
    hint: '`errors` shows each fault and its position. Nothing was saved.',
    retry: 'never',
  }),
  callbacksNeedPublicUrl: (): Problem => ({
    code: 'tickets.callbacks_need_public_url',
    message: 'ConnectWise cannot send callbacks: PICKET_PUBLIC_URL is not set.',
    hint: 'Set it to an https address at which ConnectWise reaches Picket, and restart. Until then, tickets are read twice a minute.',
    retry: 'never',
  }),
  callbacksNotConnected: (): Problem => ({
    code: 'tickets.callbacks_not_connected',
    message: 'No connection to ConnectWise is saved, so Picket cannot register callbacks.',
    hint: 'Save a connection. Picket then registers callbacks within the hour.',
    retry: 'later',
  }),
  callbackRefused: (): Problem => ({
    code: 'tickets.callback_refused',
    message: 'This is not a callback of the connected ConnectWise, or callbacks are off.',
    hint: 'Switch callbacks on under Connection. The key that signs them must be on the connected site.',
    retry: 'never',
  }),
  callbackKeysBusy: (): Problem => ({
    code: 'tickets.callback_keys_busy',
    message: 'Too many callbacks name unknown keys.',
    hint: 'Nothing to do: Picket still reads tickets twice a minute.',
    retry: 'later',
  }),
} as const;

/** `Line 2, column 6: There is no variable “b”.` */
export const describeFaults = (faults: readonly { message: string; line: number; column: number }[]) =>
  faults.map(({ message, line, column }) => `Line ${line}, column ${column}: ${message}`).join(' ');
