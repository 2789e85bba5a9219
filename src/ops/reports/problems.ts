import type { Problem } from '../../platform/values/problem.ts';

const problem = (code: string, message: string, hint: string): Problem => ({
  code: `reports.${code}`,
  message,
  hint,
  retry: 'never',
});

export const reportProblems = {
  ticketRefusedHint:
    'Check the named value in ConnectWise, and choose another one in the schedule under Reports. Then send the report again.',
  twoPeriods: () =>
    problem(
      'two_periods',
      'Several periods were given.',
      'Give a month, or from and to, or last: one of them.',
    ),
  halfPeriod: () =>
    problem('half_period', 'A range of days needs its first and its last day.', 'Give from and to.'),
  endsBeforeStart: () =>
    problem('ends_before_start', 'The last day is before the first one.', 'Exchange from and to.'),
  tooLong: (days: number) =>
    problem('too_long', `A report covers at most ${days} days.`, 'Choose a shorter range.'),
  noChannel: () =>
    problem(
      'no_channel',
      'The schedule’s notification channel is not an e-mail channel, or was deleted.',
      'Choose an e-mail channel of Settings, Notifications, in the schedule. Then send the report again.',
    ),
  noChannelOfName: (name: string) =>
    problem(
      'no_channel_of_name',
      `There is no e-mail channel “${name}”.`,
      'Write the name of a notification channel of the kind email, as Settings, Notifications shows it.',
    ),
  noTicketCompany: () =>
    problem(
      'no_ticket_company',
      'There is no ConnectWise company for the ticket of the report.',
      'Map the company, or choose a ConnectWise company in the schedule. Then send the report again.',
    ),
  mailUnknown: (host: string) =>
    problem(
      'mail_unknown',
      `The connection to the mail server ${host} broke before it confirmed the message, so the report may have arrived.`,
      'Ask a recipient. If it did not arrive, send it again under Reports.',
    ),
  recipientsRefused: (host: string, addresses: readonly string[]) =>
    problem(
      'recipients_refused',
      `The mail server ${host} took the report, but not for ${addresses.join(', ')}.`,
      'Correct or remove these recipients in the schedule. To give them this report, download it under Reports.',
    ),
  switchedOff: () =>
    problem(
      'switched_off',
      'The schedule was switched off before the report was sent.',
      'Switch it on, then send the report again, if it is still wanted.',
    ),
  interrupted: () =>
    problem(
      'interrupted',
      'Picket ended while it sent the report, so the report may have arrived.',
      'Ask a recipient. If it did not arrive, send it again under Reports.',
    ),
  ticketUnknown: (reference: string) =>
    problem(
      'ticket_unknown',
      `The answer of ConnectWise was lost, and it shows no ticket with the External XRef ${reference}.`,
      'Search for the ticket in ConnectWise. If there is none, send the report again under Reports.',
    ),
  scheduleNotFound: (id: number) =>
    problem('schedule_not_found', `There is no report schedule ${id}.`, 'See the list under Reports.'),
  deliveryNotFound: (id: number) =>
    problem(
      'delivery_not_found',
      `The schedule has no report ${id} that can be sent again.`,
      'Only a report that failed, or whose outcome is unknown, can be sent again.',
    ),
  nameTaken: (name: string) =>
    problem('name_taken', `Another report schedule has the name “${name}”.`, 'Choose another name.'),
  noTicketCompanyChosen: () =>
    problem(
      'company_needed',
      'A ticket with the report of all companies needs a ConnectWise company.',
      'Choose the ConnectWise company of the ticket, such as your own.',
    ),
  noImage: () =>
    problem(
      'no_image',
      'The file is not an image of its type.',
      'Choose a PNG or a JPEG file of at most 256 KiB.',
    ),
  companyNotFound: (id: number) =>
    problem('company_not_found', `There is no company ${id}.`, 'Choose one of the list of companies.'),
};
