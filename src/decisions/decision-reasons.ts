/** Every reason of a decision, in words for a person, and what to do about it. */
export const decisionReasons = {
  due: { title: 'A ticket is due', hint: 'It is sent as soon as ConnectWise takes it.' },
  delivering: {
    title: 'The ticket is on its way',
    hint: 'Picket has sent it, or is finding out whether ConnectWise has it. Nothing to do.',
  },
  already_ticketed: { title: 'There is a ticket', hint: 'Further detections are counted in this incident.' },
  reopening: {
    title: 'Its ticket is to be reopened',
    hint: 'Picket changes its status in ConnectWise, as set for what is seen again. Nothing to do.',
  },
  recurred_recently: {
    title: 'Seen again too soon after its last ticket',
    hint: 'Counted until then, and ticketed once. The pause is in the incident settings, under When it is seen again; accept the risk if it is none.',
  },
  waiting_to_group: { title: 'Gathering repeats first', hint: 'Decided when the grouping wait is over.' },
  below_threshold: {
    title: 'Fewer detections, or devices, than the set minimum',
    hint: 'Lower the minimum of its severity under Noise, or in the incident settings, to be told of less.',
  },
  verdict_not_ticketed: {
    title: 'Its verdict opens no tickets',
    hint: 'Add the verdict to the ticketed ones in the incident settings if it should.',
  },
  reason_muted: {
    title: 'All its block reasons are muted',
    hint: 'Take the reason off the muted ones in the incident settings if it should open tickets.',
  },
  accepted: {
    title: 'The risk is accepted',
    hint: 'Revoke the acceptance under Noise if it should open tickets again.',
  },
  severity_not_ticketed: {
    title: 'Its severity opens no tickets',
    hint: 'Change the severity rules, or what is done with the severity, under Noise.',
  },
  silenced: {
    title: 'Silenced',
    hint: 'Decided again when the silence ends; end it under Noise to have it ticketed now.',
  },
  maintenance: {
    title: 'It happened in a maintenance window',
    hint: 'Decided again when the window ends.',
  },
  domain_allowed: {
    title: 'All its domains are on the allow list',
    hint: 'The Allow list says who allowed them, why and until when. Undo that if it should open a ticket.',
  },
  skipped_by_person: {
    title: 'Skipped by a person',
    hint: 'The incident says who and why. Undo the skip if it should open a ticket after all.',
  },
  held_too_long: {
    title: 'It waited for longer than the limit',
    hint: 'Too old to be worth a ticket now; the next detection opens a new incident. The limit is in the incident settings.',
  },
  service_not_enabled: {
    title: 'The ticket service is not enabled',
    hint: 'Enable it under Services; what is held is ticketed then.',
  },
  ticket_service_incomplete: {
    title: 'The ticket service is not completely chosen',
    hint: 'Choose board, status, priority and type under Services.',
  },
  ticket_service_invalid: {
    title: 'ConnectWise no longer takes what the ticket service chose',
    hint: 'Choose another board, status, priority or type under Services.',
  },
  company_not_mapped: {
    title: 'The company is not mapped to a ConnectWise company',
    hint: 'Map it under Companies; what is held is ticketed then.',
  },
  mapped_company_gone: {
    title: 'The mapped ConnectWise company is gone or takes no tickets',
    hint: 'Map the company to another one under Companies, or restore it in ConnectWise.',
  },
  connection_unhealthy: {
    title: 'ConnectWise is not connected, or refuses us',
    hint: 'Connection says what is wrong (keys, a right, the site) and what to do about it; what is held is ticketed by itself then.',
  },
  storm: {
    title: 'Too many tickets within an hour',
    hint: 'A roll-up ticket of the company names all that is beyond the limit, which is in the incident settings.',
  },
  awaiting_release: {
    title: 'It awaits a person’s choice, since a change would release many at once',
    hint: 'Release what waits, or have only new incidents ticketed: the banner of the console asks, and `picket releases`.',
  },
  not_released: {
    title: 'Not released: only new incidents were chosen',
    hint: 'The next detection opens a new incident.',
  },
  occurred_long_ago: {
    title: 'It occurred long ago, and shares one ticket',
    hint: 'A roll-up ticket of the company names all of it. Seen again, it gets a ticket of its own. The age is in the incident settings.',
  },
  daily_digest: {
    title: 'It waits for the daily digest',
    hint: 'Its severity is for the digest, as set under Noise; the hour of it is in the incident settings.',
  },
  nothing_to_tell: {
    title: 'There is nothing left to tell',
    hint: 'All that it covered became worse, and has tickets of its own.',
  },
  in_digest: {
    title: 'The daily digest tells of it',
    hint: 'Should it become worse, it gets a ticket of its own.',
  },
  outcome_unknown: {
    title: 'Nobody knows whether ConnectWise has the ticket',
    hint: 'Look for it in ConnectWise, then say on the ticket whether it is there.',
  },
  refused: {
    title: 'ConnectWise refused the ticket',
    hint: 'The ticket says why. What you change in Picket is tried again by itself; after a change in ConnectWise alone, retry the ticket.',
  },
} as const;

/** Said in place of the reason of what a roll-up covers, while no ticket in ConnectWise names it. */
const notNamedYet = {
  covered_not_in_connectwise: {
    title: 'Covered by a roll-up, not yet in ConnectWise',
    hint: 'The next ticket or note of its roll-up names it, within an hour as a rule. Nothing to do.',
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
