/** Every reason of a decision, in words for a person, and what to do about it. */
export const decisionReasons = {
  due: { title: 'A ticket is due', hint: 'Picket sends it as soon as ConnectWise accepts it.' },
  delivering: {
    title: 'The ticket is being sent',
    hint: 'Picket has sent it, or is checking whether ConnectWise has it. Nothing to do.',
  },
  already_ticketed: { title: 'It has a ticket', hint: 'Further detections are counted in this incident.' },
  reopening: {
    title: 'Its ticket will be reopened',
    hint: 'Picket changes the ticket’s status in ConnectWise, because the threat was seen again. Nothing to do.',
  },
  recurred_recently: {
    title: 'Seen again too soon after its last ticket',
    hint: 'Detections are counted until the pause ends, then one ticket is opened. Set the pause in the incident settings, under When it is seen again. If it is no threat, accept the risk.',
  },
  waiting_to_group: {
    title: 'Waiting to group repeats',
    hint: 'Picket decides when the grouping wait ends.',
  },
  below_threshold: {
    title: 'Fewer detections or devices than the minimum',
    hint: 'To open more tickets, lower the minimum of its severity under Noise, or in the incident settings.',
  },
  verdict_not_ticketed: {
    title: 'Its verdict opens no tickets',
    hint: 'To open tickets for it, add the verdict to the ticketed verdicts in the incident settings.',
  },
  category_not_ticketed: {
    title: 'Its category opens no tickets',
    hint: 'The protective DNS blocked it, and only records this category. To open tickets, switch the category on under Protective DNS.',
  },
  reason_muted: {
    title: 'All its block reasons are muted',
    hint: 'To open tickets for it, remove the reason from the muted reasons in the incident settings.',
  },
  accepted: {
    title: 'The risk is accepted',
    hint: 'To open tickets again, revoke the acceptance under Noise.',
  },
  severity_not_ticketed: {
    title: 'Its severity opens no tickets',
    hint: 'To open tickets, change the severity rules or the action for this severity under Noise.',
  },
  silenced: {
    title: 'Silenced',
    hint: 'Picket decides again when the silence ends. To open a ticket now, end the silence under Noise.',
  },
  maintenance: {
    title: 'It happened in a maintenance window',
    hint: 'Picket decides again when the window ends.',
  },
  domain_allowed: {
    title: 'All its domains are on the allow list',
    hint: 'The Allow list shows who allowed each domain, why and until when. To open a ticket, undo the entry.',
  },
  skipped_by_person: {
    title: 'Skipped by a person',
    hint: 'The incident shows who skipped it and why. To open a ticket, undo the skip.',
  },
  held_too_long: {
    title: 'It was held longer than the limit',
    hint: 'It is too old for a ticket now. The next detection opens a new incident. Set the limit in the incident settings.',
  },
  service_not_enabled: {
    title: 'The ticket service is not enabled',
    hint: 'Enable it under Services. Picket then opens tickets for the held incidents.',
  },
  ticket_service_incomplete: {
    title: 'The ticket service is not complete',
    hint: 'Choose board, status, priority and type under Services.',
  },
  ticket_service_invalid: {
    title: 'ConnectWise no longer accepts the choices of the ticket service',
    hint: 'Choose another board, status, priority or type under Services.',
  },
  company_tickets_off: {
    title: 'Tickets are switched off for this company',
    hint: 'Switch them on under Companies, on the page of the company. Picket then opens tickets for its held incidents.',
  },
  company_quiet_hours: {
    title: 'It is in the quiet hours of its company',
    hint: 'Picket decides again when they end. What is critical gets a ticket at once. Change them on the page of the company.',
  },
  company_not_mapped: {
    title: 'The company is not mapped to a ConnectWise company',
    hint: 'Map it under Companies. Picket then opens tickets for its held incidents.',
  },
  mapped_company_gone: {
    title: 'The mapped ConnectWise company was deleted or accepts no tickets',
    hint: 'Map the company to another one under Companies, or restore it in ConnectWise.',
  },
  connection_unhealthy: {
    title: 'ConnectWise is not connected, or refuses Picket',
    hint: 'See Connection for the fault (keys, permission or site) and its fix. Picket then opens tickets for the held incidents automatically.',
  },
  storm: {
    title: 'Too many tickets within an hour',
    hint: 'A roll-up ticket of the company names all incidents above the limit. Set the limit in the incident settings.',
  },
  awaiting_release: {
    title: 'It waits for a person: a change would release many incidents at once',
    hint: 'Release the held incidents, or ticket only new ones. Use the banner in the console, or `picket releases`.',
  },
  not_released: {
    title: 'Not released: a person chose to ticket only new incidents',
    hint: 'The next detection opens a new incident.',
  },
  occurred_long_ago: {
    title: 'It occurred long ago and shares one ticket',
    hint: 'A roll-up ticket of the company names it. If it is seen again, it gets its own ticket. Set the age in the incident settings.',
  },
  daily_digest: {
    title: 'It waits for the daily digest',
    hint: 'Incidents of its severity go into the digest, as set under Noise. Set the hour in the incident settings.',
  },
  nothing_to_tell: {
    title: 'There is nothing left to report',
    hint: 'All incidents it covered became worse and have their own tickets.',
  },
  in_digest: {
    title: 'The daily digest covers it',
    hint: 'If it becomes worse, it gets its own ticket.',
  },
  outcome_unknown: {
    title: 'It is unknown whether ConnectWise has the ticket',
    hint: 'Search for it in ConnectWise. Then confirm on the ticket whether it exists.',
  },
  refused: {
    title: 'ConnectWise refused the ticket',
    hint: 'The ticket shows why. After a change in Picket, it is sent again automatically. After a change in ConnectWise only, retry the ticket.',
  },
} as const;

/** Shown in place of the reason of a covered incident, while no ticket in ConnectWise names it. */
const notNamedYet = {
  covered_not_in_connectwise: {
    title: 'Covered by a roll-up, not yet in ConnectWise',
    hint: 'The next ticket or note of its roll-up names it, usually within an hour. Nothing to do.',
  },
} as const;

export type DecisionReason = keyof typeof decisionReasons;

/** The words for a reason; an unknown one is shown as it is. */
export function describeReason(reason: string): { readonly title: string; readonly hint: string } {
  const known: Readonly<Record<string, { title: string; hint: string }>> = {
    ...decisionReasons,
    ...notNamedYet,
  };
  return known[reason] ?? { title: reason, hint: '' };
}
