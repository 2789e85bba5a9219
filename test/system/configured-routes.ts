/**
 * What each route that changes something has to do with the file of `picket apply`. A new route is added here, on purpose:
 * to the section of the file that has what it changes, or with the reason why the file has none.
 */
interface Section {
  readonly section: string;
  readonly routes: readonly string[];
  /** Fields of the request that the section has by another name, or not at all. */
  readonly renamed?: readonly string[];
}

const ticketIds = ['boardId', 'statusId', 'typeId', 'priorityId'];

export const sections: readonly Section[] = [
  // The keys are in the file of secrets.
  {
    section: 'connection',
    routes: ['PUT /api/v1/connectwise/connection'],
    renamed: ['publicKey', 'privateKey', 'clientId'],
  },
  {
    section: 'sources',
    routes: ['POST /api/v1/sources', 'PATCH /api/v1/sources/{id}', 'DELETE /api/v1/sources/{id}'],
    renamed: ['apiKey', 'deleteDetections'],
  },
  {
    section: 'dns.companies',
    routes: [
      'POST /api/v1/dns/companies',
      'POST /api/v1/dns/companies/own',
      'PATCH /api/v1/dns/companies/{id}',
      ...['devices', 'networks', 'listeners', 'dynamic-networks'].flatMap((part) => [
        `POST /api/v1/dns/companies/{id}/${part}`,
        `DELETE /api/v1/dns/companies/{id}/${part}/{partId}`,
      ]),
    ],
    // Of its parts, which the section has below `networks`, `devices`, `listeners` and `followedNames`.
    renamed: ['address', 'network', 'note', 'port', 'follows'],
  },
  {
    section: 'companies',
    routes: [
      'PUT /api/v1/companies/{id}/mapping',
      'DELETE /api/v1/companies/{id}/mapping',
      'PUT /api/v1/companies/{id}/rules',
      'POST /api/v1/companies/mappings',
    ],
    renamed: ['connectwiseCompanyId', 'tickets', 'why', 'priorities', 'quiet', 'mappings', 'csv', 'hash'],
  },
  {
    section: 'settings.catchAll',
    routes: ['PUT /api/v1/settings/catch-all'],
    renamed: ['connectwiseCompanyId'],
  },
  {
    section: 'ticketService',
    routes: ['PUT /api/v1/connectwise/ticket-service'],
    renamed: ticketIds,
  },
  { section: 'ticketText', routes: ['PUT /api/v1/connectwise/ticket-text'] },
  { section: 'nextSteps', routes: ['PUT /api/v1/settings/next-steps'] },
  { section: 'ticketContents', routes: ['PUT /api/v1/settings/ticket-contents'] },
  {
    section: 'routingRules',
    routes: [
      'POST /api/v1/connectwise/routing-rules',
      'PUT /api/v1/connectwise/routing-rules/{id}',
      'DELETE /api/v1/connectwise/routing-rules/{id}',
      'PUT /api/v1/connectwise/routing-rules/order',
    ],
    renamed: ['ids', 'position'],
  },
  { section: 'customFields', routes: ['PUT /api/v1/settings/custom-fields'] },
  { section: 'settings.incidents', routes: ['PUT /api/v1/settings/incidents'] },
  { section: 'settings.lookUps', routes: ['PUT /api/v1/settings/look-ups'] },
  { section: 'settings.rollUps', routes: ['PUT /api/v1/settings/roll-ups'] },
  { section: 'settings.recurrence', routes: ['PUT /api/v1/settings/recurrence'] },
  { section: 'settings.links', routes: ['PUT /api/v1/settings/links'] },
  { section: 'settings.retention', routes: ['PUT /api/v1/settings/retention'] },
  { section: 'settings.severity', routes: ['PUT /api/v1/settings/severity'] },
  { section: 'settings.signIn', routes: ['PUT /api/v1/settings/sign-in'] },
  { section: 'settings.signInProvider', routes: ['PUT /api/v1/settings/sign-in-provider'] },
  { section: 'settings.backup', routes: ['PUT /api/v1/settings/backup'] },
  { section: 'settings.silentSources', routes: ['PUT /api/v1/settings/sources'] },
  { section: 'settings.reports', routes: ['PUT /api/v1/settings/reports'] },
  { section: 'settings.callbacks', routes: ['PUT /api/v1/settings/callbacks'] },
  { section: 'settings.acting', routes: ['PUT /api/v1/settings/acting'] },
  { section: 'settings.closing', routes: ['PUT /api/v1/settings/closing'] },
  {
    section: 'silences',
    routes: ['POST /api/v1/silences', 'POST /api/v1/silences/{id}/end'],
    // Of the incident at which it was made; the history of a silence.
    renamed: ['incidentId'],
  },
  {
    section: 'acceptedRisks',
    routes: ['POST /api/v1/incidents/{id}/accept', 'POST /api/v1/acceptances/{id}/revoke'],
    renamed: ['domain', 'device'],
  },
  {
    section: 'maintenanceWindows',
    routes: [
      'POST /api/v1/maintenance-windows',
      'PUT /api/v1/maintenance-windows/{id}',
      'DELETE /api/v1/maintenance-windows/{id}',
    ],
    renamed: ['companyIds'],
  },
  {
    section: 'allowList',
    routes: ['POST /api/v1/allow-list', 'POST /api/v1/allow-list/{id}/undo'],
    renamed: ['companyId', 'incidentId'],
  },
  { section: 'dns.resolver', routes: ['PUT /api/v1/settings/dns-resolver'] },
  { section: 'dns.policy', routes: ['PUT /api/v1/settings/dns-policy'] },
  {
    section: 'dns.lists',
    routes: [
      'POST /api/v1/dns/lists',
      'PATCH /api/v1/dns/lists/{id}',
      'DELETE /api/v1/dns/lists/{id}',
      'POST /api/v1/dns/lists/{id}/entries',
      'POST /api/v1/dns/entries/{id}/remove',
      'POST /api/v1/dns/entries/{id}/restore',
    ],
    // Of its entries, which the section has below `entries`.
    renamed: ['companyId', 'text', 'why', 'endsAt', 'overridesGuard', 'wholeSuffix', 'preview'],
  },
  {
    section: 'dns.feeds',
    routes: ['POST /api/v1/dns/feeds', 'PATCH /api/v1/dns/feeds/{id}', 'DELETE /api/v1/dns/feeds/{id}'],
  },
  {
    section: 'dns.rulesets',
    routes: ['PUT /api/v1/dns/rules'],
    renamed: ['items', 'revision', 'companyId'],
  },
  {
    section: 'devicePins',
    routes: ['POST /api/v1/incidents/{id}/configurations', 'DELETE /api/v1/device-pins/{id}'],
    renamed: ['configurationId', 'pin'],
  },
  {
    section: 'ticketDefaults',
    routes: ['PUT /api/v1/companies/{id}/ticket-defaults'],
    renamed: ['agreementId', 'siteId', 'contactId'],
  },
  {
    section: 'notifications.channels',
    routes: [
      'POST /api/v1/notifications/channels',
      'PATCH /api/v1/notifications/channels/{id}',
      'DELETE /api/v1/notifications/channels/{id}',
    ],
    renamed: ['url', 'password'],
  },
  {
    section: 'notifications.heartbeat',
    routes: ['PUT /api/v1/notifications/heartbeat', 'DELETE /api/v1/notifications/heartbeat'],
    renamed: ['url'],
  },
  {
    section: 'reports.schedules',
    routes: [
      'POST /api/v1/reports/schedules',
      'PUT /api/v1/reports/schedules/{id}',
      'DELETE /api/v1/reports/schedules/{id}',
    ],
    renamed: ['companyId'],
  },
  {
    section: 'reports.logo',
    routes: ['PUT /api/v1/reports/logo', 'DELETE /api/v1/reports/logo'],
    renamed: ['type', 'data'],
  },
];

/** Why a route changes nothing that a file of configuration could say. */
export const others: Readonly<Record<string, readonly string[]>> = {
  'reads, tests or shows something': [
    'POST /api/v1/companies/mappings/check',
    'POST /api/v1/connectwise/connection/verify',
    'POST /api/v1/connectwise/routing-rules/test',
    'POST /api/v1/connectwise/ticket-service/rehearse',
    'POST /api/v1/connectwise/ticket-text/preview',
    'POST /api/v1/settings/closing/preview',
    'POST /api/v1/settings/custom-fields/preview',
    'POST /api/v1/settings/next-steps/preview',
    'POST /api/v1/settings/rights/refresh',
    'POST /api/v1/silences/preview',
    'POST /api/v1/source-mappings/preview',
    'POST /api/v1/sources/test',
    'POST /api/v1/troubleshoot',
    'POST /api/v1/welcome/check',
  ],
  'is done once': [
    'POST /api/v1/allow-list/{id}/retry',
    'POST /api/v1/backups',
    'POST /api/v1/connectwise/test-ticket',
    'POST /api/v1/dns/feeds/{id}/fetch',
    'POST /api/v1/incidents/actions',
    'POST /api/v1/incidents/actions/{id}/undo',
    'POST /api/v1/incidents/{id}/configurations/look-up',
    'POST /api/v1/incidents/{id}/configurations/unlink',
    'POST /api/v1/incidents/{id}/retry',
    'POST /api/v1/incidents/{id}/skip',
    'POST /api/v1/incidents/{id}/unskip',
    'POST /api/v1/notifications/channels/{id}/test',
    'POST /api/v1/releases',
    'POST /api/v1/reports/schedules/{id}/deliveries/{deliveryId}/send-again',
    'POST /api/v1/reports/schedules/{id}/test',
    'POST /api/v1/sources/{id}/poll',
    'POST /api/v1/sources/{id}/quarantine/read-again',
    'POST /api/v1/tickets/{id}/retry',
  ],
  'takes what is sent': [
    'POST /api/v1/connectwise/callbacks',
    'POST /api/v1/sources/{id}/detections',
    'POST /dns/update/{token}',
  ],
  'gives or takes access: people, tokens and other secrets': [
    'DELETE /api/v1/dns/companies/{id}/tokens/{partId}',
    'DELETE /api/v1/tokens/{id}',
    'DELETE /api/v1/users/{id}/sessions',
    'PATCH /api/v1/users/{id}',
    'POST /api/v1/dns/companies/{id}/tokens',
    'POST /api/v1/me/confirm',
    'POST /api/v1/notifications/channels/{id}/rotate-secret',
    'POST /api/v1/sources/{id}/rotate-secret',
    'POST /api/v1/tokens',
    'POST /api/v1/users',
    'POST /api/v1/users/{id}/reset',
    'POST /api/v1/welcome',
  ],
  'lasts for hours: a log of the queries of one company': [
    'DELETE /api/v1/dns/companies/{id}/query-log',
    'POST /api/v1/dns/companies/{id}/query-log',
    'POST /api/v1/dns/companies/{id}/query-log/stop',
  ],
  'moves a whole installation, or a file of configuration': [
    'POST /api/v1/configuration/apply',
    'POST /api/v1/configuration/plan',
    'POST /api/v1/export',
    'POST /api/v1/import',
  ],
};
