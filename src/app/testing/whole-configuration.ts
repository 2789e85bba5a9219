interface Places {
  /** The address of the sandbox of ConnectWise. */
  readonly site: string;
  /** A folder that exists, for backups. */
  readonly folder: string;
}

/** The smallest PNG. */
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

const event = (name: string) => `${name}: 30`;
const events = [
  'connection_refused',
  'connection_unreachable',
  'outcome_unknown',
  'ticket_refused',
  'held',
  'storm',
  'company_unmapped',
  'source_failing',
  'source_silent',
  'setup',
  'dns',
  'background_task',
  'disk',
  'backup',
  'report',
  'sign_in_locked',
  'sign_in_provider',
];

const mapped = ['id', 'occurredAt', 'domain', 'companyId', 'companyName', 'verdict', 'reasons', 'deviceName']
  .concat(['clientAddress', 'processName', 'user', 'queryType', 'policy', 'threatLevel'])
  .concat(['domainAgeDays', 'registrar', 'categories', 'lists'])
  .map((field) => `${field}: { path: $.${field}, constant: x, values: { a: b } }`);

const treatment = (action: string) =>
  `{ action: ${action}, minimumDetections: 2, minimumDevices: 2, withinMinutes: 30 }`;

/** A file in which every field of every section has another value than its default. */
export const wholeConfiguration = ({ site, folder }: Places): string => `
connection: { site: ${site}, companyId: picketdemo }
sources:
  - name: HYAS
    kind: hyas
    enabled: false
    config: { baseUrl: "https://hyas.example", verdicts: [suspicious], pollSeconds: 30, overlapMinutes: 20, backfillHours: 4, copyAllowList: true, pageSize: 500 }
  - name: Firewall
    kind: webhook
    config:
      defaultVerdict: malicious
      mapping:
        items: $.alerts[*]
        only: [{ path: $.kind, in: [dns] }]
        over: { path: $.state, in: [resolved], at: $.endedAt }
        fields: { ${mapped.join(', ')} }
dns:
  resolver:
    enabled: true
    upstreams: [{ host: 192.0.2.1, port: 5353 }]
    forwards: [{ zone: corp.example, company: Cedar Street Dental, upstreams: [{ host: 192.0.2.53, port: 54 }] }]
    privateAnswers: [intern.example]
    withoutIndex: refuse
    queriesPerSecond: 90
    hideClients: true
  policy: { categories: [gambling], lockedCategories: [malware], companiesMayAllowThreats: false, ticketed: [gambling] }
  companies:
    - name: Cedar Street Dental
      categories: [gambling]
      categoriesOff: [ads]
      networks: [{ network: 198.51.100.0/24, note: Office }]
      devices: [{ name: Server, address: 198.51.100.10 }]
      followedNames: [{ name: office.example, note: At home }]
      listeners: [{ address: 192.0.2.1, port: 5300 }]
    - { name: Our own networks, own: true }
    - { name: Former customer, archived: true }
  lists:
    - name: Blocked
      company: Cedar Street Dental
      kind: block
      category: other
      locked: false
      entries:
        - { entry: "=one.example", why: Seen in an attack, endsAt: "2099-01-01T00:00:00.000Z", overridesGuard: true }
        - { entry: github.io, why: All of it, wholeSuffix: true }
    - { name: Locked, kind: block, category: malware, locked: true }
  feeds:
    - { name: Demo, address: "picket:demo", format: hosts, plainReach: exact, category: phishing, everyHours: 12, enabled: false }
  rulesets:
    - rules:
        - name: No AI at night
          action: nxdomain
          overridesGuard: true
          locked: true
          enabled: false
          when:
            names: [{ pattern: one.example, reach: exact }]
            tlds: [zip]
            categories: [ai]
            types: [TXT]
            networks: [198.51.100.0/24]
            devices: [Server]
            windows: [{ days: [mon], from: "22:00", to: "06:00", timeZone: Europe/London }]
    - { company: Cedar Street Dental, rules: [{ name: One, action: allow, when: { names: [{ pattern: two.example }] } }] }
companies:
  - source: HYAS
    id: "0042"
    name: Harbor Light
    connectwise: Harbor Light Logistics
    rules:
      tickets: false
      why: They left
      priorities: { critical: Priority 1 - Critical }
      quiet: { timeZone: Europe/London, windows: [{ days: [sat], from: "10:00", to: "12:00" }] }
  - { source: Protective DNS of Picket, name: Cedar Street Dental, connectwise: Cedar Street Dental }
devicePins:
  - { company: Cedar Street Dental, device: xray, configuration: { name: CSD-DR-NGUYEN-LT, number: 607 } }
ticketDefaults:
  - company: Cedar Street Dental
    agreement: { name: Managed Security, number: 801 }
    site: { name: Westside Clinic, number: 702 }
    contact: { name: Ben Ortiz, number: 502 }
ticketService: { enabled: true, board: Security Alerts, status: New, priority: Priority 2 - High, type: DNS Threat }
ticketText: { summary: "Threat {{ domain }}", description: "Domain {{ domain }}" }
nextSteps: { default: Look., texts: [{ name: Ours, matches: [Phishing of banks], text: Call the bank. }] }
ticketContents: { describeIn: internal, notesIn: discussion, attachDetections: true }
customFields:
  boards:
    - board: Security Alerts
      fields:
        - { id: 302, caption: Impacted Users, type: Number, decimals: 0, required: false, value: "3", fallback: "1" }
        - { id: 304, caption: Threat Level, type: Text, options: [Low, Medium, High], required: false, value: High, fallback: Low }
routingRules:
  - name: To the help desk
    enabled: false
    matches:
      companies: [Harbor Light]
      reasons: [phishing]
      verdicts: [blocked]
      threatLevels: [high]
      severities: [low]
      devices: [scanner]
      domains: [bad.example]
    destination:
      board: Security Alerts
      status: In Progress
      type: DNS Threat
      priority: Priority 3 - Medium
      subtype: Blocked domain
      item: Server
      team: Night Shift
      source: Email
      severity: Low
      impact: High
settings:
  incidents:
    grouping: device
    groupingWaitSeconds: 20
    quietAfterHours: 5
    heldLimitHours: 6
    ticketedVerdicts: [suspicious]
    mutedReasons: [Parked]
    minimumDetections: 3
    defangDomains: false
  lookUps: { services: [{ name: Look-up, url: "https://look-up.example/{domain}" }] }
  rollUps: { ticketsPerCompany: 10, ticketsInAll: 50, rollUpsInAll: 20, longAgoHours: 24, digestHour: 6 }
  recurrence:
    withinHours: 3
    onRecurrence: reopen
    atMostEveryHours: 7
    closedStatuses: [Done]
    notes: false
    noteEveryHours: 9
    noteWhat: news
  links: { configurations: true, contact: found }
  retention: { detectionDays: 30, incidentDays: 300 }
  severity:
    rules: [{ severity: high, reasons: [bank], verdicts: [blocked], threatLevels: [high] }]
    otherwise: low
    treatments: { critical: ${treatment('digest')}, high: ${treatment('none')}, medium: ${treatment('none')}, low: ${treatment('digest')}, informational: ${treatment('none')} }
  signIn: { requireTwoFactor: administrators }
  signInProvider:
    emailClaim: preferred_username
    trustEmail: true
    groupsClaim: realm_access.roles
    roles: [{ group: Cedar, role: viewer, companies: [Cedar Street Dental] }]
    withoutGroup: viewer
    signOutAtProvider: false
  backup: { enabled: true, at: "03:15", everyHours: 6, folder: ${folder}, keepCount: 3, keepDays: 10 }
  silentSources: { silentAfterHours: 48 }
  reports: { mspName: Granite Peak IT, intro: Before., outro: After. }
  callbacks: { enabled: true }
  acting: { enabled: true, members: [SRivera], status: { board: Security Alerts, name: In Progress } }
  closing: { whenAllowed: true, whenOver: true, whenQuiet: true, quietHours: 48, evenIfTouched: true, statuses: [{ board: Security Alerts, status: Closed }] }
  catchAll: { connectwise: Granite Peak IT Services }
silences:
  - comment: Penetration test
    matchers: { companies: [Harbor Light], domains: [x.example], devices: [scanner], reasons: [phishing], verdicts: [blocked], severities: [low] }
    startsAt: "2026-03-01T00:00:00.000Z"
    endsAt: "2099-01-01T00:00:00.000Z"
  - { comment: All of them, matchers: {}, everything: true }
acceptedRisks:
  - comment: Known printer
    matchers: { companies: [Cedar Street Dental], domains: [printer.example], devices: [MFP-1], reasons: [phishing], verdicts: [blocked], severities: [low] }
    startsAt: "2026-03-01T00:00:00.000Z"
    endsAt: "2099-01-01T00:00:00.000Z"
maintenanceWindows:
  - { name: Patch night, companies: [Harbor Light], schedule: { kind: weekly, days: [tue], from: "22:00", to: "04:00", timeZone: Europe/London } }
  - { name: Move, schedule: { kind: once, startsAt: "2098-01-01T00:00:00Z", endsAt: "2098-01-02T00:00:00Z" } }
allowList:
  - { domain: other.example, company: Harbor Light, why: Their own, expiresAt: "2099-01-01T00:00:00.000Z" }
  - { domain: github.io, why: Ours, wholeSuffix: true }
notifications:
  channels:
    - name: Desk
      kind: email
      enabled: false
      events: { ${events.map(event).join(', ')} }
      quiet: { days: [mon], from: "18:00", to: "08:00", timeZone: Europe/London }
      mostPerHour: 5
      mail: { host: smtp.example, port: 587, security: starttls, user: picket, from: picket@msp.example, to: [desk@msp.example] }
    - { name: Chat, kind: slack }
    - { name: Own, kind: webhook }
  heartbeat: { host: hc.example, method: POST }
reports:
  schedules:
    - name: Monthly for Cedar
      enabled: false
      company: Cedar Street Dental
      plan: { every: month, day: 3, hour: 8, timeZone: Europe/London }
      delivery: { by: email, to: [kim@cedar.example], channel: Desk }
    - name: Weekly
      company: null
      plan: { every: week, day: 1, hour: 7, timeZone: UTC }
      delivery: { by: ticket, board: Help Desk, status: New, type: Incident, priority: Priority 3 - Medium, connectwise: Granite Peak IT Services }
  logo: { image: { type: image/png, data: "${pixel}" } }
`;

/** The secrets that it takes. */
export const wholeSecrets = {
  sources: { HYAS: 'hyas-key-1' },
  notifications: {
    Desk: 'mail-password-1',
    Chat: 'https://hooks.example/secret-1',
    Own: 'https://own.example/secret-2',
  },
  heartbeat: 'https://hc.example/secret-3',
};
