import { isolating } from '../isolated.ts';
export const incidentSettings = isolating({
  title: 'Incident settings',
  description:
    'How Picket groups detections into incidents, and which incidents open tickets. Changes apply to new detections. When you save, Picket also decides held incidents again.',
  form: 'Incident settings',
  grouping: {
    title: 'Grouping of detections',
    label: 'Group the detections of a company by',
    choices: {
      'domain+device': 'Domain and device',
      domain: 'Domain',
      device: 'Device',
    },
    hints: {
      'domain+device': 'One ticket for each device and blocked domain. This is the usual choice.',
      domain: 'One ticket for each blocked domain at a company, for all its devices.',
      device: 'One ticket for each device, for all its blocked domains.',
    },
    wait: 'Grouping wait',
    waitHint: 'Picket groups repeats in a new incident for this time. It then opens the ticket.',
    quiet: 'Closes after',
    quietHint:
      'Picket closes an incident without a ticket after this time without a detection. An incident with a ticket closes when the ticket is closed in ConnectWise.',
  },
  ticketing: {
    title: 'Which incidents open tickets',
    verdicts: 'Ticketed verdicts',
    verdictsHint: 'The source’s verdict on a query. Press Enter after each verdict.',
    verdictsNone: 'Without verdicts, no incident opens a ticket.',
    muted: 'Muted block reasons',
    mutedHint:
      'An incident opens no ticket if all its reasons are muted. Write each reason as the source writes it. Upper and lower case are the same. Press Enter after each reason.',
    minimum: 'Minimum detections',
    minimumHint: 'Picket holds an incident until it has this many detections. It then opens the ticket.',
    held: 'Held limit',
    heldHint:
      'An incident that was held this long since its last detection gets no ticket. This prevents many old tickets after a connection fault is fixed.',
  },
  tickets: {
    title: 'In tickets',
    defang: 'Defang domains, so that nobody opens them by accident',
    defangHint: 'Write bad[.]example instead of bad.example.',
  },
  recurrence: {
    title: 'When it is seen again',
    description:
      'An incident closes when its ticket is closed in ConnectWise. Earlier detections that arrive late are counted, but open no ticket.',
    withinHours: 'Same incident for',
    whenClosed: 'After its ticket was closed',
    newTicket: 'Open a new ticket that names the earlier one',
    newTicketHint: 'Needs no additional right in ConnectWise.',
    reopen: 'Reopen its ticket',
    reopenHint:
      'If Picket cannot reopen the ticket, it opens a new one that names it. The timeline shows why.',
    atMostEveryHours: 'At most once every',
    closedStatuses: 'More statuses that count as closed',
    closedStatusesHint:
      'Names of ConnectWise statuses, for all boards. Closed statuses and statuses with the escalation status “Resolved” always count. Press Enter after each name.',
    notes: 'Add notes about new detections to open tickets',
    notesHint: 'Picket adds an internal note. ConnectWise sends no e-mail for it.',
    noteEveryHours: 'At most one note every',
    everything: 'Also report repeats without new details',
    everythingHint: 'If off, notes report only new devices, domains and block reasons, and a worse verdict.',
    hints: {
      withinHours:
        'The time after its ticket was closed. Later detections open a new incident. With 0, every detection after the close opens a new incident.',
      atMostEveryHours: 'Between two tickets of an incident, Picket counts its detections and holds it.',
      noteEveryHours:
        'One note reports everything since the last note. A worse verdict waits at most an hour.',
    },
  },
  rollUps: {
    title: 'When incidents share a ticket',
    description:
      'Above a limit, further incidents of a company share one roll-up ticket. The daily digest covers incidents whose severity opens no separate ticket. Zero means no limit.',
    ticketsPerCompany: 'Tickets of a company per hour',
    ticketsInAll: 'Tickets of all companies per hour',
    rollUpsInAll: 'Roll-up tickets per hour',
    longAgoHours: '“Occurred long ago” after (hours)',
    digestHour: 'Hour of the daily digest',
    oClock: ':00',
    hints: {
      ticketsPerCompany: 'Above this limit, further incidents of the company share one roll-up ticket.',
      ticketsInAll: 'Above this limit, further incidents share one roll-up ticket per company.',
      rollUpsInAll: 'Further roll-up tickets wait. Roll-up tickets with a critical incident do not wait.',
      longAgoHours: 'Incidents last seen longer ago share one roll-up ticket of their company.',
      digestHour: 'In Picket’s time zone (PICKET_TIME_ZONE).',
    },
  },
  lookUps: {
    title: 'Domain look-up services',
    description:
      'Each incident links to these services, so that a technician can look up its domain. Picket itself sends nothing to them.',
    name: (number: number) => `Name of service ${number}`,
    url: (number: number) => `Address of service ${number}`,
    nameMissing: 'Enter a name for the link.',
    urlWrong: 'Begin with https:// and write {domain} where the domain goes.',
    add: 'Add a service',
    remove: (name: string) => `Remove ${name}`,
  },
  retention: {
    title: 'Retention',
    description: 'Picket deletes older data permanently within an hour. Tickets in ConnectWise stay.',
    detectionDays: 'Detections',
    detectionDaysHint: 'Also for quarantined rows. The incident keeps its counts, times and lists.',
    incidentDays: 'Closed incidents',
    incidentDaysHint:
      'Counted from the close of the incident. Its timeline and tickets are deleted with it. Open incidents stay.',
    incidentsFirst: 'Keep incidents at least as long as detections.',
  },
  inDays: ' days',
  inSeconds: ' s',
  inHours: ' h',
  range: (least: number, most: number) =>
    `Enter a number from ${least} to ${new Intl.NumberFormat().format(most)}.`,
  verdicts: ['blocked', 'malicious', 'suspicious', 'permitted'],
});
