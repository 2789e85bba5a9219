export const incidentSettings = {
  title: 'Incidents',
  description:
    'What makes detections one incident, and which incidents open tickets. It counts for what comes; what is held is decided again when you save.',
  form: 'Incident settings',
  grouping: {
    title: 'What is one incident',
    label: 'Detections at a company are the same incident when they share',
    choices: {
      'domain+device': 'Domain and device',
      domain: 'Domain',
      device: 'Device',
    },
    hints: {
      'domain+device': 'A ticket for each device that asks for a bad domain. The usual choice.',
      domain: 'A ticket for each bad domain at a company, however many devices ask for it.',
      device: 'A ticket for each device, whatever it asks for.',
    },
    wait: 'Grouping wait',
    waitHint: 'How long a new incident gathers repeats before its ticket is opened.',
    quiet: 'Closes after',
    quietHint:
      'An incident without a ticket is over after this long without a detection; one with a ticket is over once that is closed in ConnectWise.',
  },
  ticketing: {
    title: 'Which incidents open tickets',
    verdicts: 'Ticketed verdicts',
    verdictsHint: 'What the source says of a query. Type one and press Enter.',
    verdictsNone: 'Without any, no incident opens a ticket.',
    muted: 'Muted block reasons',
    mutedHint:
      'Incidents with these reasons alone open no ticket; with any other reason they still do. Written as the source writes them, capitals or not; press Enter after each.',
    minimum: 'Minimum detections',
    minimumHint: 'Incidents with fewer are held, and ticketed once there are as many.',
    held: 'Held limit',
    heldHint:
      'What was held and not seen again for this long gets no ticket any more, so that a mended connection does not flood a board.',
  },
  tickets: {
    title: 'In tickets',
    defang: 'Write domains so that they cannot be opened by accident',
    defangHint: 'bad[.]example in place of bad.example.',
  },
  recurrence: {
    title: 'When it is seen again',
    description:
      'An incident is over when its ticket is closed in ConnectWise. What happened before that and arrives late is only counted.',
    withinHours: 'The same incident for',
    whenClosed: 'After its ticket was closed',
    newTicket: 'Open a new ticket that names the earlier one',
    newTicketHint: 'Needs no further right in ConnectWise.',
    reopen: 'Reopen its ticket',
    reopenHint: 'Where that cannot be, a new ticket names it, and the timeline says why.',
    atMostEveryHours: 'At most once in',
    closedStatuses: 'Further statuses that count as closed',
    closedStatusesHint:
      'Names of ConnectWise statuses, on every board. A status that closes a ticket or resolves it (escalation status “Resolved”) always counts. Press Enter after each name.',
    notes: 'Tell open tickets of what is new',
    notesHint: 'By an internal note, which mails nobody.',
    noteEveryHours: 'At most one note in',
    everything: 'Also when there are only more detections',
    everythingHint: 'Otherwise only new devices, domains and block reasons are told of, and a worse verdict.',
    hints: {
      withinHours:
        'Counted from when its ticket was closed; later it is a new incident. 0: always a new one.',
      atMostEveryHours: 'Between two such tickets of an incident it is counted, and held.',
      noteEveryHours:
        'One note tells of all that came since the last; a worse verdict waits for an hour at most.',
    },
  },
  rollUps: {
    title: 'When incidents share a ticket',
    description:
      'In a storm, a roll-up ticket of the company tells of all that is beyond a limit. The daily digest tells of what its severity keeps from a ticket of its own. Zero is no limit.',
    ticketsPerCompany: 'Tickets of a company within an hour',
    ticketsInAll: 'Tickets of all companies within an hour',
    rollUpsInAll: 'Roll-up tickets within an hour',
    longAgoHours: 'Hours after which a threat occurred long ago',
    digestHour: 'Hour of the daily digest',
    oClock: ':00',
    hints: {
      ticketsPerCompany: 'Beyond them, further incidents of the company share one ticket until fewer come.',
      ticketsInAll: 'Beyond them, further incidents share one ticket for each company.',
      rollUpsInAll: 'Further roll-ups wait for their turn; what is critical does not wait.',
      longAgoHours: 'What was last seen longer ago shares one roll-up ticket of its company.',
      digestHour: 'By the clocks of the time zone that Picket is set to (PICKET_TIME_ZONE).',
    },
  },
  retention: {
    title: 'How long things are kept',
    description: 'What is past it is deleted within the hour, for good. Tickets in ConnectWise stay.',
    detectionDays: 'Detections',
    detectionDaysHint: 'And rows that could not be read. An incident keeps its counts, times and lists.',
    incidentDays: 'Closed incidents',
    incidentDaysHint: 'Counted from when one was closed, with its timeline and tickets. Open ones stay.',
    incidentsFirst: 'Keep incidents for at least as long as detections.',
  },
  inDays: ' days',
  inSeconds: ' s',
  inHours: ' h',
  range: (least: number, most: number) =>
    `Enter a number from ${least} to ${new Intl.NumberFormat().format(most)}.`,
  verdicts: ['blocked', 'malicious', 'suspicious', 'permitted'],
};
