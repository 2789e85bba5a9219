/** The types of the HTTP API. Written by `npm run generate`: do not edit. */

export interface paths {
  "/api/openapi.json": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** This description */
    get: operations["getOpenapiJson"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/healthz": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether the process is alive. If not, restart it */
    get: operations["getHealthz"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/readyz": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether Picket can work, and the cause if it cannot */
    get: operations["getReadyz"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/metrics": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Metrics for Prometheus: with PICKET_METRICS_TOKEN or a token with the role reader */
    get: operations["getMetrics"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/status": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The status of Picket: each fault, where it is, and how to fix it */
    get: operations["getStatus"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/settings/sources": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** When a source counts as silent */
    get: operations["getSettingsSources"];
    /**
     * Set when a source counts as silent
     * @description A silent source is shown in the status, and people are notified of it.
     */
    put: operations["putSettingsSources"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/troubleshoot": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Check everything that tickets depend on, without changing anything
     * @description `Accept: application/x-ndjson` returns each check as it finishes.
     */
    post: operations["postTroubleshoot"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/overview": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Detections, incidents and tickets of a period and of the one before, the most frequent values, and held incidents by reason
     * @description The charts may be some seconds old. The counts of tickets in progress are always current.
     */
    get: operations["getOverview"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/connectwise/connection": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The connection to ConnectWise, without its private key */
    get: operations["getConnectwiseConnection"];
    /**
     * Save the connection to ConnectWise
     * @description Saving does not check it: verify it first. Incidents held because of the old connection are decided again.
     */
    put: operations["putConnectwiseConnection"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/connectwise/connection/verify": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Verify setup: check the connection step by step without creating anything
     * @description Without values, Picket checks the saved ones. With values, it checks those without saving them. `Accept: application/x-ndjson` returns each check as it finishes.
     */
    post: operations["postConnectwiseConnectionVerify"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/connectwise/companies": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Companies in ConnectWise, by name */
    get: operations["getConnectwiseCompanies"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/connectwise/company-kinds": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The statuses and types that companies in ConnectWise have */
    get: operations["getConnectwiseCompanyKinds"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/connectwise/members": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Active members who are people, by name */
    get: operations["getConnectwiseMembers"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/connectwise/boards": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Active service boards */
    get: operations["getConnectwiseBoards"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/connectwise/boards/{id}/statuses": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Active statuses of a board */
    get: operations["getConnectwiseBoardsByIdStatuses"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/connectwise/boards/{id}/types": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Active types of a board */
    get: operations["getConnectwiseBoardsByIdTypes"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/connectwise/boards/{id}/subtypes": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Active subtypes of a board */
    get: operations["getConnectwiseBoardsByIdSubtypes"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/connectwise/boards/{id}/items": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Active items of a board */
    get: operations["getConnectwiseBoardsByIdItems"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/connectwise/boards/{id}/teams": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Teams of a board */
    get: operations["getConnectwiseBoardsByIdTeams"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/connectwise/sources": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Sources: how tickets arrived */
    get: operations["getConnectwiseSources"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/connectwise/priorities": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Priorities */
    get: operations["getConnectwisePriorities"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/settings/rights": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Optional permissions in ConnectWise, and whether the security role has them */
    get: operations["getSettingsRights"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/settings/rights/refresh": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Read the security role’s optional permissions again
     * @description Picket does this automatically once an hour, and after ConnectWise refused a request.
     */
    post: operations["postSettingsRightsRefresh"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/connectwise/ticket-service": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether Picket opens tickets, and on which board */
    get: operations["getConnectwiseTicketService"];
    /**
     * Enable the ticket service, or choose board, status, type and priority
     * @description Picket first checks each choice in ConnectWise. Held incidents are decided again.
     */
    put: operations["putConnectwiseTicketService"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/connectwise/routing-rules": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Routing rules, in the order in which they apply
     * @description The first enabled rule that matches an incident overrides the ticket service.
     */
    get: operations["getConnectwiseRoutingRules"];
    put?: never;
    /**
     * Add a routing rule at the end
     * @description Picket first checks each value in ConnectWise.
     */
    post: operations["postConnectwiseRoutingRules"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/connectwise/routing-rules/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Change a routing rule, switch it on or off
     * @description Send the whole rule, as read before. Picket checks changed values in ConnectWise.
     */
    put: operations["putConnectwiseRoutingRulesById"];
    post?: never;
    /** Delete a routing rule */
    delete: operations["deleteConnectwiseRoutingRulesById"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/connectwise/routing-rules/order": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Set the order of the routing rules */
    put: operations["putConnectwiseRoutingRulesOrder"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/connectwise/routing-rules/test": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Show which routing rule matches an incident, and why
     * @description Also with the conditions of an unsaved rule. Nothing is changed.
     */
    post: operations["postConnectwiseRoutingRulesTest"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/settings/incidents": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How detections are grouped into incidents, and which incidents are ticketed */
    get: operations["getSettingsIncidents"];
    /**
     * Set how detections are grouped into incidents, and which incidents are ticketed
     * @description All settings, as read before. They apply to new incidents, and held incidents are decided again.
     */
    put: operations["putSettingsIncidents"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/settings/roll-ups": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** When several incidents share one ticket: storm control and the daily digest */
    get: operations["getSettingsRollUps"];
    /**
     * Set when several incidents share one ticket: storm control and the daily digest
     * @description All settings, as read before. They apply to new incidents, and held incidents are decided again.
     */
    put: operations["putSettingsRollUps"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/settings/recurrence": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What happens when a threat is seen again, while its ticket is open and after it was closed */
    get: operations["getSettingsRecurrence"];
    /**
     * Set what happens when a threat is seen again, while its ticket is open and after it was closed
     * @description All settings, as read before. Reopening and notes need optional permissions (`GET /api/v1/settings/rights`). Without them, Picket opens new tickets and adds no notes.
     */
    put: operations["putSettingsRecurrence"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/connectwise/ticket-text": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The ticket text: the templates, and the variables, filters and tags they may use */
    get: operations["getConnectwiseTicketText"];
    /**
     * Set the ticket text
     * @description Applies to tickets sent from now on. Picket refuses an invalid template and reports the line and column.
     */
    put: operations["putConnectwiseTicketText"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/connectwise/ticket-text/preview": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Preview a ticket with these templates
     * @description For one incident. Without one, for the newest incident or for a sample. Nothing is saved.
     */
    post: operations["postConnectwiseTicketTextPreview"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/settings/next-steps": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Your own texts of what to do next */
    get: operations["getSettingsNextSteps"];
    /**
     * Set your own texts of what to do next
     * @description All of your texts, as read before. Shipped texts stay unless one of yours has their name.
     */
    put: operations["putSettingsNextSteps"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/settings/next-steps/texts": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every text of what to do next: yours and the shipped ones */
    get: operations["getSettingsNextStepsTexts"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/settings/next-steps/preview": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Which text an incident gets with these texts
     * @description By its block reasons and categories, or by those in `said`. Nothing is saved.
     */
    post: operations["postSettingsNextStepsPreview"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/incidents/{id}/next-steps": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What to do next about an incident
     * @description The text that its ticket would have with the current texts. Also for an incident without a ticket.
     */
    get: operations["getIncidentsByIdNextSteps"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/settings/ticket-contents": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Where in a ticket Picket writes, and whether it attaches the detections */
    get: operations["getSettingsTicketContents"];
    /**
     * Set where in a ticket Picket writes, and whether it attaches the detections
     * @description Applies to tickets and notes sent from now on.
     */
    put: operations["putSettingsTicketContents"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/connectwise/test-ticket": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Open one test ticket in ConnectWise
     * @description Uses the saved board, status, type and priority, even if the ticket service is not enabled. The ticket says that it is a test and who requested it. It has no incident.
     */
    post: operations["postConnectwiseTestTicket"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/companies/{id}/ticket-defaults": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Agreement, site and contact of the tickets of a company */
    get: operations["getCompaniesByIdTicketDefaults"];
    /**
     * Set agreement, site and contact of the tickets of a company
     * @description Picket checks in ConnectWise that each belongs to the mapped company and is active. What ConnectWise refuses later is left out of the ticket and reported.
     */
    put: operations["putCompaniesByIdTicketDefaults"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/companies/{id}/ticket-defaults/choices": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Active agreements, sites or contacts of the mapped company, read from ConnectWise */
    get: operations["getCompaniesByIdTicketDefaultsChoices"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/settings/links": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What tickets are linked to in ConnectWise */
    get: operations["getSettingsLinks"];
    /**
     * Set what tickets are linked to in ConnectWise
     * @description All settings, as read before. Links need optional permissions (`GET /api/v1/settings/rights`). Without them, tickets are opened as before and linked to nothing.
     */
    put: operations["putSettingsLinks"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/incidents/{id}/configurations": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The ConnectWise configuration of each device of an incident */
    get: operations["getIncidentsByIdConfigurations"];
    put?: never;
    /**
     * Link a device of an incident to a configuration, in place of the one before
     * @description Picket links it in ConnectWise within seconds; the answer says what is known now.
     */
    post: operations["postIncidentsByIdConfigurations"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/incidents/{id}/configurations/search": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Active configurations of the company of an incident’s ticket, read from ConnectWise */
    get: operations["getIncidentsByIdConfigurationsSearch"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/incidents/{id}/configurations/unlink": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Remove the link of a device of an incident; it is not linked again automatically */
    post: operations["postIncidentsByIdConfigurationsUnlink"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/incidents/{id}/configurations/look-up": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Look the devices of an incident up again that are not linked */
    post: operations["postIncidentsByIdConfigurationsLookUp"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/device-pins": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Configurations that people pinned to devices of companies, newest first */
    get: operations["getDevicePins"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/device-pins/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Unpin a configuration from a device: later incidents look it up again */
    delete: operations["deleteDevicePinsById"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/settings/acting": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether technicians may allow domains from a ticket, and which members */
    get: operations["getSettingsActing"];
    /**
     * Set which members may allow domains from a ticket
     * @description Picket checks the members and the status in ConnectWise. It ignores earlier notes.
     */
    put: operations["putSettingsActing"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/settings/acting/requests": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Commands from tickets, newest first */
    get: operations["getSettingsActingRequests"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/settings/custom-fields": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The values of custom fields on new tickets, by board */
    get: operations["getSettingsCustomFields"];
    /**
     * Set the values of custom fields on new tickets
     * @description All boards and fields, as read before. Picket checks each field in ConnectWise, and each value. Held tickets are decided again.
     */
    put: operations["putSettingsCustomFields"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/settings/custom-fields/preview": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * What the custom fields of a ticket would contain
     * @description For the newest incident, or for a sample. Nothing is saved.
     */
    post: operations["postSettingsCustomFieldsPreview"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/connectwise/boards/{id}/custom-fields": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Custom fields that tickets of a board may have
     * @description From their definitions, if the security role may read them, and from the newest ticket of the board. Fields of other screens are left out.
     */
    get: operations["getConnectwiseBoardsByIdCustomFields"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/settings/closing": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether Picket closes tickets in ConnectWise, and when */
    get: operations["getSettingsClosing"];
    /**
     * Set whether Picket closes tickets in ConnectWise, and when
     * @description Picket reads each new status in ConnectWise: it must be active and close tickets. It never closes a ticket that a person has touched, unless `evenIfTouched` is set. Closing needs optional permissions (`GET /api/v1/settings/rights`).
     */
    put: operations["putSettingsClosing"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/settings/closing/preview": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * How many open tickets these settings would close now
     * @description Nothing is saved or closed. Picket leaves a ticket open if a person has touched it; it checks that in ConnectWise right before it closes the ticket.
     */
    post: operations["postSettingsClosingPreview"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/tickets": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Tickets, newest first */
    get: operations["getTickets"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/tickets/export": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Download tickets, with the filters and the order of the list */
    get: operations["getTicketsExport"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/tickets/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One ticket, the requests that were sent and the answers of ConnectWise */
    get: operations["getTicketsById"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/tickets/{id}/retry": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Retry a ticket, or confirm whether ConnectWise has it
     * @description Picket sends a ticket that waits for a person again only after somebody confirms that ConnectWise does not have it.
     */
    post: operations["postTicketsByIdRetry"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/incidents/{id}/retry": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Decide an incident again immediately, and retry its ticket */
    post: operations["postIncidentsByIdRetry"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/incidents/{id}/skip": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Open no ticket for an incident */
    post: operations["postIncidentsByIdSkip"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/incidents/{id}/unskip": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Undo the skip of an incident, and decide it again immediately */
    post: operations["postIncidentsByIdUnskip"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/incidents/actions": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Retry, skip, silence, accept or allow several incidents
     * @description Each incident has a result: one that fails stops no other. A silence, an accepted risk or an allowed domain concerns later incidents too, so it needs access to all companies. What an incident is then decided to be follows within a second.
     */
    post: operations["postIncidentsActions"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/incidents/actions/{id}/undo": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Undo what was done with several incidents
     * @description Only what was done is undone: an incident that was refused, or that somebody changed since, stays as it is. A repeat answers the same.
     */
    post: operations["postIncidentsActionsByIdUndo"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/settings/retention": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How long detections and incidents are kept */
    get: operations["getSettingsRetention"];
    /**
     * Set how long detections and incidents are kept
     * @description Older records are deleted permanently within the hour. Tickets in ConnectWise stay.
     */
    put: operations["putSettingsRetention"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/settings/severity": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Severity rules, and the action for each severity */
    get: operations["getSettingsSeverity"];
    /**
     * Set severity rules, and the action for each severity
     * @description All settings, as read before. The order of the rules matters. Open incidents get a new severity, and held incidents are decided again.
     */
    put: operations["putSettingsSeverity"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/silences": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Silences with their history, the newest first */
    get: operations["getSilences"];
    put?: never;
    /**
     * Silence matching incidents until an end
     * @description Open tickets do not change. Silenced incidents are held, and decided again at the end.
     */
    post: operations["postSilences"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/silences/{id}/end": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** End a silence now, and decide the incidents that it held again */
    post: operations["postSilencesByIdEnd"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/silences/preview": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Count the incidents that a silence would match */
    post: operations["postSilencesPreview"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/acceptances": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Accepted risks with their history, the newest first */
    get: operations["getAcceptances"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/acceptances/{id}/revoke": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Revoke an accepted risk, and decide the incidents that it skipped again */
    post: operations["postAcceptancesByIdRevoke"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/incidents/{id}/accept": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Accept the risk of an incident, for a time or without an end
     * @description Until the end, Picket skips this incident and later ones of the same company and domain, on this device or on any. An existing ticket does not change.
     */
    post: operations["postIncidentsByIdAccept"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/maintenance-windows": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All maintenance windows */
    get: operations["getMaintenanceWindows"];
    put?: never;
    /** Create a maintenance window */
    post: operations["postMaintenanceWindows"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/maintenance-windows/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Change a maintenance window */
    put: operations["putMaintenanceWindowsById"];
    post?: never;
    /** Delete a maintenance window, and decide the incidents that it holds again */
    delete: operations["deleteMaintenanceWindowsById"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/companies/{id}/noise": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Silences, accepted risks and maintenance windows that can apply to a company
     * @description Those in force that name the company or no company. A company that does not exist has those that name none.
     */
    get: operations["getCompaniesByIdNoise"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/connectwise/ticket-service/rehearse": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The tickets that these settings would have opened in the last days
     * @description Picket assumes that the ticket service is complete and enabled, and that ConnectWise works. It uses the present mappings, silences and accepted risks, and the maintenance windows of that time. Incidents stay grouped as they were. Nothing is created or changed.
     */
    post: operations["postConnectwiseTicketServiceRehearse"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/companies": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The companies of all sources */
    get: operations["getCompanies"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/companies/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One company */
    get: operations["getCompaniesById"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/companies/{id}/mapping": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Map a company to a ConnectWise company
     * @description Picket checks in ConnectWise that the company exists. Held incidents of the company are decided again.
     */
    put: operations["putCompaniesByIdMapping"];
    post?: never;
    /** Remove a company’s mapping: no more tickets are opened for it */
    delete: operations["deleteCompaniesByIdMapping"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/companies/suggestions": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Suggested ConnectWise companies for companies without a mapping
     * @description The companies with the most held incidents first. This maps nothing: a person accepts the suggestions.
     */
    get: operations["getCompaniesSuggestions"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/companies/mappings": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Map several companies to ConnectWise companies
     * @description Picket checks, saves and audits each one separately. A fault in one does not affect the others.
     */
    post: operations["postCompaniesMappings"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/companies/mappings/export": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Download all companies with their mappings */
    get: operations["getCompaniesMappingsExport"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/companies/mappings/check": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Show what a file of mappings would change
     * @description Changes nothing. To apply it, send the lines with the change `map` or `change` to `POST /companies/mappings`.
     */
    post: operations["postCompaniesMappingsCheck"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/reports/summary": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What happened at a company in a period, or at all companies together */
    get: operations["getReportsSummary"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/reports/document": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The report to hand to a customer: HTML made for paper, or CSV */
    get: operations["getReportsDocument"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/reports/companies": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The companies by name, each with its counts of a period */
    get: operations["getReportsCompanies"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/reports/billing": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Download the counts of every company in a period, for bills */
    get: operations["getReportsBilling"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/settings/reports": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The words of the MSP on its reports */
    get: operations["getSettingsReports"];
    /**
     * Set the words of the MSP on its reports
     * @description Every later report has them.
     */
    put: operations["putSettingsReports"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/reports/logo": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The logo on reports */
    get: operations["getReportsLogo"];
    /** Set the logo on reports: PNG or JPEG */
    put: operations["putReportsLogo"];
    post?: never;
    /** Remove the logo from reports */
    delete: operations["deleteReportsLogo"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/reports/schedules": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Reports that are sent by schedule, with the state of the last ones */
    get: operations["getReportsSchedules"];
    put?: never;
    /**
     * Send a report every month or week
     * @description Each period is sent once. A period that Picket missed while it was down is sent once afterwards.
     */
    post: operations["postReportsSchedules"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/reports/schedules/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Change a report schedule */
    put: operations["putReportsSchedulesById"];
    post?: never;
    /** Delete a report schedule */
    delete: operations["deleteReportsSchedulesById"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/reports/schedules/{id}/test": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send the report of the last period now, marked as a test
     * @description It goes to the recipients, or opens a ticket. `deliveries` has its state.
     */
    post: operations["postReportsSchedulesByIdTest"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/reports/schedules/{id}/deliveries/{deliveryId}/send-again": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send a report again that failed, or that did not arrive */
    post: operations["postReportsSchedulesByIdDeliveriesByDeliveryIdSendAgain"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/companies/{id}/rules": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What is set for one company: tickets, priorities, quiet hours */
    get: operations["getCompaniesByIdRules"];
    /**
     * Set whether a company gets tickets, their priorities, and its quiet hours
     * @description All values, as read before. Held incidents of the company are decided again. Picket looks new priorities up in ConnectWise.
     */
    put: operations["putCompaniesByIdRules"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/settings/catch-all": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The ConnectWise company for companies without a mapping */
    get: operations["getSettingsCatchAll"];
    /**
     * Choose the ConnectWise company for companies without a mapping, or none
     * @description Off by default. Each ticket there names the real company in its summary and text. Once a company is mapped, its new incidents go to its own ConnectWise company.
     */
    put: operations["putSettingsCatchAll"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/sources": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All sources, oldest first */
    get: operations["getSources"];
    put?: never;
    /** Create a source */
    post: operations["postSources"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/sources/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One source */
    get: operations["getSourcesById"];
    put?: never;
    post?: never;
    /** Delete a source, its companies and their mappings */
    delete: operations["deleteSourcesById"];
    options?: never;
    head?: never;
    /**
     * Change a source
     * @description A changed address needs the API key again: Picket does not send a saved key to another address.
     */
    patch: operations["patchSourcesById"];
    trace?: never;
  };
  "/api/v1/sources/{id}/rotate-secret": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give a webhook a new secret and bearer token
     * @description The old ones stay valid for 24 hours, so that you can change the senders.
     */
    post: operations["postSourcesByIdRotateSecret"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/sources/{id}/quarantine": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Quarantined rows of a source, newest first */
    get: operations["getSourcesByIdQuarantine"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/sources/{id}/quarantine/read-again": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Read the quarantine of a webhook again, with its present settings
     * @description At most 1000 rows at a time, oldest first. Rows that still cannot be read stay.
     */
    post: operations["postSourcesByIdQuarantineReadAgain"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/source-mappings/presets": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Preset field mappings for products with known JSON */
    get: operations["getSourceMappingsPresets"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/source-mappings/preview": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Try a field mapping with a sample; nothing is stored */
    post: operations["postSourceMappingsPreview"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/sources/{id}/poll": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Read a source now */
    post: operations["postSourcesByIdPoll"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/sources/test": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Test a key of HYAS Protect without saving anything */
    post: operations["postSourcesTest"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/sources/{id}/detections": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send detections (the address of a webhook)
     * @description Signed as in Standard Webhooks (`webhook-id`, `webhook-timestamp`, `webhook-signature`) with the source’s secret, or with `Authorization: Bearer` and its bearer token. You can safely send the same request again. The answer is sent after everything is stored. Also accepted: one JSON per line (`application/x-ndjson`), `Content-Encoding: gzip` (signed as it is sent), `svix-…` headers and the standard envelope (`type`, `timestamp`, `data`). An item whose `status`, `event` or `action` is resolved, recovered, closed or ok is counted but not stored.
     */
    post: operations["postSourcesByIdDetections"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/detections": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Detections, the newest first */
    get: operations["getDetections"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/detections/export": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Download detections, with the filters and the order of the list */
    get: operations["getDetectionsExport"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/detections/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One detection */
    get: operations["getDetectionsById"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/allow-list": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Domains that open no tickets, the newest entry first */
    get: operations["getAllowList"];
    put?: never;
    /**
     * Allow a domain for one company or for all
     * @description An incident opens no ticket when all its domains are allowed. Existing tickets stay.
     */
    post: operations["postAllowList"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/allow-list/{id}/undo": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Undo an entry, and decide the open incidents that it skipped again */
    post: operations["postAllowListByIdUndo"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/allow-list/{id}/retry": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Retry changes that failed at the protective DNS */
    post: operations["postAllowListByIdRetry"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/incidents": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Incidents, the last opened first */
    get: operations["getIncidents"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/incidents/export": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Download incidents, with the filters and the order of the list */
    get: operations["getIncidentsExport"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/incidents/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One incident with its timeline */
    get: operations["getIncidentsById"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/incidents/{id}/context": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Where else the domain and the device of an incident were seen, and where to look the domain up */
    get: operations["getIncidentsByIdContext"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/settings/look-ups": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The services that an incident links to, to look up its domain */
    get: operations["getSettingsLookUps"];
    /**
     * Set the services that an incident links to, to look up its domain
     * @description All services, as read before. The page of each incident links to them.
     */
    put: operations["putSettingsLookUps"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/search": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Incidents, tickets, companies, devices, domains, pages and actions
     * @description Understands a part of a name, `bad[.]example`, `hxxps://…`, a pasted URL, international names in both forms, `#5005` or `5005`, and a reference of Picket or its beginning.
     */
    get: operations["getSearch"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/settings/callbacks": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether ConnectWise sends callbacks when tickets change */
    get: operations["getSettingsCallbacks"];
    /**
     * Switch ConnectWise callbacks on or off
     * @description The answer is sent after Picket has registered the callback in ConnectWise, or removed it. `problem` says why it failed. Without callbacks, Picket reads tickets twice a minute.
     */
    put: operations["putSettingsCallbacks"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/connectwise/callbacks": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The callback that ConnectWise sends when a ticket changes
     * @description Signed by ConnectWise (`x-content-signature`). Picket ignores its content and only marks the ticket to be read.
     */
    post: operations["postConnectwiseCallbacks"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/releases": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Incidents that a change would release and that wait for a choice, by company */
    get: operations["getReleases"];
    put?: never;
    /**
     * Release the incidents that wait for a choice, or ticket only new ones
     * @description `now`: they are ticketed. `new-only`: they are closed without a ticket, and the next detection opens a new incident.
     */
    post: operations["postReleases"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/dns/status": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether the protective DNS answers, where, and with which policy */
    get: operations["getDnsStatus"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/dns/why": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Why a name is blocked, allowed or answered
     * @description Answered by the index that is in force, so by what the resolver really does.
     */
    get: operations["getDnsWhy"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/dns/rpz/{token}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The policy of a company as a response policy zone (RPZ)
     * @description The address for Unbound’s `rpz: url:`, with a token made for it. A zone has no times, query types, networks or devices: rules with these are left out, and named in its comments.
     */
    get: operations["getDnsRpzByToken"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/dns/companies": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The companies of the protective DNS */
    get: operations["getDnsCompanies"];
    put?: never;
    /** Add a company to the protective DNS */
    post: operations["postDnsCompanies"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/dns/companies/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One company of the protective DNS */
    get: operations["getDnsCompaniesById"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Rename or archive a company, or change its categories */
    patch: operations["patchDnsCompaniesById"];
    trace?: never;
  };
  "/api/v1/dns/companies/{id}/networks": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Add a network: queries from it are the company’s */
    post: operations["postDnsCompaniesByIdNetworks"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/dns/companies/{id}/devices": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Name a device by its address */
    post: operations["postDnsCompaniesByIdDevices"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/dns/companies/{id}/listeners": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give a company an address of Picket, to tell apart private networks that are the same
     * @description Queries from private addresses that arrive there are the company’s. Picket must listen at exactly this address (`PICKET_DNS_LISTEN`).
     */
    post: operations["postDnsCompaniesByIdListeners"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/dns/companies/{id}/tokens": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make a token for DNS over HTTPS, or for the policy as a zone */
    post: operations["postDnsCompaniesByIdTokens"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/dns/companies/{id}/networks/{partId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Remove a network */
    delete: operations["deleteDnsCompaniesByIdNetworksByPartId"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/dns/companies/{id}/devices/{partId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Remove a device */
    delete: operations["deleteDnsCompaniesByIdDevicesByPartId"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/dns/companies/{id}/listeners/{partId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Take back an address of Picket from a company */
    delete: operations["deleteDnsCompaniesByIdListenersByPartId"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/dns/companies/{id}/tokens/{partId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Revoke a token: it is refused within seconds */
    delete: operations["deleteDnsCompaniesByIdTokensByPartId"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/dns/companies/own": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The company of the MSP itself, for its own networks
     * @description Made if there is none yet, with the name of the MSP. Then it is a company like any other: give it its networks, and map it to a ConnectWise company.
     */
    post: operations["postDnsCompaniesOwn"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/dns/companies/{id}/dynamic-networks": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Add a network whose addresses change
     * @description It follows a DNS name, or it gets a token: the customer’s router then calls `/dns/update/<token>`.
     */
    post: operations["postDnsCompaniesByIdDynamicNetworks"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/dns/companies/{id}/dynamic-networks/{partId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Remove a network whose addresses change: its token is refused at once */
    delete: operations["deleteDnsCompaniesByIdDynamicNetworksByPartId"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/dns/update/{token}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Say which address a network has now, as dynamic DNS clients do
     * @description Answers `good <address>` (changed), `nochg <address>`, `dnserr` (the address is of no customer’s network, or lies in a network of another company) or `911` (it changed seconds ago: again later).
     */
    get: operations["getDnsUpdateByToken"];
    put?: never;
    /**
     * Say which address a network has now, as dynamic DNS clients do
     * @description Answers `good <address>` (changed), `nochg <address>`, `dnserr` (the address is of no customer’s network, or lies in a network of another company) or `911` (it changed seconds ago: again later).
     */
    post: operations["postDnsUpdateByToken"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/dns/statistics": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How many queries were answered and blocked, by hour and by company */
    get: operations["getDnsStatistics"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/dns/top-blocked": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The names and the clients that were blocked most often */
    get: operations["getDnsTopBlocked"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/dns/companies/{id}/query-log": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether all queries of a company are logged, and until when */
    get: operations["getDnsCompaniesByIdQueryLog"];
    put?: never;
    /**
     * Log all queries of a company for some hours
     * @description Without it, only what is blocked or watched is recorded. The previous log of the company is deleted.
     */
    post: operations["postDnsCompaniesByIdQueryLog"];
    /** Delete the log of a company with its queries */
    delete: operations["deleteDnsCompaniesByIdQueryLog"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/dns/companies/{id}/query-log/stop": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** End the log of a company now; its queries stay */
    post: operations["postDnsCompaniesByIdQueryLogStop"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/dns/companies/{id}/query-log/queries": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The logged queries of a company, the newest first */
    get: operations["getDnsCompaniesByIdQueryLogQueries"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/dns/lists": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Hand-made lists of the MSP and of companies, the oldest first */
    get: operations["getDnsLists"];
    put?: never;
    /** Add a list */
    post: operations["postDnsLists"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/dns/lists/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A list */
    get: operations["getDnsListsById"];
    put?: never;
    post?: never;
    /** Delete a list with its entries */
    delete: operations["deleteDnsListsById"];
    options?: never;
    head?: never;
    /** Change a list */
    patch: operations["patchDnsListsById"];
    trace?: never;
  };
  "/api/v1/dns/lists/{id}/entries": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The entries of a list, the newest first */
    get: operations["getDnsListsByIdEntries"];
    put?: never;
    /** Add entries to a list, or show what would be added */
    post: operations["postDnsListsByIdEntries"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/dns/entries/{id}/remove": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take an entry off its list
     * @description It stays in the history, and can be restored.
     */
    post: operations["postDnsEntriesByIdRemove"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/dns/entries/{id}/restore": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Put a removed entry back on its list */
    post: operations["postDnsEntriesByIdRestore"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/dns/rules": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The rules of the MSP or of a company, in order */
    get: operations["getDnsRules"];
    /**
     * Replace the rules of the MSP or of a company
     * @description The order of the list is the order of the rules. Rules that are left out are deleted.
     */
    put: operations["putDnsRules"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/dns/feeds": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All feeds */
    get: operations["getDnsFeeds"];
    put?: never;
    /** Add a feed; it is fetched at once */
    post: operations["postDnsFeeds"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/dns/catalogue": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Public lists that can be added as feeds, and all categories
     * @description Picket contains none of their data. Read the terms of a list before you add it.
     */
    get: operations["getDnsCatalogue"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/dns/feeds/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Delete a feed with its copy */
    delete: operations["deleteDnsFeedsById"];
    options?: never;
    head?: never;
    /** Change a feed */
    patch: operations["patchDnsFeedsById"];
    trace?: never;
  };
  "/api/v1/dns/feeds/{id}/fetch": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Fetch a feed now */
    post: operations["postDnsFeedsByIdFetch"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/dns/feeds/{id}/report": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What was read of the last good copy of a feed, and what was not taken */
    get: operations["getDnsFeedsByIdReport"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/settings/dns-resolver": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How the protective DNS of Picket answers */
    get: operations["getSettingsDnsResolver"];
    /**
     * Set how the protective DNS of Picket answers
     * @description It takes effect on every node within seconds.
     */
    put: operations["putSettingsDnsResolver"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/settings/dns-policy": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What the protective DNS blocks for every company */
    get: operations["getSettingsDnsPolicy"];
    /**
     * Set what the protective DNS blocks for every company
     * @description In addition to lists, feeds and rules. It takes effect within seconds.
     */
    put: operations["putSettingsDnsPolicy"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/events": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Changes as they happen: server-sent events
     * @description `hello` at the start, with an id of the running server; `changed` with the changed topics, at most once a second, for callers who are limited to companies only of those; `heartbeat` every 15 s. Changes during a lost connection are not sent: read the lists again.
     */
    get: operations["getEvents"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/notifications/events": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What people can be notified of */
    get: operations["getNotificationsEvents"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/notifications": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Messages that were sent, or wait, the newest first */
    get: operations["getNotifications"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/notifications/channels": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All channels, oldest first */
    get: operations["getNotificationsChannels"];
    put?: never;
    /**
     * Add a channel
     * @description A channel reports what lasts already, too. Messages are delivered at least once: after a crash, one may arrive twice, with the same id.
     */
    post: operations["postNotificationsChannels"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/notifications/channels/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One channel */
    get: operations["getNotificationsChannelsById"];
    put?: never;
    post?: never;
    /** Delete a channel, with its messages */
    delete: operations["deleteNotificationsChannelsById"];
    options?: never;
    head?: never;
    /**
     * Change a channel
     * @description Another mail server needs the password again.
     */
    patch: operations["patchNotificationsChannelsById"];
    trace?: never;
  };
  "/api/v1/notifications/channels/{id}/test": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send a test to a channel now */
    post: operations["postNotificationsChannelsByIdTest"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/notifications/channels/{id}/rotate-secret": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Give a webhook another signing secret; the former ends at once */
    post: operations["postNotificationsChannelsByIdRotateSecret"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/notifications/heartbeat": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The heartbeat address */
    get: operations["getNotificationsHeartbeat"];
    /**
     * Set the heartbeat address
     * @description Each node calls it every minute while its background tasks work. `{node}` in the address stands for the name of the machine.
     */
    put: operations["putNotificationsHeartbeat"];
    post?: never;
    /** Remove the heartbeat address */
    delete: operations["deleteNotificationsHeartbeat"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/auth/sign-in/email": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sign in with e-mail and password */
    post: operations["postAuthSignInEmail"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/auth/sign-in/social": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Start a sign-in with the OpenID provider
     * @description Then open `url`. After a failure, Picket redirects to `errorCallbackURL` with `?error=` and the cause. `signup_disabled`: no user has this e-mail address. `account_not_linked`: the provider has not verified the address. `no_mapped_group`: no group of the person has a role. `USER_DISABLED`, `wrong_issuer`, `token_expired` and others, or the provider’s own error. The log has the details.
     */
    post: operations["postAuthSignInSocial"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/auth/two-factor/verify-totp": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send the code of the authenticator app, to sign in or to finish the setup
     * @description Each code works once.
     */
    post: operations["postAuthTwoFactorVerifyTotp"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/auth/two-factor/verify-backup-code": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sign in with a backup code instead of the app’s code */
    post: operations["postAuthTwoFactorVerifyBackupCode"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/auth/sign-out": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sign out
     * @description If the answer has a `url`, open it next: it signs the person out at the OpenID provider as well.
     */
    post: operations["postAuthSignOut"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/auth/get-session": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Your session and user; null if you are not signed in */
    get: operations["getAuthGetSession"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/auth/list-sessions": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Your sessions */
    get: operations["getAuthListSessions"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/auth/revoke-session": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** End one of your sessions */
    post: operations["postAuthRevokeSession"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/auth/revoke-other-sessions": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** End all your sessions except this one */
    post: operations["postAuthRevokeOtherSessions"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/auth/change-password": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Change your password */
    post: operations["postAuthChangePassword"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/auth/update-user": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Change your name */
    post: operations["postAuthUpdateUser"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/auth/two-factor/enable": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Start the setup of two-factor sign-in
     * @description It is on after the first code was sent to `two-factor/verify-totp`.
     */
    post: operations["postAuthTwoFactorEnable"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/auth/two-factor/disable": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Switch two-factor sign-in off */
    post: operations["postAuthTwoFactorDisable"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/auth/two-factor/generate-backup-codes": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Create new backup codes; the old ones stop working */
    post: operations["postAuthTwoFactorGenerateBackupCodes"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/auth/callback/oidc": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The redirect address for the OpenID provider. Register it there */
    get: operations["getAuthCallbackOidc"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/sign-in": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The available ways to sign in */
    get: operations["getSignIn"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/welcome/check": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Whether a one-time link is valid, and its user */
    post: operations["postWelcomeCheck"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/welcome": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Set a password with a one-time link, then sign in with it */
    post: operations["postWelcome"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/me/confirm": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Confirm your identity with password and code
     * @description For 10 minutes, this session may then change tokens, users and the connection, and export. Signing in has the same effect, unless a trusted device skipped the code.
     */
    post: operations["postMeConfirm"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/settings/sign-in": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who must use two-factor sign-in */
    get: operations["getSettingsSignIn"];
    /**
     * Set who must use two-factor sign-in
     * @description Users who must use it can do nothing else until they switch it on, from their next request (within 5 s on other nodes). To set this, you must use it yourself.
     */
    put: operations["putSettingsSignIn"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/settings/sign-in-provider": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How people of the OpenID provider are known, and the roles of its groups */
    get: operations["getSettingsSignInProvider"];
    /**
     * Set how people of the OpenID provider are known, and the roles of its groups
     * @description It counts from the next sign-in on; sessions that began before go on. The address of the provider and the client are in the environment (PICKET_OIDC_…).
     */
    put: operations["putSettingsSignInProvider"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/me": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who I am */
    get: operations["getMe"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/users": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All users, by e-mail address */
    get: operations["getUsers"];
    put?: never;
    /** Add a user, with a one-time link to set a password */
    post: operations["postUsers"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/users/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change a user’s name, role or companies, disable or enable them
     * @description Disabling ends the user’s sessions: immediately on this node, within 5 s on other nodes.
     */
    patch: operations["patchUsersById"];
    trace?: never;
  };
  "/api/v1/users/{id}/reset": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Remove a user’s password, end the sessions, and create a one-time link to set a new password */
    post: operations["postUsersByIdReset"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/users/{id}/sessions": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The sessions of a user */
    get: operations["getUsersByIdSessions"];
    put?: never;
    post?: never;
    /** End all sessions of a user */
    delete: operations["deleteUsersByIdSessions"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/users/{id}/tokens": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The API tokens that a user created and that are not revoked */
    get: operations["getUsersByIdTokens"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/tokens": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All API tokens, newest first */
    get: operations["getTokens"];
    put?: never;
    /** Create an API token */
    post: operations["postTokens"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/tokens/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Revoke an API token */
    delete: operations["deleteTokensById"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/audit": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who changed what, newest first */
    get: operations["getAudit"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/nodes": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The Pickets that use the database, with their versions, and the migrations it has */
    get: operations["getNodes"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/settings/backup": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** When backups are written, where, and how long they are kept */
    get: operations["getSettingsBackup"];
    /**
     * Set when backups are written, where, and how long they are kept
     * @description Switched on, the first one is written at once. Needs PICKET_BACKUP_PASSPHRASE_FILE. Every file has all of the state, so it takes what an export takes.
     */
    put: operations["putSettingsBackup"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/backups": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The backups: the last good one, the last failure, the next one, and the files on this machine */
    get: operations["getBackups"];
    put?: never;
    /**
     * Write a backup now, also while the schedule is off
     * @description It is written in the background, by one node: read `GET /api/v1/backups` until it is there.
     */
    post: operations["postBackups"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/configuration": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The whole configuration as a file, without secrets */
    get: operations["getConfiguration"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/configuration/schema": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The JSON Schema of a file of configuration
     * @description Editors complete and check the file by it.
     */
    get: operations["getConfigurationSchema"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/configuration/plan": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Show what a file of configuration would change
     * @description Names of ConnectWise are looked up there. The changes are rehearsed and undone, unless secrets are missing (`needs`).
     */
    post: operations["postConfigurationPlan"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/configuration/apply": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Apply a file of configuration as planned, in one transaction
     * @description All of it is applied, or nothing. Each change has its own audit event, as when a person makes it. A changed connection needs the scope “connection”, a changed sign-in “users”, changed backups “export”.
     */
    post: operations["postConfigurationApply"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/export": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The whole state as a file, with its secrets encrypted by a passphrase */
    post: operations["postExport"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/import": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Import an exported state into an empty installation
     * @description Stop the exported installation first: two installations with the same state would open every ticket twice. An export of an older Picket is migrated. Users and API tokens are then those of the export, and people must sign in again.
     */
    post: operations["postImport"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    RoutingMatchesInput: {
      /**
       * @description Companies. Any of them.
       * @default []
       */
      companyIds: number[];
      /**
       * @description Block reasons; `*` matches any characters. Any of them.
       * @default []
       */
      reasons: string[];
      /**
       * @description Verdicts, in the same form. Any of them.
       * @default []
       */
      verdicts: string[];
      /**
       * @description Threat levels of the source, in the same form. Any of them.
       * @default []
       */
      threatLevels: string[];
      /**
       * @description Severities.
       * @default []
       */
      severities: ("critical" | "high" | "medium" | "low" | "informational")[];
      /**
       * @description Device names or client addresses, in the same form. Any of them.
       * @default []
       */
      devices: string[];
      /**
       * @description Domains, in the same form. A registrable domain matches all names below it. Any of them.
       * @default []
       */
      domains: string[];
    };
    MappedFieldInput: {
      /** @description A JSONPath (RFC 9535) into the item, such as $.labels.domain. */
      path?: string;
      /** @description Used if there is no path, or no value at the path. */
      constant?: string;
      /** @description The replacement for a value, in any letter case. Other values do not change. */
      values?: {
        [key: string]: string;
      };
    };
    FieldMappingInput: {
      /** @description Where the items are, such as $.alerts[*]. Without it: each element of a list, or the whole body. */
      items?: string;
      /**
       * @description All of these must be true of an item. Other items are ignored and counted.
       * @default []
       */
      only: {
        path: string;
        /** @description True if one of these is at the path, in any letter case. */
        in: (string | number | boolean)[];
      }[];
      /** @description If this is true, the item reports that the incident has ended. It opens none. */
      over?: {
        path: string;
        /** @description True if one of these is at the path, in any letter case. */
        in: (string | number | boolean)[];
        /** @description When it ended. Without a value: now. */
        at?: string;
      };
      fields: {
        id?: components["schemas"]["MappedFieldInput"];
        occurredAt?: components["schemas"]["MappedFieldInput"];
        domain?: components["schemas"]["MappedFieldInput"];
        companyId?: components["schemas"]["MappedFieldInput"];
        companyName?: components["schemas"]["MappedFieldInput"];
        verdict?: components["schemas"]["MappedFieldInput"];
        reasons?: components["schemas"]["MappedFieldInput"];
        deviceName?: components["schemas"]["MappedFieldInput"];
        clientAddress?: components["schemas"]["MappedFieldInput"];
        processName?: components["schemas"]["MappedFieldInput"];
        user?: components["schemas"]["MappedFieldInput"];
        queryType?: components["schemas"]["MappedFieldInput"];
        policy?: components["schemas"]["MappedFieldInput"];
        threatLevel?: components["schemas"]["MappedFieldInput"];
        domainAgeDays?: components["schemas"]["MappedFieldInput"];
        registrar?: components["schemas"]["MappedFieldInput"];
        categories?: components["schemas"]["MappedFieldInput"];
        lists?: components["schemas"]["MappedFieldInput"];
      };
    };
    WebhookItemInput: {
      /** @description The sender’s id of the detection. With time, company, domain and device, it identifies repeats. */
      id: string | number;
      /** @description The time of the DNS query: ISO 8601 with a zone, such as `2026-03-01T12:00:00Z`. Also accepted: zones such as `+0200` and `+02`, and a space instead of `T`. */
      occurredAt: string;
      /** @description The queried name: in Unicode, in Punycode, or in presentation format (`\208\191.example`); or an IP address. */
      domain: string;
      company?: {
        /** @description The id of the client organization. It never changes. */
        id: string | number;
        /** @description The name of the organization. Without it, the id is shown. */
        name?: (string | number) | null;
      } | null;
      /** @description blocked, malicious, suspicious, permitted, or the sender’s own word. */
      verdict?: string | null;
      /** @description Why it was blocked. The first 50 are kept. */
      reasons?: string[] | null;
      /** @description The device that sent the query. */
      deviceName?: (string | number) | null;
      /** @description The address that sent the query. */
      clientAddress?: (string | number) | null;
      /** @description The program that sent the query. */
      processName?: (string | number) | null;
      /** @description Who was signed in: a login or an e-mail address. */
      user?: (string | number) | null;
      /** @description A, AAAA, HTTPS, … */
      queryType?: (string | number) | null;
      /** @description The policy that blocked it. */
      policy?: (string | number) | null;
      /** @description The severity, in the sender’s words. */
      threatLevel?: (string | number) | null;
      /** @description How many days ago the domain was registered, up to 36500. Else it is left out. */
      domainAgeDays?: (number | string) | null;
      /** @description The registrar of the domain. */
      registrar?: (string | number) | null;
      /** @description The categories of the domain. */
      categories?: string[] | null;
      /** @description The lists that name the domain. */
      lists?: string[] | null;
    };
    IncidentSettingsInput: {
      /**
       * @description What two detections at one company must share to be the same incident.
       * @enum {string}
       */
      grouping: "domain" | "domain+device" | "device";
      /** @description How long a new incident groups detections before its ticket is opened. */
      groupingWaitSeconds: number;
      /** @description An incident without a ticket closes after this long without a detection. An incident with a ticket closes when the ticket is closed in ConnectWise. */
      quietAfterHours: number;
      /** @description An incident held for this long without a new detection gets no ticket. */
      heldLimitHours: number;
      /** @description Verdicts that open tickets. */
      ticketedVerdicts: string[];
      /** @description Block reasons that open no ticket. An incident with another reason still opens one. */
      mutedReasons: string[];
      /** @description The number of detections before a ticket is opened. */
      minimumDetections: number;
      /** @description Write bad[.]example in tickets, so that nobody opens it by accident. */
      defangDomains: boolean;
    };
    SourceWatchInput: {
      /** @description After so many hours without a detection, a source counts as silent; null: never. */
      silentAfterHours: number | null;
    };
    /** @description The events that it reports, each with the minutes that it has to last before. Omitted: not reported. */
    NotificationEventsInput: {
      connection_refused?: number;
      connection_unreachable?: number;
      outcome_unknown?: number;
      ticket_refused?: number;
      held?: number;
      storm?: number;
      company_unmapped?: number;
      source_failing?: number;
      source_silent?: number;
      setup?: number;
      dns?: number;
      background_task?: number;
      disk?: number;
      backup?: number;
      report?: number;
      sign_in_locked?: number;
      sign_in_provider?: number;
    };
    ScheduleInput: {
      /** @constant */
      kind: "once";
      /** Format: date-time */
      startsAt: string;
      /** Format: date-time */
      endsAt: string;
    } | {
      /** @constant */
      kind: "weekly";
      /** @description The days on which the window starts. */
      days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
      /** @description HH:MM, local time in that zone. */
      from: string;
      /** @description The end. It is on the next day if it is not after the start. */
      to: string;
      /** @description IANA time zone: Europe/London. */
      timeZone: string;
    };
    QuietHoursInput: {
      /** @description The days on which they start. */
      days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
      /** @description HH:MM, local time in that zone. */
      from: string;
      /** @description The end. It is on the next day if it is not after the start. */
      to: string;
      /** @description IANA time zone: Europe/London. */
      timeZone: string;
    };
    CompanyQuietHoursInput: {
      /** @description IANA time zone of the company: America/Chicago. */
      timeZone: string;
      windows: {
        /** @description The days on which it starts. */
        days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
        from: string;
        /** @description The end. It is on the next day if it is not after the start. */
        to: string;
      }[];
    };
    SeverityRuleInput: {
      /** @enum {string} */
      severity: "critical" | "high" | "medium" | "low" | "informational";
      /**
       * @description Block reasons, including categories: letter case is ignored, `*` matches any characters. One match is enough.
       * @default []
       */
      reasons: string[];
      /**
       * @description Verdicts, in the same form.
       * @default []
       */
      verdicts: string[];
      /**
       * @description Threat levels, in the same form.
       * @default []
       */
      threatLevels: string[];
    };
    SeverityTreatmentInput: {
      /**
       * @description The action: its own ticket, a line in the daily digest, or nothing.
       * @enum {string}
       */
      action: "ticket" | "digest" | "none";
      /** @description How many detections it takes for a ticket; null: as in the incident settings. */
      minimumDetections: number | null;
      /** @description How many devices it takes. An incident has only one device if the grouping includes the device. */
      minimumDevices: number;
      /** @description The time within which they must be seen; null: while the incident is open. */
      withinMinutes: number | null;
    };
    SeveritySettingsInput: {
      /** @description The first matching rule sets the severity. */
      rules: components["schemas"]["SeverityRuleInput"][];
      /**
       * @description The severity when no rule matches.
       * @enum {string}
       */
      otherwise: "critical" | "high" | "medium" | "low" | "informational";
      treatments: {
        critical: components["schemas"]["SeverityTreatmentInput"];
        high: components["schemas"]["SeverityTreatmentInput"];
        medium: components["schemas"]["SeverityTreatmentInput"];
        low: components["schemas"]["SeverityTreatmentInput"];
        informational: components["schemas"]["SeverityTreatmentInput"];
      };
    };
    RollUpSettingsInput: {
      /** @description Tickets of one company within an hour. Incidents above it share one roll-up ticket. 0: no limit. */
      ticketsPerCompany: number;
      /** @description Tickets of all companies within an hour. Above it, each company gets a roll-up. 0: no limit. */
      ticketsInAll: number;
      /** @description Roll-up tickets of all companies within an hour. Further ones wait, except those with a critical incident. 0: no limit. */
      rollUpsInAll: number;
      /**
       * @description Incidents last seen longer ago than this share one roll-up ticket per company. 0: each gets its own ticket.
       * @default 48
       */
      longAgoHours: number;
      /** @description The hour of the day at which daily digests are sent, in the time zone of Picket. */
      digestHour: number;
    };
    LookUpServiceInput: {
      /**
       * @description How the link is called: `VirusTotal`.
       * @example Domain look-up
       */
      name: string;
      /**
       * @description Begins with https://. `{domain}` stands for the domain, after the host: `https://look-up.example/domain/{domain}`.
       * @example https://look-up.example/domain/{domain}
       */
      url: string;
    };
    LookUpSettingsInput: {
      /** @description Services in which a technician looks up a domain. Picket itself sends nothing to them. */
      services: components["schemas"]["LookUpServiceInput"][];
    };
    RecurrenceSettingsInput: {
      /** @description A threat seen again within this time after its ticket was closed is the same incident, opened again. Later it is a new incident. 0: always a new one. */
      withinHours: number;
      /**
       * @description What Picket does then: open a new ticket that names the earlier one, or reopen the same ticket (a new one if that fails).
       * @enum {string}
       */
      onRecurrence: "new_ticket" | "reopen";
      /** @description The least time between two such tickets of an incident. Until then, detections are counted and the incident is held. */
      atMostEveryHours: number;
      /**
       * @description Names of ConnectWise statuses, on every board, that count as closed although they do not close a ticket. A status with the escalation status Resolved always counts. The status of a new ticket never counts.
       * @default []
       */
      closedStatuses: string[];
      /** @description Whether Picket adds internal notes on new detections to an open ticket. */
      notes: boolean;
      /** @description At most one note per ticket in this time, on all new detections. A worse verdict is noted after an hour. */
      noteEveryHours: number;
      /**
       * @description `everything`: also when there are only more detections. `news`: only new devices, domains or reasons.
       * @enum {string}
       */
      noteWhat: "everything" | "news";
    };
    MatchersInput: {
      /**
       * @description Any of these companies.
       * @default []
       */
      companyIds: number[];
      /**
       * @description Domains; `*` matches any characters. A registrable domain matches all names below it. Otherwise every domain of the incident must match.
       * @default []
       */
      domains: string[];
      /**
       * @description Names or addresses of devices, in the same form. Every device must match.
       * @default []
       */
      devices: string[];
      /**
       * @description Block reasons, in the same form. Every reason must match.
       * @default []
       */
      reasons: string[];
      /**
       * @description Verdicts.
       * @default []
       */
      verdicts: string[];
      /**
       * @description Severities.
       * @default []
       */
      severities: ("critical" | "high" | "medium" | "low" | "informational")[];
    };
    NextStepsTextInput: {
      /** @description A text with the name of a shipped one replaces it, in any letter case. */
      name: string;
      /** @description Block reasons or categories, or whole words of them, in any letter case. */
      matches: string[];
      text: string;
    };
    DnsRuleInput: {
      /** @description Of an existing rule; without it, a new one. */
      id?: number;
      name: string;
      /** @description All that are given must hold; of each list, one. Without any, the rule holds for every query. */
      when: {
        /**
         * @description `*` stands for any characters inside one label.
         * @default []
         */
        names: {
          pattern: string;
          /**
           * @default with_below
           * @enum {string}
           */
          reach: "exact" | "with_below" | "only_below";
        }[];
        /** @default [] */
        tlds: string[];
        /**
         * @description The name is in one of them.
         * @default []
         */
        categories: string[];
        /**
         * @description Query types: `A`, `AAAA`, `TXT`, `TYPE65`.
         * @default []
         */
        types: string[];
        /**
         * @description The client’s address is in one of them.
         * @default []
         */
        networks: string[];
        /**
         * @description Names of devices.
         * @default []
         */
        devices: string[];
        /**
         * @description Times of the week.
         * @default []
         */
        windows: {
          /** @description On which it begins. */
          days: ("sun" | "mon" | "tue" | "wed" | "thu" | "fri" | "sat")[];
          from: string;
          /** @description On the next day if it is not after `from`. */
          to: string;
          timeZone: string;
        }[];
      };
      /**
       * @description How it is blocked, or `allow`, or `watch`: answered and recorded.
       * @enum {string}
       */
      action: "nxdomain" | "nodata" | "refused" | "allow" | "watch";
      /**
       * @description It holds also for names on the guard list.
       * @default false
       */
      overridesGuard: boolean;
      /**
       * @description Of the MSP: no company can weaken it.
       * @default false
       */
      locked: boolean;
      /** @default true */
      enabled: boolean;
    };
    TicketContentsInput: {
      /**
       * @description Where the description of new tickets goes: Discussion, which customers can read, or Internal Analysis.
       * @enum {string}
       */
      describeIn: "discussion" | "internal";
      /**
       * @description Where notes on later detections go.
       * @enum {string}
       */
      notesIn: "discussion" | "internal";
      /** @description Whether the detections are attached to new tickets, as a CSV file that customers do not see. */
      attachDetections: boolean;
    };
    LinkSettingsInput: {
      /** @description Whether Picket links each new ticket to the configurations of its devices. It needs Configurations: Inquire = All and Service Tickets: Edit = All. */
      configurations: boolean;
      /**
       * @description The contact of new tickets. `found`: the contact with the e-mail address of the user in the detections, else as `default`. `default`: ConnectWise’s default contact of the company. A contact that is chosen for a company comes before the default. Picket never e-mails a contact.
       * @default none
       * @enum {string}
       */
      contact: "none" | "default" | "found";
    };
    /** @description The fault, and how to fix it (RFC 9457). */
    ProblemDetails: {
      /** @constant */
      type: "about:blank";
      /** @description The meaning of the status. */
      title: string;
      status: number;
      /** @description Stable and machine-readable: `<capability>.<what>`. */
      code: string;
      /** @description What happened, and where. */
      detail: string;
      /** @description How to fix it. */
      hint: string;
      /**
       * @description Whether the same request again may help.
       * @enum {string}
       */
      retry: "never" | "later" | "unknown";
      /** @description The id of the request in Picket’s log. */
      requestId: string;
      /** @description The values that are not valid. */
      errors?: {
        /** @enum {string} */
        in: "body" | "query" | "path" | "headers";
        /** @description JSON pointer (RFC 6901) to the value. */
        pointer: string;
        detail: string;
      }[];
      details?: {
        [key: string]: unknown;
      };
    };
    ApiToken: {
      id: number;
      name: string;
      /** @enum {string} */
      role: "viewer" | "analyst" | "admin";
      /** @description Its first characters. */
      hint: string;
      /** Format: date-time */
      createdAt: string;
      createdBy: string;
      /** @description To the minute. */
      lastUsedAt: string | null;
      expiresAt: string | null;
      revokedAt: string | null;
      /** @description The companies whose things it may see; null: all. An empty list: none, since they were deleted. */
      companies: {
        id: number;
        name: string;
      }[] | null;
      /** @description What it may do beyond its role: `tokens`, `users`, `connection`, `export`. */
      scopes: ("tokens" | "users" | "connection" | "export")[];
    };
    UserSession: {
      id: string;
      /** Format: date-time */
      createdAt: string;
      /**
       * Format: date-time
       * @description To the day.
       */
      usedAt: string;
      /** Format: date-time */
      expiresAt: string;
      address: string | null;
      userAgent: string | null;
    };
    User: {
      id: string;
      email: string;
      name: string;
      /** @enum {string} */
      role: "viewer" | "analyst" | "admin";
      disabled: boolean;
      /**
       * @description Invited: the user has not set a password or used the OpenID provider yet.
       * @enum {string}
       */
      state: "invited" | "active" | "disabled";
      twoFactorEnabled: boolean;
      /** @description The companies whose things it may see; null: all. An empty list: none, since they were deleted. */
      companies: {
        id: number;
        name: string;
      }[] | null;
      /** Format: date-time */
      createdAt: string;
    };
    Problem: {
      code: string;
      message: string;
      hint: string;
      /** @enum {string} */
      retry: "never" | "later" | "unknown";
      details?: {
        [key: string]: unknown;
      };
    };
    Check: {
      /** @description Stable, for programs. */
      id: string;
      title: string;
      /**
       * @description unknown: it could not be checked; skipped: an earlier check made it pointless.
       * @enum {string}
       */
      status: "pass" | "fail" | "unknown" | "skipped";
      what: string;
      /** @description How to fix it. */
      hint?: string;
      /** @description Where in ConnectWise to fix it, or to grant the permission. */
      where?: string;
    };
    Choice: {
      id: number;
      name: string;
    };
    Destination: {
      board: components["schemas"]["Choice"] | null;
      status: components["schemas"]["Choice"] | null;
      type: components["schemas"]["Choice"] | null;
      priority: components["schemas"]["Choice"] | null;
      subtype: components["schemas"]["Choice"] | null;
      item: components["schemas"]["Choice"] | null;
      team: components["schemas"]["Choice"] | null;
      source: components["schemas"]["Choice"] | null;
      severity: ("Low" | "Medium" | "High") | null;
      impact: ("Low" | "Medium" | "High") | null;
      /** @description The board of status, type, subtype, item and team: the rule’s own, or the board of the ticket service when the rule was saved. */
      ofBoard: components["schemas"]["Choice"] | null;
    };
    RoutingMatches: {
      /**
       * @description Companies. Any of them.
       * @default []
       */
      companyIds: number[];
      /**
       * @description Block reasons; `*` matches any characters. Any of them.
       * @default []
       */
      reasons: string[];
      /**
       * @description Verdicts, in the same form. Any of them.
       * @default []
       */
      verdicts: string[];
      /**
       * @description Threat levels of the source, in the same form. Any of them.
       * @default []
       */
      threatLevels: string[];
      /**
       * @description Severities.
       * @default []
       */
      severities: ("critical" | "high" | "medium" | "low" | "informational")[];
      /**
       * @description Device names or client addresses, in the same form. Any of them.
       * @default []
       */
      devices: string[];
      /**
       * @description Domains, in the same form. A registrable domain matches all names below it. Any of them.
       * @default []
       */
      domains: string[];
    };
    RoutingRule: {
      id: number;
      name: string;
      enabled: boolean;
      matches: components["schemas"]["RoutingMatches"];
      destination: components["schemas"]["Destination"];
      problem: components["schemas"]["Problem"] | null;
    };
    QuarantinedRow: {
      id: number;
      reason: string;
      /** @description The row as JSON text, cut to 16 KiB. */
      content: string;
      seenCount: number;
      /** Format: date-time */
      firstSeenAt: string;
      /** Format: date-time */
      lastSeenAt: string;
    };
    TicketClosing: {
      /** @enum {string} */
      state: "under_way" | "closed" | "left_open";
      /** @description Why Picket leaves it open. */
      problem: components["schemas"]["Problem"] | null;
      /** @description When it was closed, or left open. */
      at: string | null;
    };
    Ticket: {
      id: number;
      incidentId: number;
      /** @enum {string} */
      incidentKind: "detections" | "storm" | "digest" | "late";
      companyId: number;
      companyName: string;
      /** @description The source’s own id of it; empty for what it attributed to no company. */
      companyExternalId: string;
      /** @description Another company of a source has the same name: show its id too. */
      sameNameElsewhere: boolean;
      registrableDomain: string | null;
      /** @description The External XRef of the ticket in ConnectWise. */
      reference: string;
      /** @enum {string} */
      state: "queued" | "sending" | "unknown" | "created" | "refused" | "needs_person" | "withdrawn";
      connectwiseId: number | null;
      /** @description The ticket in ConnectWise. */
      url: string | null;
      problem: components["schemas"]["Problem"] | null;
      /** @description The state of the ticket in ConnectWise after its creation; nulls before the first reading. */
      connectwise: {
        /** @description Its state in ConnectWise, in words. */
        words: string | null;
        /** @description For a merged ticket, the status of its parent. */
        life: ("open" | "closed" | "deleted") | null;
        statusName: string | null;
        boardName: string | null;
        /** @description Its present company. A person may have moved it. */
        companyName: string | null;
        closedAt: string | null;
        /** @description The ticket into which a person merged it. */
        mergedInto: number | null;
        /** @description Since when Picket does not find it. Two readings confirm the deletion. */
        missingSince: string | null;
        /** @description Why ConnectWise does not show it; null when the last reading succeeded. */
        readProblem: components["schemas"]["Problem"] | null;
        readProblemSince: string | null;
        /** @description When it was last read. */
        readAt: string | null;
        /** @description The Company ID of the ConnectWise that has the ticket, when Picket is now connected to another one. */
        elsewhere: string | null;
      };
      /** @description The routing rule that applied when the ticket was sent; `problem` when Picket could not follow it. */
      routing: {
        ruleId: number;
        rule: string;
        problem: components["schemas"]["Problem"] | null;
      } | null;
      /** Format: date-time */
      queuedAt: string;
      sentAt: string | null;
      createdAt: string | null;
      /** @description When Picket next acts on it automatically. */
      nextAttemptAt: string | null;
    };
    TicketDetails: {
      id: number;
      incidentId: number;
      /** @enum {string} */
      incidentKind: "detections" | "storm" | "digest" | "late";
      companyId: number;
      companyName: string;
      /** @description The source’s own id of it; empty for what it attributed to no company. */
      companyExternalId: string;
      /** @description Another company of a source has the same name: show its id too. */
      sameNameElsewhere: boolean;
      registrableDomain: string | null;
      /** @description The External XRef of the ticket in ConnectWise. */
      reference: string;
      /** @enum {string} */
      state: "queued" | "sending" | "unknown" | "created" | "refused" | "needs_person" | "withdrawn";
      connectwiseId: number | null;
      /** @description The ticket in ConnectWise. */
      url: string | null;
      problem: components["schemas"]["Problem"] | null;
      /** @description The state of the ticket in ConnectWise after its creation; nulls before the first reading. */
      connectwise: {
        /** @description Its state in ConnectWise, in words. */
        words: string | null;
        /** @description For a merged ticket, the status of its parent. */
        life: ("open" | "closed" | "deleted") | null;
        statusName: string | null;
        boardName: string | null;
        /** @description Its present company. A person may have moved it. */
        companyName: string | null;
        closedAt: string | null;
        /** @description The ticket into which a person merged it. */
        mergedInto: number | null;
        /** @description Since when Picket does not find it. Two readings confirm the deletion. */
        missingSince: string | null;
        /** @description Why ConnectWise does not show it; null when the last reading succeeded. */
        readProblem: components["schemas"]["Problem"] | null;
        readProblemSince: string | null;
        /** @description When it was last read. */
        readAt: string | null;
        /** @description The Company ID of the ConnectWise that has the ticket, when Picket is now connected to another one. */
        elsewhere: string | null;
      };
      /** @description The routing rule that applied when the ticket was sent; `problem` when Picket could not follow it. */
      routing: {
        ruleId: number;
        rule: string;
        problem: components["schemas"]["Problem"] | null;
      } | null;
      /** Format: date-time */
      queuedAt: string;
      sentAt: string | null;
      createdAt: string | null;
      /** @description When Picket next acts on it automatically. */
      nextAttemptAt: string | null;
      /** @description The last request that was sent. */
      content: {
        [key: string]: unknown;
      } | null;
      /** @description The requests to ConnectWise for this ticket, oldest first. */
      attempts: {
        /** @enum {string} */
        kind: "create" | "search";
        outcome: string;
        /** @description The HTTP status of ConnectWise’s answer. */
        status: number | null;
        /** @description ConnectWise support finds the request by this value. */
        requestId: string | null;
        problem: components["schemas"]["Problem"] | null;
        /** Format: date-time */
        startedAt: string;
        finishedAt: string | null;
      }[];
      /** @description The last time that Picket closed it, or tried to; null if it never did. */
      closing: components["schemas"]["TicketClosing"] | null;
    };
    IncidentSettings: {
      /**
       * @description What two detections at one company must share to be the same incident.
       * @enum {string}
       */
      grouping: "domain" | "domain+device" | "device";
      /** @description How long a new incident groups detections before its ticket is opened. */
      groupingWaitSeconds: number;
      /** @description An incident without a ticket closes after this long without a detection. An incident with a ticket closes when the ticket is closed in ConnectWise. */
      quietAfterHours: number;
      /** @description An incident held for this long without a new detection gets no ticket. */
      heldLimitHours: number;
      /** @description Verdicts that open tickets. */
      ticketedVerdicts: string[];
      /** @description Block reasons that open no ticket. An incident with another reason still opens one. */
      mutedReasons: string[];
      /** @description The number of detections before a ticket is opened. */
      minimumDetections: number;
      /** @description Write bad[.]example in tickets, so that nobody opens it by accident. */
      defangDomains: boolean;
    };
    SourceWatch: {
      /** @description After so many hours without a detection, a source counts as silent; null: never. */
      silentAfterHours: number | null;
    };
    Heartbeat: {
      on: boolean;
      /** @description Of the address, which itself is a secret. */
      host: string | null;
      /** @enum {string} */
      method: "GET" | "POST";
      /** @description Of this node. */
      lastSuccessAt: string | null;
      /** @description Why the last call of this node failed. */
      problem: components["schemas"]["Problem"] | null;
    };
    /** @description The events that it reports, each with the minutes that it has to last before. Omitted: not reported. */
    NotificationEvents: {
      connection_refused?: number;
      connection_unreachable?: number;
      outcome_unknown?: number;
      ticket_refused?: number;
      held?: number;
      storm?: number;
      company_unmapped?: number;
      source_failing?: number;
      source_silent?: number;
      setup?: number;
      dns?: number;
      background_task?: number;
      disk?: number;
      backup?: number;
      report?: number;
      sign_in_locked?: number;
      sign_in_provider?: number;
    };
    Schedule: {
      /** @constant */
      kind: "once";
      /** Format: date-time */
      startsAt: string;
      /** Format: date-time */
      endsAt: string;
    } | {
      /** @constant */
      kind: "weekly";
      /** @description The days on which the window starts. */
      days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
      /** @description HH:MM, local time in that zone. */
      from: string;
      /** @description The end. It is on the next day if it is not after the start. */
      to: string;
      /** @description IANA time zone: Europe/London. */
      timeZone: string;
    };
    QuietHours: {
      /** @description The days on which they start. */
      days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
      /** @description HH:MM, local time in that zone. */
      from: string;
      /** @description The end. It is on the next day if it is not after the start. */
      to: string;
      /** @description IANA time zone: Europe/London. */
      timeZone: string;
    };
    NotificationChannel: {
      id: number;
      /** @enum {string} */
      kind: "email" | "teams" | "slack" | "webhook";
      name: string;
      enabled: boolean;
      /** @description The recipients, or the host of the address. */
      destination: string;
      /** @description null unless its kind is email. */
      mail: {
        /** @description The SMTP server. */
        host: string;
        /** @description Usually 587 with starttls, 465 with tls. */
        port: number;
        /**
         * @description starttls: encrypted before anything is sent; tls: from the start; none: in clear.
         * @enum {string}
         */
        security: "starttls" | "tls" | "none";
        /** @description null: the server needs no sign-in. */
        user: string | null;
        /** Format: email */
        from: string;
        to: string[];
      } | null;
      hasPassword: boolean;
      events: components["schemas"]["NotificationEvents"];
      quiet: components["schemas"]["QuietHours"] | null;
      mostPerHour: number;
      /** @description Why the last message could not be delivered. */
      problem: components["schemas"]["Problem"] | null;
      problemSince: string | null;
      lastSentAt: string | null;
      /** @description Messages that are not delivered yet. */
      waiting: number;
      /** Format: date-time */
      createdAt: string;
      createdBy: string;
    };
    NotificationMessage: {
      /** @description Stays the same if the message is sent again. */
      id: string;
      /** Format: date-time */
      at: string;
      title: string;
      items: {
        /**
         * @description ended: it is back to normal.
         * @enum {string}
         */
        state: "began" | "ended";
        /** @description The code of the status: `connection_refused`. */
        code: string;
        event: ("connection_refused" | "connection_unreachable" | "outcome_unknown" | "ticket_refused" | "held" | "storm" | "company_unmapped" | "source_failing" | "source_silent" | "setup" | "dns" | "background_task" | "disk" | "backup" | "report" | "sign_in_locked" | "sign_in_provider") | null;
        severity: string;
        what: string;
        hint: string;
        /** Format: date-time */
        since: string;
        until: string | null;
        /** @description The page of the console where it is fixed; needs PICKET_PUBLIC_URL. */
        url: string | null;
      }[];
      /** @description How many further items there were. */
      more: number;
      /** @description The Picket that sends it. */
      from: string;
    };
    Notification: {
      id: number;
      channelId: number;
      /** @description Its name. */
      channel: string;
      /** @enum {string} */
      kind: "news" | "test";
      /**
       * @description failed: it was given up.
       * @enum {string}
       */
      state: "queued" | "sent" | "failed";
      attempts: number;
      nextAttemptAt: string | null;
      problem: components["schemas"]["Problem"] | null;
      /** Format: date-time */
      queuedAt: string;
      sentAt: string | null;
      message: components["schemas"]["NotificationMessage"];
    };
    ReportSchedule: {
      id: number;
      name: string;
      enabled: boolean;
      /** @description null: all companies together. */
      companyId: number | null;
      companyName: string | null;
      plan: {
        /** @constant */
        every: "month";
        /** @description The day of the month: 1 to 28, which every month has. */
        day: number;
        hour: number;
        timeZone: string;
      } | {
        /** @constant */
        every: "week";
        /** @description The day of the week: Monday is 1. A week begins on Monday. */
        day: number;
        hour: number;
        timeZone: string;
      };
      delivery: {
        /** @constant */
        by: "email";
        /** @description A notification channel of the kind email: its server sends. */
        channelId: number;
        to: string[];
      } | {
        /** @constant */
        by: "ticket";
        boardId: number;
        statusId: number;
        typeId: number;
        priorityId: number;
        /** @description Whose ticket it is; null: the company that the reported company is mapped to. */
        connectwiseCompanyId: number | null;
      };
      /** @description null while it is off. */
      nextAt: string | null;
      lastSentAt: string | null;
      /** @description Why the last report was not sent. */
      problem: components["schemas"]["Problem"] | null;
      problemSince: string | null;
      /** @description The last 5 reports, the newest first. */
      deliveries: {
        id: number;
        test: boolean;
        /** @description The first and the last day: `2026-10-01/2026-10-31`. */
        period: string;
        /**
         * @description unknown: it may have arrived, so a person must check before it is sent again.
         * @enum {string}
         */
        state: "queued" | "sending" | "sent" | "failed" | "unknown";
        problem: components["schemas"]["Problem"] | null;
        connectwiseId: number | null;
        /** @description The ticket in ConnectWise. */
        url: string | null;
        /** Format: date-time */
        queuedAt: string;
        sentAt: string | null;
      }[];
      /** Format: date-time */
      createdAt: string;
      createdBy: string;
    };
    Company: {
      id: number;
      sourceId: number;
      sourceName: string;
      /** @description The company’s id at the source; empty for detections without a company. */
      externalId: string;
      name: string;
      /** @description Another company of a source has the same name: show its id as well. */
      sameNameElsewhere: boolean;
      /** Format: date-time */
      firstSeenAt: string;
      /** Format: date-time */
      lastSeenAt: string;
      /** @description Open incidents that are held. */
      heldIncidents: number;
      mapping: {
        connectwiseCompanyId: number;
        /** @description Its name in ConnectWise at the last check. */
        name: string;
        identifier: string | null;
        /** @description Set while Picket cannot open tickets for it. */
        problem: components["schemas"]["Problem"] | null;
        /** Format: date-time */
        mappedAt: string;
        mappedBy: string;
      } | null;
    };
    CompanyWithChoice: {
      id: number;
      sourceId: number;
      sourceName: string;
      /** @description The company’s id at the source; empty for detections without a company. */
      externalId: string;
      name: string;
      /** @description Another company of a source has the same name: show its id as well. */
      sameNameElsewhere: boolean;
      /** Format: date-time */
      firstSeenAt: string;
      /** Format: date-time */
      lastSeenAt: string;
      /** @description Open incidents that are held. */
      heldIncidents: number;
      mapping: {
        connectwiseCompanyId: number;
        /** @description Its name in ConnectWise at the last check. */
        name: string;
        identifier: string | null;
        /** @description Set while Picket cannot open tickets for it. */
        problem: components["schemas"]["Problem"] | null;
        /** Format: date-time */
        mappedAt: string;
        mappedBy: string;
      } | null;
      chosen: {
        status: string | null;
        types: string[];
      };
    };
    ExportedMapping: {
      source: string;
      companySourceId: string;
      company: string;
      connectwiseCompanyId: number | null;
      connectwiseIdentifier: string | null;
      connectwiseCompany: string | null;
    };
    CompanySuggestion: {
      companyId: number;
      name: string;
      sourceName: string;
      /** @description The company’s id at the source. */
      externalId: string;
      /** @description Another company of a source has the same name: show its id as well. */
      sameNameElsewhere: boolean;
      /** @description Open incidents that are held. */
      heldIncidents: number;
      /** @description The best first; empty when none is similar. */
      candidates: {
        connectwiseCompanyId: number;
        name: string;
        identifier: string | null;
        status: string | null;
        types: string[];
        /**
         * @description exact: the same name or identifier, unique in ConnectWise and in the sources, and active. normalised: the same except for legal form, punctuation, diacritics and spaces. similar: a person must check it.
         * @enum {string}
         */
        confidence: "exact" | "normalised" | "similar";
        /** @description Why a company with the same name is only similar. */
        doubt: ("several_in_connectwise" | "several_at_sources" | "not_active") | null;
        /** @description 0 to 1. */
        score: number;
      }[];
    };
    CatchAll: {
      /** @description The ConnectWise company for companies without a mapping; null: their incidents are held. */
      company: {
        connectwiseCompanyId: number;
        name: string;
        identifier: string | null;
        /** @description Set while ConnectWise accepts no tickets for it. */
        problem: components["schemas"]["Problem"] | null;
      } | null;
    };
    CompanyQuietHours: {
      /** @description IANA time zone of the company: America/Chicago. */
      timeZone: string;
      windows: {
        /** @description The days on which it starts. */
        days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
        from: string;
        /** @description The end. It is on the next day if it is not after the start. */
        to: string;
      }[];
    };
    CompanyRules: {
      /** @description False: no tickets are opened for the company; its incidents are held. */
      tickets: boolean;
      /** @description Why it gets no tickets. */
      why: string | null;
      /** @description The priority of its tickets by severity. It wins over the ticket service and routing rules; a severity that is left out follows those. */
      priorities: {
        [key: string]: components["schemas"]["Choice"];
      };
      /** @description Set while ConnectWise refuses one of the priorities. Tickets then use the usual priority. */
      prioritiesProblem: components["schemas"]["Problem"] | null;
      /** @description In these hours, only critical incidents get tickets. The others wait for their end. */
      quiet: components["schemas"]["CompanyQuietHours"] | null;
    };
    Connection: {
      configured: boolean;
      site: string | null;
      companyId: string | null;
      publicKey: string | null;
      /** @description null: PICKET_CONNECTWISE_CLIENT_ID, if set. */
      clientId: string | null;
      /** @description The API client id that Picket sends to ConnectWise; null: none. */
      clientIdInUse: {
        clientId: string;
        /**
         * @description `environment`: PICKET_CONNECTWISE_CLIENT_ID, since the connection has none.
         * @enum {string}
         */
        from: "connection" | "environment";
      } | null;
      /** @description When the private key was entered. Picket never shows it. */
      keysSetAt: string | null;
      /** @description How ConnectWise answered the last requests. */
      health: {
        /**
         * @description untried: saved, but Picket has sent no request yet.
         * @enum {string}
         */
        state: "unconfigured" | "untried" | "ok" | "refused" | "unreachable";
        problem: components["schemas"]["Problem"] | null;
        /** @description null when no connection is configured. */
        since: string | null;
      };
    };
    ConnectWiseRecord: {
      id: number;
      name: string;
      /** @description Whether ConnectWise uses it by default. */
      isDefault?: boolean;
      /** @description Of a status: whether its tickets are closed. */
      closed?: boolean;
      /** @description Of a subtype: its types, if ConnectWise gives them. */
      typeIds?: number[];
    };
    ConnectWiseCompany: {
      id: number;
      name: string;
      /** @description The short name, which distinguishes similar names. */
      identifier: string | null;
      status: string | null;
      /** @description The names of its types, such as Client or Vendor. */
      types: string[];
    };
    ConnectWiseMember: {
      /** @description Their sign-in name, which is also shown on their notes. */
      identifier: string;
      name: string;
    };
    Rights: {
      /** @description When the security role was last read. */
      checkedAt: string | null;
      capabilities: {
        /** @enum {string} */
        name: "notes" | "reopening" | "configurations" | "contacts" | "agreements" | "closing" | "time" | "callbacks" | "attachments";
        title: string;
        /**
         * @description unknown: the security role could not be read, or does not list it.
         * @enum {string}
         */
        state: "granted" | "missing" | "unknown";
        rights: {
          /** @description `Service Tickets: Edit = All` */
          name: string;
          module: string;
          endpoint: string;
          /** @description Where to grant it in ConnectWise. */
          where: string;
          /**
           * @description unknown: the security role could not be read, or does not list it.
           * @enum {string}
           */
          state: "granted" | "missing" | "unknown";
          /** @description Since when this is known. */
          since: string | null;
        }[];
      }[];
    };
    ClosingStatus: {
      boardId: number;
      boardName: string;
      id: number;
      name: string;
    };
    CustomField: {
      id: number;
      caption: string;
      /** @enum {string} */
      type: "Text" | "TextArea" | "Number" | "Percent" | "Currency" | "Checkbox" | "Date" | "Hyperlink" | "IPAddress" | "PhoneNumber";
      /** @description Of a number; null: any. */
      decimals: number | null;
      /** @description The values that a list offers; null: any value. */
      options: string[] | null;
      /** @description A ticket without a value is held. Otherwise, a value that is not valid is left out. */
      required: boolean;
      /** @description The value, or a Liquid template that gives it. */
      value: string;
      /** @description The value to send when the template gives none, or one that is not valid; null: none. */
      fallback: string | null;
      /** @description Entered by hand: ConnectWise did not list it to Picket. */
      manual: boolean;
      /** @description Set while the field or its value cannot be used. */
      problem: components["schemas"]["Problem"] | null;
    };
    BoardCustomFields: {
      boardId: number;
      boardName: string;
      fields: components["schemas"]["CustomField"][];
    };
    SeverityRule: {
      /** @enum {string} */
      severity: "critical" | "high" | "medium" | "low" | "informational";
      /**
       * @description Block reasons, including categories: letter case is ignored, `*` matches any characters. One match is enough.
       * @default []
       */
      reasons: string[];
      /**
       * @description Verdicts, in the same form.
       * @default []
       */
      verdicts: string[];
      /**
       * @description Threat levels, in the same form.
       * @default []
       */
      threatLevels: string[];
    };
    SeverityTreatment: {
      /**
       * @description The action: its own ticket, a line in the daily digest, or nothing.
       * @enum {string}
       */
      action: "ticket" | "digest" | "none";
      /** @description How many detections it takes for a ticket; null: as in the incident settings. */
      minimumDetections: number | null;
      /** @description How many devices it takes. An incident has only one device if the grouping includes the device. */
      minimumDevices: number;
      /** @description The time within which they must be seen; null: while the incident is open. */
      withinMinutes: number | null;
    };
    SeveritySettings: {
      /** @description The first matching rule sets the severity. */
      rules: components["schemas"]["SeverityRule"][];
      /**
       * @description The severity when no rule matches.
       * @enum {string}
       */
      otherwise: "critical" | "high" | "medium" | "low" | "informational";
      treatments: {
        critical: components["schemas"]["SeverityTreatment"];
        high: components["schemas"]["SeverityTreatment"];
        medium: components["schemas"]["SeverityTreatment"];
        low: components["schemas"]["SeverityTreatment"];
        informational: components["schemas"]["SeverityTreatment"];
      };
    };
    RoutingRules: {
      /** @description In the order in which they apply. */
      items: components["schemas"]["RoutingRule"][];
    };
    RollUpSettings: {
      /** @description Tickets of one company within an hour. Incidents above it share one roll-up ticket. 0: no limit. */
      ticketsPerCompany: number;
      /** @description Tickets of all companies within an hour. Above it, each company gets a roll-up. 0: no limit. */
      ticketsInAll: number;
      /** @description Roll-up tickets of all companies within an hour. Further ones wait, except those with a critical incident. 0: no limit. */
      rollUpsInAll: number;
      /**
       * @description Incidents last seen longer ago than this share one roll-up ticket per company. 0: each gets its own ticket.
       * @default 48
       */
      longAgoHours: number;
      /** @description The hour of the day at which daily digests are sent, in the time zone of Picket. */
      digestHour: number;
    };
    DetectionFacts: {
      /** @description How many days ago the domain was registered. */
      domainAgeDays?: number;
      registrar?: string;
      categories?: string[];
      /** @description The lists that name the domain. */
      lists?: string[];
    };
    Detection: {
      id: number;
      sourceId: number;
      /** @description The detection’s id at the source. */
      externalId: string;
      /** Format: date-time */
      occurredAt: string;
      /** Format: date-time */
      receivedAt: string;
      companyId: number;
      companyName: string;
      /** @description The source’s own id of it; empty for what it attributed to no company. */
      companyExternalId: string;
      /** @description Another company of a source has the same name: show its id too. */
      sameNameElsewhere: boolean;
      incidentId: number;
      domain: string;
      verdict: string;
      reasons: string[];
      deviceName: string | null;
      clientAddress: string | null;
      processName: string | null;
      /** @description Who was signed in, where the source says so. */
      user: string | null;
      queryType: string | null;
      policy: string | null;
      threatLevel: string | null;
      /** @description What the source reports about the domain; null: nothing. */
      facts: components["schemas"]["DetectionFacts"] | null;
    };
    IncidentTicket: {
      id: number;
      /** @enum {string} */
      state: "queued" | "sending" | "unknown" | "created" | "refused" | "needs_person" | "withdrawn";
      connectwiseId: number | null;
      /** @description The ticket in ConnectWise. */
      url: string | null;
      /** @description Its state in ConnectWise; null before the first reading. */
      life: ("open" | "closed" | "deleted") | null;
      statusName: string | null;
    };
    Incident: {
      id: number;
      companyId: number;
      companyName: string;
      /** @description The source’s own id of it; empty for what it attributed to no company. */
      companyExternalId: string;
      /** @description Another company of a source has the same name: show its id too. */
      sameNameElsewhere: boolean;
      /**
       * @description A `storm` or a `digest` is a roll-up: it has no detections, and its ticket covers other incidents.
       * @enum {string}
       */
      kind: "detections" | "storm" | "digest" | "late";
      /** @description How many incidents a roll-up covers; null for other incidents. */
      covers: number | null;
      /** @description The roll-up whose ticket covers it. */
      coveredBy: number | null;
      coveredAt: string | null;
      /** @description When a ticket or note of that roll-up in ConnectWise first named it; null: not yet. */
      namedAt: string | null;
      /** @description When the roll-up stopped covering further incidents. */
      endedAt: string | null;
      /** @enum {string} */
      state: "open" | "closed";
      /**
       * Format: date-time
       * @description When Picket received it.
       */
      openedAt: string;
      closedAt: string | null;
      closedReason: string | null;
      registrableDomain: string | null;
      /** @description How many machines it is of. The names that one machine was seen under count once. */
      machines: number;
      device: string | null;
      detectionCount: number;
      /** Format: date-time */
      firstSeenAt: string;
      /** Format: date-time */
      lastSeenAt: string;
      /** @description The worst verdict of its detections. */
      verdict: string;
      reasons: string[];
      domains: string[];
      devices: string[];
      clientAddresses: string[];
      policies: string[];
      threatLevels: string[];
      /**
       * @description From the severity rules, by verdict, block reasons and threat levels.
       * @enum {string}
       */
      severity: "critical" | "high" | "medium" | "low" | "informational";
      decision: {
        /** @enum {string} */
        action: "create" | "append" | "reopen" | "hold" | "skip";
        reason: string;
        /** @description Whether a ticket in ConnectWise names it. A covered incident may wait for that. */
        inConnectWise: boolean;
        /** @description The reason in words. */
        title: string;
        /** @description What to do, if anything. */
        hint: string;
        /** @description Details that the reason alone does not give: who, until when, which. */
        note: string | null;
        /** Format: date-time */
        decidedAt: string;
        /** @description When Picket automatically decides it again. */
        decideAt: string | null;
      };
      ticket: components["schemas"]["IncidentTicket"] | null;
      /** @description Set while it is skipped by a person: who, when and why. */
      skip: {
        by: string;
        /** Format: date-time */
        at: string;
        note: string;
      } | null;
    };
    IncidentDetails: {
      id: number;
      companyId: number;
      companyName: string;
      /** @description The source’s own id of it; empty for what it attributed to no company. */
      companyExternalId: string;
      /** @description Another company of a source has the same name: show its id too. */
      sameNameElsewhere: boolean;
      /**
       * @description A `storm` or a `digest` is a roll-up: it has no detections, and its ticket covers other incidents.
       * @enum {string}
       */
      kind: "detections" | "storm" | "digest" | "late";
      /** @description How many incidents a roll-up covers; null for other incidents. */
      covers: number | null;
      /** @description The roll-up whose ticket covers it. */
      coveredBy: number | null;
      coveredAt: string | null;
      /** @description When a ticket or note of that roll-up in ConnectWise first named it; null: not yet. */
      namedAt: string | null;
      /** @description When the roll-up stopped covering further incidents. */
      endedAt: string | null;
      /** @enum {string} */
      state: "open" | "closed";
      /**
       * Format: date-time
       * @description When Picket received it.
       */
      openedAt: string;
      closedAt: string | null;
      closedReason: string | null;
      registrableDomain: string | null;
      /** @description How many machines it is of. The names that one machine was seen under count once. */
      machines: number;
      device: string | null;
      detectionCount: number;
      /** Format: date-time */
      firstSeenAt: string;
      /** Format: date-time */
      lastSeenAt: string;
      /** @description The worst verdict of its detections. */
      verdict: string;
      reasons: string[];
      domains: string[];
      devices: string[];
      clientAddresses: string[];
      policies: string[];
      threatLevels: string[];
      /**
       * @description From the severity rules, by verdict, block reasons and threat levels.
       * @enum {string}
       */
      severity: "critical" | "high" | "medium" | "low" | "informational";
      decision: {
        /** @enum {string} */
        action: "create" | "append" | "reopen" | "hold" | "skip";
        reason: string;
        /** @description Whether a ticket in ConnectWise names it. A covered incident may wait for that. */
        inConnectWise: boolean;
        /** @description The reason in words. */
        title: string;
        /** @description What to do, if anything. */
        hint: string;
        /** @description Details that the reason alone does not give: who, until when, which. */
        note: string | null;
        /** Format: date-time */
        decidedAt: string;
        /** @description When Picket automatically decides it again. */
        decideAt: string | null;
      };
      ticket: components["schemas"]["IncidentTicket"] | null;
      /** @description Set while it is skipped by a person: who, when and why. */
      skip: {
        by: string;
        /** Format: date-time */
        at: string;
        note: string;
      } | null;
      /** @description All its tickets, the newest first. It may get another one each time it is seen again. */
      tickets: components["schemas"]["IncidentTicket"][];
      timeline: {
        /** Format: date-time */
        at: string;
        kind: string;
        message: string;
        details: {
          [key: string]: unknown;
        } | null;
      }[];
    };
    IncidentContext: {
      /** @description Other companies of the caller at which the same domain was seen. */
      otherCompanies: {
        /** @description How many there are; at most 1000 are counted. */
        total: number;
        totalIsExact: boolean;
        /** @description The 5 at which it was seen last. */
        items: {
          companyId: number;
          companyName: string;
          /** @description The source’s own id of it; empty for what it attributed to no company. */
          companyExternalId: string;
          /** @description Another company of a source has the same name: show its id too. */
          sameNameElsewhere: boolean;
          incidents: number;
          /** Format: date-time */
          lastSeenAt: string;
        }[];
      };
      /** @description Other incidents of the domain at this company. */
      sameDomain: {
        /** @description How many there are; at most 1000 are counted. */
        total: number;
        totalIsExact: boolean;
        /** @description The 5 seen last. */
        items: components["schemas"]["Incident"][];
      };
      /** @description Other incidents of the device at this company. */
      sameDevice: {
        /** @description How many there are; at most 1000 are counted. */
        total: number;
        totalIsExact: boolean;
        /** @description The 5 seen last. */
        items: components["schemas"]["Incident"][];
      };
      /** @description What the latest detections say, each value once; at most 5 of each. */
      seen: {
        processes: string[];
        /** @description Who was signed in: logins or e-mail addresses. */
        users: string[];
        /** @description How long the youngest domain has been registered. */
        domainAgeDays: number | null;
        registrars: string[];
        categories: string[];
        lists: string[];
      };
      /** @description Where its domains can be looked up: a link for each service of the settings. */
      lookUps: {
        domain: string;
        links: {
          name: string;
          url: string;
        }[];
      }[];
    };
    LookUpService: {
      /**
       * @description How the link is called: `VirusTotal`.
       * @example Domain look-up
       */
      name: string;
      /**
       * @description Begins with https://. `{domain}` stands for the domain, after the host: `https://look-up.example/domain/{domain}`.
       * @example https://look-up.example/domain/{domain}
       */
      url: string;
    };
    LookUpSettings: {
      /** @description Services in which a technician looks up a domain. Picket itself sends nothing to them. */
      services: components["schemas"]["LookUpService"][];
    };
    RecurrenceSettings: {
      /** @description A threat seen again within this time after its ticket was closed is the same incident, opened again. Later it is a new incident. 0: always a new one. */
      withinHours: number;
      /**
       * @description What Picket does then: open a new ticket that names the earlier one, or reopen the same ticket (a new one if that fails).
       * @enum {string}
       */
      onRecurrence: "new_ticket" | "reopen";
      /** @description The least time between two such tickets of an incident. Until then, detections are counted and the incident is held. */
      atMostEveryHours: number;
      /**
       * @description Names of ConnectWise statuses, on every board, that count as closed although they do not close a ticket. A status with the escalation status Resolved always counts. The status of a new ticket never counts.
       * @default []
       */
      closedStatuses: string[];
      /** @description Whether Picket adds internal notes on new detections to an open ticket. */
      notes: boolean;
      /** @description At most one note per ticket in this time, on all new detections. A worse verdict is noted after an hour. */
      noteEveryHours: number;
      /**
       * @description `everything`: also when there are only more detections. `news`: only new devices, domains or reasons.
       * @enum {string}
       */
      noteWhat: "everything" | "news";
    };
    Matchers: {
      /**
       * @description Any of these companies.
       * @default []
       */
      companyIds: number[];
      /**
       * @description Domains; `*` matches any characters. A registrable domain matches all names below it. Otherwise every domain of the incident must match.
       * @default []
       */
      domains: string[];
      /**
       * @description Names or addresses of devices, in the same form. Every device must match.
       * @default []
       */
      devices: string[];
      /**
       * @description Block reasons, in the same form. Every reason must match.
       * @default []
       */
      reasons: string[];
      /**
       * @description Verdicts.
       * @default []
       */
      verdicts: string[];
      /**
       * @description Severities.
       * @default []
       */
      severities: ("critical" | "high" | "medium" | "low" | "informational")[];
    };
    Suppression: {
      id: number;
      /** @enum {string} */
      state: "pending" | "active" | "ended";
      matchers: components["schemas"]["Matchers"];
      /** @description The companies in its conditions that still exist. */
      companies: {
        id: number;
        name: string;
      }[];
      comment: string;
      /** Format: date-time */
      startsAt: string;
      /** @description Null: no end. */
      endsAt: string | null;
      /** @description The incident whose risk was accepted. */
      incidentId: number | null;
      /** Format: date-time */
      createdAt: string;
      createdBy: string;
      /** @description Set if somebody ended it early. */
      endedAt: string | null;
      endedBy: string | null;
    };
    MaintenanceWindow: {
      name: string;
      /** @description Empty: every company. */
      companyIds: number[];
      schedule: components["schemas"]["Schedule"];
      id: number;
      /** @description Its companies that still exist. */
      companies: {
        id: number;
        name: string;
      }[];
      /** @description Set while it is open. */
      openUntil: string | null;
      /** Format: date-time */
      createdAt: string;
      createdBy: string;
    };
    CompanyCounts: {
      companyId: number;
      companyName: string;
      /** @description Its id at the source; empty for detections without a company. */
      companyExternalId: string;
      /** @description Another company of a source has the same name: show its id too. */
      sameNameElsewhere: boolean;
      sourceName: string;
      /** @description null: it is not mapped. */
      connectwiseCompanyId: number | null;
      connectwiseCompanyName: string | null;
      detections: number;
      /** @description Opened in the period. */
      incidents: number;
      /** @description Created in ConnectWise for incidents of the period. */
      tickets: number;
      /** @description Different machines in the incidents of the period. */
      devices: number;
      /** @description Different users that detections of the period name, as far back as detections are kept. */
      users: number;
      /** @description That Picket’s own DNS answered; null: it answered none. */
      queries: number | null;
      /** @description At present. */
      openIncidents: number;
      /** @description At present: open and held. */
      heldIncidents: number;
    };
    ReportSummary: {
      /** @description null: all companies that the caller may see. */
      companyId: number | null;
      companyName: string | null;
      /**
       * @description One company, or those of a caller who is limited to some, or all.
       * @enum {string}
       */
      covers: "company" | "some" | "all";
      period: {
        /** Format: date-time */
        from: string;
        /**
         * Format: date-time
         * @description Not included.
         */
        to: string;
        timeZone: string;
        /**
         * @description Of the buckets.
         * @enum {string}
         */
        unit: "hour" | "day" | "month";
        /** @description Whether the period has ended; if not, later incidents will be added. */
        ended: boolean;
        /** Format: date-time */
        previousFrom: string;
        /** Format: date-time */
        previousTo: string;
      };
      /**
       * Format: date-time
       * @description All counts are of this moment.
       */
      madeAt: string;
      /** @description Older data was deleted after its retention; null: nothing was deleted yet. */
      completeSince: string | null;
      /** @description Whether nothing of the period was deleted. */
      complete: boolean;
      /** @description Whether nothing of the period before was deleted; if not, its counts are too low. */
      beforeComplete: boolean;
      totals: {
        /** @description Blocked or flagged DNS queries. */
        detections: number;
        /** @description Opened in the period. */
        incidents: number;
        /** @description Of these incidents: those that a ticket in ConnectWise names. */
        ticketed: number;
      };
      /** @description The same of the period before. */
      before: {
        /** @description Blocked or flagged DNS queries. */
        detections: number;
        /** @description Opened in the period. */
        incidents: number;
        /** @description Of these incidents: those that a ticket in ConnectWise names. */
        ticketed: number;
      };
      incidents: {
        open: number;
        closed: number;
        /** @description Have a ticket in ConnectWise. */
        ownTicket: number;
        /** @description Are named by the ticket of a roll-up. */
        inRollUp: number;
        /** @description The others, by the reason of their decision. */
        withoutTicket: {
          /** @enum {string} */
          decision: "create" | "append" | "reopen" | "hold" | "skip";
          /** @description The reason of the decision: `company_not_mapped`. */
          reason: string;
          /** @description The reason in words. */
          title: string;
          /** @description What to do about it. */
          hint: string;
          count: number;
        }[];
        /** @description From opening the incident to its ticket; null: none has one. */
        medianSecondsToTicket: number | null;
      };
      severities: {
        /** @enum {string} */
        severity: "critical" | "high" | "medium" | "low" | "informational";
        count: number;
      }[];
      tickets: {
        /** @description Tickets of incidents of the period, with those of roll-ups. */
        created: number;
        open: number;
        closed: number;
        deleted: number;
        /** @description From creating a ticket to closing it; null: none was closed. */
        medianSecondsToClose: number | null;
      };
      buckets: {
        /** @description Blocked or flagged DNS queries. */
        detections: number;
        /** @description Opened in the period. */
        incidents: number;
        /** @description Of these incidents: those that a ticket in ConnectWise names. */
        ticketed: number;
        /** Format: date-time */
        start: string;
        detectionsBefore: number;
      }[];
      top: {
        /** @description The ten in the most incidents of the period, with all detections of these incidents. */
        domains: {
          name: string;
          incidents: number;
          detections: number;
        }[];
        /** @description The ten in the most incidents of the period, with all detections of these incidents. */
        reasons: {
          name: string;
          incidents: number;
          detections: number;
        }[];
        /** @description The ten in the most incidents of the period, with all detections of these incidents. */
        devices: {
          name: string;
          incidents: number;
          detections: number;
        }[];
      };
      /** @description Queries that Picket’s own DNS answered; null: none. */
      dns: {
        queries: number;
        blocked: number;
      } | null;
      /** @description The present state, for every period. */
      now: {
        openIncidents: number;
        openTickets: number;
        held: {
          /** @description The reason of the decision: `company_not_mapped`. */
          reason: string;
          /** @description The reason in words. */
          title: string;
          /** @description What to do about it. */
          hint: string;
          count: number;
        }[];
      };
    };
    SearchGroup: {
      /** @description At most 5, the most likely first. */
      items: {
        /** @description The incident; of a ticket, its incident; of a company, the company. Null of a name. */
        id: number | null;
        title: string;
        detail: string | null;
      }[];
      /** @description Whether there are more. */
      more: boolean;
      /** @description It took too long and was left out. */
      cutOff: boolean;
    };
    /**
     * @description Stable, for programs. Later versions may add codes.
     * @enum {string}
     */
    AttentionCode: "disk_full" | "disk_low" | "clock_wrong" | "backup_failing" | "connection_unconfigured" | "connection_refused" | "connection_unreachable" | "setup_check_failed" | "tickets_not_all_visible" | "ticket_service_invalid" | "ticket_service_incomplete" | "ticket_service_disabled" | "routing_rule_misfit" | "ticket_text_failed" | "status_not_acted_upon" | "tickets_need_person" | "tickets_refused" | "ticket_reading_failing" | "tickets_unreadable" | "awaiting_release" | "incidents_held" | "covered_not_in_connectwise" | "storm" | "companies_gone" | "companies_unmapped" | "no_source" | "source_failing" | "source_silent" | "rows_quarantined" | "dns_not_answering" | "dns_upstreams_down" | "dns_network_not_followed" | "dns_feed_failing" | "dns_not_recorded" | "loop_failing" | "proxy_untrusted" | "certificate_failing" | "sign_in_locked" | "sign_in_provider_failing" | "notification_failing" | "heartbeat_failing" | "report_failing";
    Attention: {
      code: components["schemas"]["AttentionCode"];
      /** @description Which of several things with this code: `source:3`. The same as long as it lasts. */
      subject?: string;
      /** @description The id of the check of Verify setup that failed, if one did. */
      check?: string;
      /**
       * @description error: Picket does not open tickets that it should open.
       * @enum {string}
       */
      severity: "error" | "warning";
      what: string;
      /** @description How to fix it. */
      hint: string;
      /**
       * @deprecated
       * @description Deprecated: use the code or id instead. The console page where you fix it: a path.
       */
      link: string;
      count?: number;
      /** @description The highest id of what is counted. */
      newest?: number;
      /** Format: date-time */
      since?: string;
    };
    Status: {
      version: string;
      /** Format: date-time */
      startedAt: string;
      /**
       * Format: uri
       * @description PICKET_PUBLIC_URL, if it is set: the address that people and senders use.
       */
      publicUrl?: string;
      /** @description Only in a demo: the addresses of its sandboxes. */
      demo?: {
        /** Format: uri */
        connectWiseUrl: string;
        /** Format: uri */
        hyasUrl: string;
      };
      /** @description True when nothing of severity error needs attention. */
      ok: boolean;
      /** @description Everything that needs a person’s attention. Empty when there is nothing. */
      attention: components["schemas"]["Attention"][];
      /** @description Set when requests with X-Forwarded-For arrived within the last hour from an address that PICKET_TRUST_PROXY does not trust. */
      proxy?: {
        address: string;
        /** Format: date-time */
        at: string;
      };
      /** @description Set when the certificate of PICKET_TLS_CERT_FILE cannot be used, or ends within a week. */
      certificate?: components["schemas"]["Problem"];
      /** @description Set when this machine’s clock is minutes ahead of (above 0) or behind the clock of a server that answered. */
      clock?: {
        host: string;
        offsetMs: number;
      };
      database: {
        /** @enum {string} */
        kind: "embedded" | "server";
        /** @description Why the database cannot write, when its disk is full. */
        problem: components["schemas"]["Problem"] | null;
        /** @description Free on the disk of the data folder; null if unknown. */
        freeBytes: number | null;
      };
      /** @description The backups that Picket writes. */
      backup: {
        /** @description Whether backups are written by schedule. */
        enabled: boolean;
        /** @description Whether a node writes one at the moment. */
        running: boolean;
        /** @description When the next one is planned; null while none is. */
        nextAt: string | null;
        /** @description The last backup that was written and read back. */
        lastSuccess: {
          /** Format: date-time */
          at: string;
          /** @description Its path on that machine. */
          file: string;
          /** @description The machine that wrote it. */
          host: string;
          bytes: number;
          rows: number;
        } | null;
        lastFailureAt: string | null;
        /** @description Why the last one failed; null once one succeeded. */
        problem: components["schemas"]["Problem"] | null;
        /** @description Backups are on, and the last good one is older than two of their intervals and an hour. */
        late: boolean;
      };
      connection: {
        /**
         * @description untried: saved, but Picket has sent no request yet.
         * @enum {string}
         */
        state: "unconfigured" | "untried" | "ok" | "refused" | "unreachable";
        problem: components["schemas"]["Problem"] | null;
        /** @description null when no connection is configured. */
        since: string | null;
        site: string | null;
      };
      /** @description The result of the last check of the saved connection. */
      setup: {
        /** @description When the setup was last checked; null before. */
        checkedAt: string | null;
        /** @description The failed checks, and whether it is unknown that Picket sees every ticket. */
        findings: components["schemas"]["Check"][];
      };
      ticketService: {
        enabled: boolean;
        missing: string[];
        problem: components["schemas"]["Problem"] | null;
      };
      routing: {
        /** @description Enabled routing rules that ConnectWise does not accept. Their tickets use the ticket service. */
        misfits: {
          id: number;
          name: string;
          problem: components["schemas"]["Problem"];
        }[];
      };
      ticketText: {
        /** @description Set when a template failed for a ticket. */
        problem: components["schemas"]["Problem"] | null;
      };
      acting: {
        /** @description Set while Picket cannot act on a chosen ticket status. */
        statusProblem: components["schemas"]["Problem"] | null;
      };
      sources: {
        id: number;
        kind: string;
        name: string;
        enabled: boolean;
        /**
         * @description waiting: no detection has arrived yet.
         * @enum {string}
         */
        state: "ok" | "failing" | "waiting" | "off";
        lastSuccessAt: string | null;
        lastDetectionAt: string | null;
        /** @description When its last detection arrived, if that is longer ago than the setting `sources` allows. */
        silentSince: string | null;
        problem: components["schemas"]["Problem"] | null;
        /** @description Rows that were quarantined, or quarantined again, in the last 24 hours. */
        quarantined: number;
      }[];
      companies: {
        total: number;
        unmapped: number;
        /** @description The highest id of them. */
        newestUnmapped: number | null;
        /** @description Companies mapped to a ConnectWise company that no longer accepts tickets. */
        gone: number;
        /** @description The first few of them by name. Also those with tickets that were refused or wait for a person. */
        named: {
          unmapped: string[];
          gone: string[];
          refused: string[];
          needsPerson: string[];
        };
      };
      detections: {
        total: number;
        last24Hours: number;
      };
      incidents: {
        /** @description Without roll-ups. */
        open: number;
        /** @description Companies with more incidents than the limit of tickets. A roll-up covers the rest. */
        storms: number;
        /** @description Incidents covered by a roll-up that no ticket in ConnectWise names yet. */
        covered: number;
        /** @description Incidents held for more than an hour, until somebody fixes something. Not silenced ones. */
        heldLong: {
          count: number;
          /** @description Of the first. */
          since: string | null;
        };
        held: {
          reason: string;
          title: string;
          hint: string;
          count: number;
        }[];
      };
      tickets: {
        queued: number;
        sending: number;
        unknown: number;
        created: number;
        refused: number;
        needs_person: number;
        withdrawn: number;
      };
      signIn: {
        /** @description Accounts that were locked in the last hour, after too many attempts. */
        lockedLastHour: number;
        /** @description Why nobody can sign in with the OpenID provider, as this node sees it. */
        providerProblem: components["schemas"]["Problem"] | null;
      };
      /** @description How people are notified of what needs attention. */
      notifications: {
        /** @description The channels whose last message was not delivered. */
        failing: {
          id: number;
          name: string;
          problem: components["schemas"]["Problem"];
          since: string | null;
        }[];
        /** @description Why this node did not reach the heartbeat address. */
        heartbeatProblem: components["schemas"]["Problem"] | null;
      };
      /** @description Reports that are sent by schedule. */
      reports: {
        /** @description The schedules whose last report was not sent. */
        failing: {
          id: number;
          name: string;
          problem: components["schemas"]["Problem"];
          since: string | null;
        }[];
      };
      /** @description How Picket reads its tickets in ConnectWise: closed, reopened, moved, merged. */
      ticketReading: {
        lastSuccessAt: string | null;
        /** @description Why the last round failed, wholly or partly. */
        problem: components["schemas"]["Problem"] | null;
        /** @description Since when rounds have failed. */
        since: string | null;
        /** @description Tickets that ConnectWise does not show to Picket. All others are read. */
        unreadable: number;
      };
      /** @description The protective DNS of Picket on this node; absent while it is off. */
      dns?: {
        /** @description Why this node does not answer, or not by the newest policy. */
        problem: components["schemas"]["Problem"] | null;
        allUpstreamsDown: boolean;
        /** @description Blocked queries that were lost while the database was away. */
        notRecorded: number;
        /** @description Networks whose addresses change, and may have changed without Picket. */
        networks: {
          company: string;
          problem: components["schemas"]["Problem"];
        }[];
        /** @description Those that fail. */
        feeds: {
          name: string;
          problem: components["schemas"]["Problem"];
        }[];
      };
      /** @description The background tasks. Empty when Picket does not run. */
      loops: {
        name: string;
        lastRoundAt: string | null;
        /** @description When a round last did all of its work. */
        lastSuccessAt: string | null;
        problem: components["schemas"]["Problem"] | null;
      }[];
    };
    SeverityCounts: {
      critical: number;
      high: number;
      medium: number;
      low: number;
      informational: number;
    };
    Overview: {
      /**
       * @description `range`: from `since` to `until`, as asked.
       * @enum {string}
       */
      window: "24h" | "7d" | "30d" | "range";
      /** Format: date-time */
      since: string;
      /**
       * Format: date-time
       * @description Not part of it.
       */
      until: string;
      /**
       * @description How long a bucket is.
       * @enum {string}
       */
      unit: "hour" | "day" | "week";
      /** @description The time zone of the request: that of days and weeks. */
      timeZone: string;
      /** @description The hours, days or weeks of the period, oldest first. The last one may not have ended. */
      buckets: {
        /** Format: date-time */
        start: string;
        /**
         * Format: date-time
         * @description Not part of it.
         */
        end: string;
        /** @description By the hour in which they occurred, as their source says. */
        detections: number;
        /** @description By when Picket opened them. */
        incidentsOpened: number;
        /** @description By when ConnectWise had created them. */
        ticketsCreated: number;
        incidentsBySeverity: components["schemas"]["SeverityCounts"];
        ticketsBySeverity: components["schemas"]["SeverityCounts"];
      }[];
      totals: {
        /** @description By the hour in which they occurred, as their source says. */
        detections: number;
        /** @description By when Picket opened them. */
        incidentsOpened: number;
        /** @description By when ConnectWise had created them. */
        ticketsCreated: number;
      };
      /** @description The period of the same length before it. */
      previous: {
        /** Format: date-time */
        since: string;
        /** Format: date-time */
        until: string;
        totals: {
          /** @description By the hour in which they occurred, as their source says. */
          detections: number;
          /** @description By when Picket opened them. */
          incidentsOpened: number;
          /** @description By when ConnectWise had created them. */
          ticketsCreated: number;
        };
        /** @description As many as the period has, in their order. */
        buckets: {
          /** @description By the hour in which they occurred, as their source says. */
          detections: number;
          /** @description By when Picket opened them. */
          incidentsOpened: number;
          /** @description By when ConnectWise had created them. */
          ticketsCreated: number;
        }[];
      };
      top: {
        companies: {
          id: number;
          name: string;
          /** @description The source’s own id of it; empty for what it attributed to no company. */
          externalId: string;
          /** @description Another company of a source has the same name: show its id too. */
          sameNameElsewhere: boolean;
          count: number;
        }[];
        /** @description Registrable domains. */
        domains: {
          name: string;
          count: number;
        }[];
        /** @description The ten with the most detections. */
        reasons: {
          name: string;
          count: number;
        }[];
        /** @description Machines, or addresses of devices without a name. All spellings of a name are one machine. */
        devices: {
          name: string;
          count: number;
        }[];
      };
      flow: {
        sources: {
          id: number;
          kind: string;
          name: string;
          enabled: boolean;
          /**
           * @description waiting: no detection has arrived yet.
           * @enum {string}
           */
          state: "ok" | "failing" | "waiting" | "off";
          lastSuccessAt: string | null;
          lastDetectionAt: string | null;
          /** @description When its last detection arrived, if that is longer ago than the setting `sources` allows. */
          silentSince: string | null;
          problem: components["schemas"]["Problem"] | null;
          /** @description Rows that were quarantined, or quarantined again, in the last 24 hours. */
          quarantined: number;
          /** @description In the window. */
          detections: number;
        }[];
        detections: number;
        incidents: {
          /** @description Without roll-ups. */
          open: number;
          /** @description Companies with more incidents than the limit of tickets. A roll-up covers the rest. */
          storms: number;
          /** @description Incidents covered by a roll-up that no ticket in ConnectWise names yet. */
          covered: number;
          held: {
            reason: string;
            title: string;
            hint: string;
            count: number;
          }[];
        };
        tickets: {
          queued: number;
          sending: number;
          unknown: number;
          created: number;
          refused: number;
          needs_person: number;
          withdrawn: number;
        };
        /** @description null for callers who are limited to companies, who do not see the sources, either. */
        connection: {
          /**
           * @description untried: saved, but Picket has sent no request yet.
           * @enum {string}
           */
          state: "unconfigured" | "untried" | "ok" | "refused" | "unreachable";
          problem: components["schemas"]["Problem"] | null;
          /** @description null when no connection is configured. */
          since: string | null;
        } | null;
      };
    };
    /**
     * @description Later versions may add topics.
     * @enum {string}
     */
    Topic: "incidents" | "tickets" | "detections" | "sources" | "companies" | "settings" | "status";
    AuditEvent: {
      id: number;
      /** Format: date-time */
      at: string;
      /** @description The person or program that made the change. */
      actor: string;
      /** @description The action: `token.revoked`. */
      action: string;
      /** @description The changed record: `token:12`. */
      subject: string;
      /** @description The state before; null if it did not exist. */
      before: unknown;
      /** @description The state after; null if it was deleted. */
      after: unknown;
    };
    Source: {
      id: number;
      /** @enum {string} */
      kind: "hyas" | "webhook" | "resolver";
      name: string;
      enabled: boolean;
      /** @description The settings of its kind. */
      config: {
        [key: string]: unknown;
      };
      /** Format: date-time */
      createdAt: string;
      /** @description When it was last read, or last sent a request. */
      lastAttemptAt: string | null;
      lastSuccessAt: string | null;
      /** @description When it last sent a new detection. */
      lastDetectionAt: string | null;
      /** @description When it is next read; null when Picket does not read it. */
      nextPollAt: string | null;
      /** @description Failed readings in a row. */
      failures: number;
      /** @description The problem of the last reading; null when it succeeded. */
      problem: components["schemas"]["Problem"] | null;
      /** @description Rows that could not be read and were quarantined. */
      quarantined: number;
      /** @description Items that report that something has ended (resolved, closed, ok): never a detection. Absent before the first one. */
      over?: number;
    };
    AllowEntry: {
      id: number;
      /** @description null: for all companies. */
      companyId: number | null;
      companyName: string | null;
      /** @description Allowed with all names below it. */
      domain: string;
      why: string;
      /** Format: date-time */
      addedAt: string;
      addedBy: string;
      /** @description The end; null for no end. */
      expiresAt: string | null;
      /** @enum {string} */
      state: "active" | "expired" | "undone";
      undoneAt: string | null;
      undoneBy: string | null;
      /** @description The incident from which it was allowed. */
      incidentId: number | null;
      /** @description The ticket from which it was allowed. */
      connectwiseTicketId: number | null;
      ticketUrl: string | null;
      /** @description Its entry in the allow list of the protective DNS, if a source writes to that list. */
      copies: {
        sourceId: number;
        sourceName: string;
        /** @enum {string} */
        state: "adding" | "added" | "removing" | "removed" | "failed";
        problem: components["schemas"]["Problem"] | null;
      }[];
    };
    NextStepsText: {
      /** @description A text with the name of a shipped one replaces it, in any letter case. */
      name: string;
      /** @description Block reasons or categories, or whole words of them, in any letter case. */
      matches: string[];
      text: string;
    };
    DnsFeed: {
      id: number;
      name: string;
      address: string;
      /** @description null: it is detected. */
      format: ("hosts" | "domains" | "adblock" | "dnsmasq" | "rpz") | null;
      /** @description How far a plain name reaches; null: as the format says. */
      plainReach: ("exact" | "with_below") | null;
      category: string;
      everyHours: number;
      enabled: boolean;
      /** @description A node fetches it now. */
      fetching: boolean;
      /** @description Blocked names and addresses in the last good copy. */
      names: number | null;
      /** @description Lines of the last good copy that were refused, as a whole or in part. */
      notTaken: number | null;
      /** @description When the last good copy came. */
      fetchedAt: string | null;
      lastAttemptAt: string | null;
      lastSuccessAt: string | null;
      nextFetchAt: string | null;
      /** @description In a row. */
      failures: number;
      /** @description Why the last fetch brought nothing; the last good copy stays. */
      problem: components["schemas"]["Problem"] | null;
      /** Format: date-time */
      addedAt: string;
      addedBy: string;
    };
    DnsFeedReport: {
      /**
       * @description In which the copy was read.
       * @enum {string}
       */
      format: "hosts" | "domains" | "adblock" | "dnsmasq" | "rpz";
      lines: number;
      blocked: number;
      excepted: number;
      duplicates: number;
      /** @description Lines that were refused, as a whole or in part. */
      notTaken: number;
      /** @description The first of these lines. */
      linesNotTaken: {
        line: number;
        text: string;
        reason: string;
      }[];
    };
    ConfigurationStep: {
      /** @enum {string} */
      action: "create" | "change" | "delete" | "reorder";
      /** @description As in the file: `dns.lists`. */
      section: string;
      /** @description The kind of object, in words. */
      what: string;
      /** @description Empty for a section that is one object. */
      name: string;
      /** @description In the file; null for an object that the file does not name. */
      line: number | null;
      /** @description Values of a deleted object are in the audit trail. */
      fields: {
        field: string;
        /** @description null: it was not set. */
        before: unknown;
        /** @description null: it is not set any more. */
        after: unknown;
      }[];
    };
    ConfigurationNeed: {
      section: string;
      name: string;
      /** @description In words: `the API key`. */
      what: string;
      /** @description What the reader does about it. */
      where: string;
      /** @description True: the plan cannot be applied without it. False: it is entered, or shown, afterwards. */
      missing: boolean;
    };
    ConfigurationPlan: {
      /** @description Send it along to apply exactly this plan. */
      hash: string;
      /** @description In the order in which they are applied. */
      steps: components["schemas"]["ConfigurationStep"][];
      /** @description Secrets that the file does not contain: what has to be entered, and where. */
      needs: components["schemas"]["ConfigurationNeed"][];
      /** @description Objects of the file that are as it says. */
      unchanged: number;
      /** @description Objects of the file whose end is past: nothing is done for them. */
      over: string[];
    };
    TicketContents: {
      /**
       * @description Where the description of new tickets goes: Discussion, which customers can read, or Internal Analysis.
       * @enum {string}
       */
      describeIn: "discussion" | "internal";
      /**
       * @description Where notes on later detections go.
       * @enum {string}
       */
      notesIn: "discussion" | "internal";
      /** @description Whether the detections are attached to new tickets, as a CSV file that customers do not see. */
      attachDetections: boolean;
    };
    LinkSettings: {
      /** @description Whether Picket links each new ticket to the configurations of its devices. It needs Configurations: Inquire = All and Service Tickets: Edit = All. */
      configurations: boolean;
      /**
       * @description The contact of new tickets. `found`: the contact with the e-mail address of the user in the detections, else as `default`. `default`: ConnectWise’s default contact of the company. A contact that is chosen for a company comes before the default. Picket never e-mails a contact.
       * @default none
       * @enum {string}
       */
      contact: "none" | "default" | "found";
    };
    IncidentNextSteps: {
      /** @description The text that its next ticket prints as `next_steps`; null: a roll-up, which names incidents that have their own. */
      text: string | null;
      /** @description The name of the text; null: the default text, or the caller is limited to companies. */
      name: string | null;
      /** @description The block reason or category by which it was chosen. */
      because: string | null;
    };
    DnsCompany: {
      /** @description The id of the company, as under Companies. */
      id: number;
      name: string;
      /** @description It is the MSP itself, with its own networks. */
      own: boolean;
      /** @description Its networks and tokens are refused since then. */
      archivedAt: string | null;
      /** @description Content categories blocked in addition to those of the MSP. */
      categories: string[];
      /** @description Content categories of the MSP that it does not block. */
      categoriesOff: string[];
      networks: {
        id: number;
        network: string;
        note: string;
      }[];
      /** @description Networks whose addresses change. */
      dynamicNetworks: {
        id: number;
        /** @description The DNS name whose addresses it has; null: by token. */
        follows: string | null;
        /** @description The first characters of its token. */
        hint: string | null;
        note: string;
        /** @description The last good ones. */
        networks: string[];
        confirmedAt: string | null;
        changedAt: string | null;
        /** @description Why it may have other addresses by now. */
        problem: components["schemas"]["Problem"] | null;
      }[];
      devices: {
        id: number;
        name: string;
        address: string;
      }[];
      /** @description Addresses of Picket at which private addresses belong to this company alone. */
      listeners: {
        id: number;
        address: string;
        port: number;
      }[];
      tokens: {
        id: number;
        /**
         * @description `doh`: for DNS over HTTPS; `rpz`: for the policy as a zone, at `/dns/rpz/<token>`.
         * @enum {string}
         */
        purpose: "doh" | "rpz";
        device: string | null;
        /** @description The first characters. */
        hint: string;
        /** Format: date-time */
        addedAt: string;
        addedBy: string;
      }[];
    };
    DnsCatalogue: {
      lists: {
        id: string;
        name: string;
        address: string;
        /** @enum {string} */
        format: "hosts" | "domains" | "adblock" | "dnsmasq" | "rpz";
        category: string;
        /** @description As its author states it. */
        licence: string;
        attribution: string;
        website: string;
        everyHours: number;
      }[];
      categories: {
        id: string;
        title: string;
        /**
         * @description Threats are always blocked; contents are chosen.
         * @enum {string}
         */
        kind: "threat" | "content";
        /** @description Until an administrator decides otherwise. */
        opensTickets: boolean;
      }[];
    };
    DnsList: {
      id: number;
      /** @description null: of the MSP, for all companies. */
      companyId: number | null;
      companyName: string | null;
      name: string;
      /** @enum {string} */
      kind: "block" | "allow" | "watch";
      category: string;
      /** @description No company can weaken it. */
      locked: boolean;
      /** @description That are in force. */
      entries: number;
      /** Format: date-time */
      addedAt: string;
      addedBy: string;
    };
    DnsEntry: {
      id: number;
      listId: number;
      /** @description A name, or an address or network of answers. */
      value: string;
      /**
       * @description The name alone, with all names below it, or only these; or an address in answers.
       * @enum {string}
       */
      reach: "exact" | "with_below" | "only_below" | "address";
      endsAt: string | null;
      overridesGuard: boolean;
      why: string;
      /** Format: date-time */
      addedAt: string;
      addedBy: string;
      removedAt: string | null;
      removedBy: string | null;
    };
    DnsRuleset: {
      /** @description In the order in which they are tried. */
      items: {
        /** @description Of an existing rule; without it, a new one. */
        id: number;
        name: string;
        /** @description All that are given must hold; of each list, one. Without any, the rule holds for every query. */
        when: {
          /**
           * @description `*` stands for any characters inside one label.
           * @default []
           */
          names: {
            pattern: string;
            /**
             * @default with_below
             * @enum {string}
             */
            reach: "exact" | "with_below" | "only_below";
          }[];
          /** @default [] */
          tlds: string[];
          /**
           * @description The name is in one of them.
           * @default []
           */
          categories: string[];
          /**
           * @description Query types: `A`, `AAAA`, `TXT`, `TYPE65`.
           * @default []
           */
          types: string[];
          /**
           * @description The client’s address is in one of them.
           * @default []
           */
          networks: string[];
          /**
           * @description Names of devices.
           * @default []
           */
          devices: string[];
          /**
           * @description Times of the week.
           * @default []
           */
          windows: {
            /** @description On which it begins. */
            days: ("sun" | "mon" | "tue" | "wed" | "thu" | "fri" | "sat")[];
            from: string;
            /** @description On the next day if it is not after `from`. */
            to: string;
            timeZone: string;
          }[];
        };
        /**
         * @description How it is blocked, or `allow`, or `watch`: answered and recorded.
         * @enum {string}
         */
        action: "nxdomain" | "nodata" | "refused" | "allow" | "watch";
        /**
         * @description It holds also for names on the guard list.
         * @default false
         */
        overridesGuard: boolean;
        /**
         * @description Of the MSP: no company can weaken it.
         * @default false
         */
        locked: boolean;
        /** @default true */
        enabled: boolean;
      }[];
      /** @description Of these rules: send it along with what replaces them. */
      revision: string;
    };
    DnsStatus: {
      enabled: boolean;
      /** @description Where this node answers (UDP and TCP). */
      listening: {
        host: string;
        port: number;
      }[];
      /** @description Where it answers DNS over HTTPS, behind a TLS proxy. */
      http: {
        host: string;
        port: number;
      } | null;
      /** @description Of the policy in the database. */
      generation: number;
      /** @description The generation that this node answers by; null without one. */
      inForce: number | null;
      /** @description In the index that was compiled last. */
      names: number | null;
      problem: components["schemas"]["Problem"] | null;
      /** @description Since the resolver of this node started. */
      totals: {
        [key: string]: number;
      } | null;
      /** @description Blocked queries that were not recorded, because the database was away too long. */
      lost: number;
      /** @description Companies of which every query is logged now. */
      queryLogs: {
        companyId: number;
        companyName: string;
        /** Format: date-time */
        endsAt: string;
      }[];
      upstreams: {
        host: string;
        port: number;
        zone: string | null;
        isDown: boolean;
        cause: string | null;
        answers: number;
        averageMs: number | null;
      }[];
    };
    DnsWhy: {
      generation: number;
      /** @enum {string} */
      action: "block" | "allow" | "watch" | "none";
      /** @description What happens, and why. */
      summary: string;
      decidedBy: {
        text: string;
        /** @enum {string} */
        action: "block" | "allow" | "watch";
        category: string | null;
        /** @description The place of the entry in its list; of a feed, the line of its last good copy. */
        line: number | null;
        /** @description It is an entry of a feed. */
        inFeed: boolean;
      } | null;
      /** @description In the order in which they would decide. */
      alsoMatched: {
        text: string;
        /** @enum {string} */
        action: "block" | "allow" | "watch";
        category: string | null;
        /** @description The place of the entry in its list; of a feed, the line of its last good copy. */
        line: number | null;
        /** @description It is an entry of a feed. */
        inFeed: boolean;
      }[];
      /** @description What would happen without what decides. */
      without: string | null;
    };
    DnsStatistics: {
      /** @description Hours without a query are left out. */
      hours: {
        /** Format: date-time */
        hour: string;
        queries: number;
        blocked: number;
        /** @description Answered and recorded. */
        watched: number;
        /** @description Answered without an upstream. */
        cached: number;
        /** @description Answered by an upstream. */
        forwarded: number;
        /** @description How long these took in all, in milliseconds. */
        upstreamMs: number;
      }[];
      /** @description The 50 with the most blocked queries. null: clients of no company. */
      companies: {
        companyId: number | null;
        companyName: string | null;
        queries: number;
        blocked: number;
        /** @description Answered and recorded. */
        watched: number;
        /** @description Answered without an upstream. */
        cached: number;
        /** @description Answered by an upstream. */
        forwarded: number;
        /** @description How long these took in all, in milliseconds. */
        upstreamMs: number;
      }[];
    };
    DnsTopBlocked: {
      /** @description Detections that were counted: one for each client, name and minute with a blocked query. */
      detections: number;
      /** @description false: only the newest were counted, because there are too many. */
      isAll: boolean;
      /** @description The most frequent names, with the number of companies that asked for each. */
      names: {
        name: string;
        count: number;
        companies: number;
      }[];
      /** @description The most frequent devices; those without a name by their address. */
      clients: {
        client: string;
        companyId: number;
        companyName: string;
        count: number;
      }[];
    };
    DnsQueryLog: {
      isOn: boolean;
      /** Format: date-time */
      startedAt: string;
      startedBy: string;
      /**
       * Format: date-time
       * @description When it ends, or ended.
       */
      endsAt: string;
      /** @description Queries since it started. Each is deleted after 7 days. */
      stored: number;
      /** @description Queries that were not stored: too many at once, or the database was away. */
      lost: number;
      /** @description With so many it ends. */
      mostStored: number;
    };
    DnsLoggedQuery: {
      id: number;
      /** Format: date-time */
      at: string;
      /** @description null: addresses of clients are hidden. */
      client: string | null;
      device: string | null;
      name: string;
      type: string;
      /** @description `NOERROR`, `NXDOMAIN`; null: there was no answer. */
      answer: string | null;
      isBlocked: boolean;
      /** @description How long the answer took. */
      ms: number;
    };
    BulkAction: {
      id: number;
      /** @enum {string} */
      action: "retry" | "skip" | "silence" | "accept" | "allow";
      by: string;
      /** Format: date-time */
      at: string;
      /** @description With how many incidents it was done. */
      done: number;
      /** @description The result for each incident. */
      results: {
        incidentId: number;
        /** @description Why nothing was done with it; null: it was done. */
        problem: components["schemas"]["Problem"] | null;
      }[];
      /** @description Whether it can be undone now. */
      undoable: boolean;
      /** @description Who undid it, and the result for each incident. */
      undone: {
        by: string;
        /** Format: date-time */
        at: string;
        done: number;
        results: {
          incidentId: number;
          /** @description Why nothing was done with it; null: it was done. */
          problem: components["schemas"]["Problem"] | null;
        }[];
      } | null;
    };
    ClosingPreview: {
      /** @description Open tickets that were checked. */
      checked: number;
      /** @description There are more than 5000 open tickets; the others were not checked. */
      more: boolean;
      wouldClose: {
        total: number;
        allowed: number;
        over: number;
        quiet: number;
      };
      /** @description Of these, tickets on boards without a closing status. Picket leaves them open. */
      withoutStatus: number;
      /** @description The first 20. */
      examples: {
        ticketId: number;
        incidentId: number;
        connectwiseId: number | null;
        why: string;
      }[];
    };
    Closing: {
      /** @description Close when all domains of the incident are on the allow list, or its risk is accepted. */
      whenAllowed: boolean;
      /** @description Close when the source reports that every detection of the incident has ended. */
      whenOver: boolean;
      /** @description Close when there was no detection for `quietHours`. */
      whenQuiet: boolean;
      /** @description Counted from the last detection, and at the earliest from the creation of the ticket. */
      quietHours: number;
      /** @description Also close tickets that a person has touched: with a note, time, an owner, a status or any other change that is not by Picket’s member. */
      evenIfTouched: boolean;
      /** @description One closed status for each board. Picket closes no ticket on a board without one. */
      statuses: components["schemas"]["ClosingStatus"][];
      /** @description Boards that tickets go to and that have no closing status: Picket closes no tickets there. */
      boardsWithoutStatus: components["schemas"]["Choice"][];
    };
    TicketCommand: {
      id: number;
      /** Format: date-time */
      at: string;
      /** @description The identifier of the member who wrote the command. */
      member: string;
      asked: string;
      /** @enum {string} */
      outcome: "allowed" | "partly" | "refused";
      /** @description The answer that Picket writes into the ticket, if the security role may add notes. */
      answer: string;
      /**
       * @description `none`: there were too many commands, so this one gets no answer.
       * @enum {string}
       */
      answerState: "due" | "sending" | "unknown" | "answered" | "impossible" | "none";
      /** @description Why the answer is not in the ticket. */
      problem: components["schemas"]["Problem"] | null;
      incidentId: number;
      companyName: string;
      connectwiseTicketId: number | null;
      ticketUrl: string | null;
    };
    TicketPreview: {
      /** @description The incident of the ticket; null: a sample incident. */
      incidentId: number | null;
      companyName: string;
      summary: {
        /** @description null when the template cannot be rendered; `faults` says why. */
        text: string | null;
        /** @description In characters, before it was cut. */
        length: number;
        faults: {
          message: string;
          line: number;
          column: number;
        }[];
      };
      description: {
        /** @description null when the template cannot be rendered; `faults` says why. */
        text: string | null;
        /** @description In characters, before it was cut. */
        length: number;
        faults: {
          message: string;
          line: number;
          column: number;
        }[];
        /** @description Lines that the template does not always contain, so Picket added them at the end. */
        appended: string[];
      };
    };
    CustomFields: {
      boards: components["schemas"]["BoardCustomFields"][];
      /** @description The boards that new tickets go to, of incidents or of reports. */
      boardsUsed: components["schemas"]["Choice"][];
    };
    AvailableCustomFields: {
      items: {
        id: number;
        caption: string;
        /** @description As ConnectWise names it. */
        type: string;
        /** @description Whether Picket can fill fields of this type. */
        supported: boolean;
        decimals: number | null;
        /** @description What a list offers; null: any value, or unknown. */
        options: string[] | null;
        /** @description null: Picket cannot read it. */
        required: boolean | null;
        /** @description Whether tickets of the board have it; null: nothing tells. */
        onTickets: boolean | null;
        /** @description Limited to other locations or departments than the board’s. */
        ofOtherLocation: boolean;
        screen: string | null;
      }[];
      /** @description Why Picket cannot read the definitions: which fields are required, and what lists offer. */
      definitionsProblem: components["schemas"]["Problem"] | null;
      /** @description Where in ConnectWise the right to read the definitions is granted. */
      right: string;
      types: ("Text" | "TextArea" | "Number" | "Percent" | "Currency" | "Checkbox" | "Date" | "Hyperlink" | "IPAddress" | "PhoneNumber")[];
    };
    CustomFieldsPreview: {
      /** @description null: a sample incident. */
      incidentId: number | null;
      companyName: string;
      fields: {
        id: number;
        caption: string;
        /** @description null: none is sent. */
        value: string | number | boolean | null;
        /**
         * @description `instead`: the other value. `held`: the ticket waits for a value.
         * @enum {string}
         */
        outcome: "value" | "instead" | "left_out" | "held";
        why: string | null;
      }[];
    };
    NamedInConnectWise: {
      id: number;
      name: string;
    };
    TicketDefaults: {
      /** @description The mapped company in ConnectWise. */
      company: components["schemas"]["NamedInConnectWise"];
      agreement: components["schemas"]["NamedInConnectWise"] | null;
      site: components["schemas"]["NamedInConnectWise"] | null;
      /** @description Used before ConnectWise’s default contact. Never e-mailed. */
      contact: components["schemas"]["NamedInConnectWise"] | null;
      /** @description Set while ConnectWise refuses one of them. */
      problem: components["schemas"]["Problem"] | null;
    };
    LinkedConfiguration: {
      id: number;
      name: string;
      /** @description The configuration in ConnectWise. */
      url: string;
    };
    IncidentConfigurations: {
      /**
       * @description `not_permitted`: the security role lacks a right, see `GET /api/v1/settings/rights`. `no_ticket`: ConnectWise has no ticket of it that could be linked.
       * @enum {string}
       */
      state: "on" | "off" | "not_permitted" | "no_ticket";
      /** @description The ticket that is linked. */
      connectwiseId: number | null;
      devices: {
        device: string;
        /** @enum {string} */
        state: "waiting" | "sending" | "unknown" | "linked" | "no_match" | "several" | "failed" | "unlinked";
        configuration: components["schemas"]["LinkedConfiguration"] | null;
        /** @description `name`, `serial`, `address`, or who chose it: `pin`, `person`. */
        foundBy: string | null;
        /** @description With `several`: which ones match. */
        candidates: components["schemas"]["LinkedConfiguration"][];
        problem: components["schemas"]["Problem"] | null;
        chosenBy: string | null;
        /** @description Remembered for this device by a person. */
        pinned: components["schemas"]["LinkedConfiguration"] | null;
      }[];
    };
    FoundConfigurations: {
      items: {
        id: number;
        name: string;
        /** @description The configuration in ConnectWise. */
        url: string;
        type: string | null;
        serialNumber: string | null;
        ipAddress: string | null;
      }[];
      /** @description There are more: search for a longer part of the name. */
      more: boolean;
    };
    DevicePin: {
      id: number;
      companyId: number;
      companyName: string;
      device: string;
      configuration: components["schemas"]["LinkedConfiguration"];
      pinnedBy: string;
      /** Format: date-time */
      pinnedAt: string;
    };
  };
  responses: {
    /** @description What went wrong, and what to do about it. */
    Problem: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/problem+json": components["schemas"]["ProblemDetails"];
      };
    };
  };
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  getOpenapiJson: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description An OpenAPI 3.1 document. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            [key: string]: unknown;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getHealthz: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @enum {boolean} */
            alive: true;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getReadyz: {
    parameters: {
      query?: {
        /** @description `?verbose`: also what needs attention, such as a refusing ConnectWise or a silent source. */
        verbose?: "" | "true" | "false";
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            ready: boolean;
            checks: {
              name: string;
              ok: boolean;
              /** @description The code of the fault: stable, for programs. */
              code?: string;
              /** @description For tokens with the role reader: the fault. */
              message?: string;
              /** @description For the same callers: how to fix it. */
              hint?: string;
            }[];
            /** @description With `verbose`: what needs attention, as in the status. It may be seconds old. It does not change `ready`: another node could do no better. null: it cannot be read. */
            attention?: {
              code: components["schemas"]["AttentionCode"];
              /** @enum {string} */
              severity: "error" | "warning";
              /** @description What is wrong; only for tokens with the role reader. */
              what?: string;
              /** @description For the same callers: how to fix it. */
              hint?: string;
            }[] | null;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
      /** @description Default Response */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            ready: boolean;
            checks: {
              name: string;
              ok: boolean;
              /** @description The code of the fault: stable, for programs. */
              code?: string;
              /** @description For tokens with the role reader: the fault. */
              message?: string;
              /** @description For the same callers: how to fix it. */
              hint?: string;
            }[];
            /** @description With `verbose`: what needs attention, as in the status. It may be seconds old. It does not change `ready`: another node could do no better. null: it cannot be read. */
            attention?: {
              code: components["schemas"]["AttentionCode"];
              /** @enum {string} */
              severity: "error" | "warning";
              /** @description What is wrong; only for tokens with the role reader. */
              what?: string;
              /** @description For the same callers: how to fix it. */
              hint?: string;
            }[] | null;
          };
        };
      };
    };
  };
  getMetrics: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Metrics. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "text/plain": string;
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description A token is required. */
      401: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getStatus: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Status"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getSettingsSources: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SourceWatch"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  putSettingsSources: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SourceWatchInput"];
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SourceWatch"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postTroubleshoot: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The result of each check. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description Whether no check failed. */
            ok: boolean;
            checks: {
              /** @description Stable, for programs. */
              id: string;
              title: string;
              /**
               * @description unknown: it could not be checked; skipped: an earlier check made it pointless.
               * @enum {string}
               */
              status: "pass" | "fail" | "unknown" | "skipped";
              what: string;
              /** @description How to fix it. */
              hint?: string;
              /** @description Where in ConnectWise to fix it, or to grant the permission. */
              where?: string;
              /** @enum {string} */
              area: "picket" | "sources" | "connectwise" | "tickets" | "network";
              /**
               * @deprecated
               * @description Deprecated: use the code or id instead. The console page where you fix it: a path.
               */
              link: string;
            }[];
          };
          "application/x-ndjson": string;
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getOverview: {
    parameters: {
      query?: {
        /** @description Up to now; not used with `since`. */
        window?: "24h" | "7d" | "30d";
        /** @description Counts a range instead of the window. */
        since?: string;
        /** @description The end of the range, at most 400 days later; omitted: now. */
        until?: string;
        /** @description The IANA time zone used to count days. */
        timeZone?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Overview"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getConnectwiseConnection: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Connection"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  putConnectwiseConnection: {
    parameters: {
      query?: {
        /** @description For held incidents that the change releases: open tickets, or ticket only new incidents. Without it, a person must choose if there are more than 10 (`/api/v1/releases`). */
        release?: "now" | "new-only";
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description As typed: `na.myconnectwise.net`, or any URL on that host. */
          site: string;
          /** @description The “Company” that you type when you sign in to ConnectWise. */
          companyId: string;
          publicKey: string;
          /** @description Picket never shows it again. Omit it to keep the saved one: for the same site, company and public key. */
          privateKey?: string;
          /** @description null: PICKET_CONNECTWISE_CLIENT_ID. Omitted: the saved one. */
          clientId?: string | null;
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Connection"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description A value is not valid; `errors` says which. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postConnectwiseConnectionVerify: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description As typed: `na.myconnectwise.net`, or any URL on that host. */
          site?: string;
          /** @description The “Company” that you type when you sign in to ConnectWise. */
          companyId?: string;
          publicKey?: string;
          /** @description Picket never shows it again. Omit it to keep the saved one: for the same site, company and public key. */
          privateKey?: string;
          /** @description null: PICKET_CONNECTWISE_CLIENT_ID. Omitted: the saved one. */
          clientId?: string | null;
        } | null;
      };
    };
    responses: {
      /** @description The result of each check. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description Whether no check failed. */
            ok: boolean;
            checks: components["schemas"]["Check"][];
          };
          "application/x-ndjson": string;
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Nothing is saved yet, and the request has no values. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description A value is not valid; `errors` says which. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getConnectwiseCompanies: {
    parameters: {
      query?: {
        /** @description Items per page. */
        limit?: number;
        /** @description `nextCursor` of the previous page. */
        cursor?: string;
        /** @description Part of the name or identifier. */
        search?: string;
        /** @description Only those of this status, by name. */
        status?: string;
        /** @description Only those of this type, by name. */
        type?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["ConnectWiseCompany"][];
            /** @description The cursor of the next page; null on the last page. */
            nextCursor: string | null;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or does not have it. `hint` and `errors` say what to fix. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise has an internal error. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  getConnectwiseCompanyKinds: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description The most frequent first. */
            statuses: {
              name: string;
              count: number;
            }[];
            /** @description The most frequent first. */
            types: {
              name: string;
              count: number;
            }[];
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or does not have it. `hint` and `errors` say what to fix. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise has an internal error. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  getConnectwiseMembers: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["ConnectWiseMember"][];
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or does not have it. `hint` and `errors` say what to fix. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise has an internal error. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  getConnectwiseBoards: {
    parameters: {
      query?: {
        /** @description Part of the name. */
        search?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["ConnectWiseRecord"][];
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or does not have it. `hint` and `errors` say what to fix. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise has an internal error. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  getConnectwiseBoardsByIdStatuses: {
    parameters: {
      query?: {
        /** @description Part of the name. */
        search?: string;
      };
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["ConnectWiseRecord"][];
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or does not have it. `hint` and `errors` say what to fix. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise has an internal error. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  getConnectwiseBoardsByIdTypes: {
    parameters: {
      query?: {
        /** @description Part of the name. */
        search?: string;
      };
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["ConnectWiseRecord"][];
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or does not have it. `hint` and `errors` say what to fix. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise has an internal error. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  getConnectwiseBoardsByIdSubtypes: {
    parameters: {
      query?: {
        /** @description Part of the name. */
        search?: string;
      };
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["ConnectWiseRecord"][];
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or does not have it. `hint` and `errors` say what to fix. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise has an internal error. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  getConnectwiseBoardsByIdItems: {
    parameters: {
      query?: {
        /** @description Part of the name. */
        search?: string;
      };
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["ConnectWiseRecord"][];
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or does not have it. `hint` and `errors` say what to fix. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise has an internal error. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  getConnectwiseBoardsByIdTeams: {
    parameters: {
      query?: {
        /** @description Part of the name. */
        search?: string;
      };
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["ConnectWiseRecord"][];
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or does not have it. `hint` and `errors` say what to fix. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise has an internal error. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  getConnectwiseSources: {
    parameters: {
      query?: {
        /** @description Part of the name. */
        search?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["ConnectWiseRecord"][];
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or does not have it. `hint` and `errors` say what to fix. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise has an internal error. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  getConnectwisePriorities: {
    parameters: {
      query?: {
        /** @description Part of the name. */
        search?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["ConnectWiseRecord"][];
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or does not have it. `hint` and `errors` say what to fix. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise has an internal error. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  getSettingsRights: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Rights"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postSettingsRightsRefresh: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Rights"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getConnectwiseTicketService: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            enabled: boolean;
            board: components["schemas"]["Choice"] | null;
            status: components["schemas"]["Choice"] | null;
            priority: components["schemas"]["Choice"] | null;
            type: components["schemas"]["Choice"] | null;
            problem: components["schemas"]["Problem"] | null;
            /** @description The choices that are missing. Picket opens no ticket before everything is chosen. */
            missing: string[];
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  putConnectwiseTicketService: {
    parameters: {
      query?: {
        /** @description For held incidents that the change releases: open tickets, or ticket only new incidents. Without it, a person must choose if there are more than 10 (`/api/v1/releases`). */
        release?: "now" | "new-only";
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          enabled: boolean;
          boardId: number | null;
          /** @description One of the board’s. */
          statusId: number | null;
          priorityId: number | null;
          /** @description One of the board’s. */
          typeId: number | null;
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            enabled: boolean;
            board: components["schemas"]["Choice"] | null;
            status: components["schemas"]["Choice"] | null;
            priority: components["schemas"]["Choice"] | null;
            type: components["schemas"]["Choice"] | null;
            problem: components["schemas"]["Problem"] | null;
            /** @description The choices that are missing. Picket opens no ticket before everything is chosen. */
            missing: string[];
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or does not have it. `hint` and `errors` say what to fix. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise has an internal error. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  getConnectwiseRoutingRules: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["RoutingRules"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postConnectwiseRoutingRules: {
    parameters: {
      query?: {
        /** @description For held incidents that the change releases: open tickets, or ticket only new incidents. Without it, a person must choose if there are more than 10 (`/api/v1/releases`). */
        release?: "now" | "new-only";
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          name: string;
          /** @default true */
          enabled?: boolean;
          matches: components["schemas"]["RoutingMatchesInput"];
          destination: {
            /**
             * @description If set, statusId and typeId must belong to that board.
             * @default null
             */
            boardId?: number | null;
            /**
             * @description Of the rule’s board; without one, of the ticket service’s board.
             * @default null
             */
            statusId?: number | null;
            /**
             * @description Of the rule’s board; without one, of the ticket service’s board.
             * @default null
             */
            typeId?: number | null;
            /** @default null */
            priorityId?: number | null;
            /**
             * @description Of the same board; it must belong to the type.
             * @default null
             */
            subtypeId?: number | null;
            /**
             * @description Of the same board; it needs a subtype.
             * @default null
             */
            itemId?: number | null;
            /**
             * @description Of the same board.
             * @default null
             */
            teamId?: number | null;
            /** @default null */
            sourceId?: number | null;
            /** @default null */
            severity?: ("Low" | "Medium" | "High") | null;
            /** @default null */
            impact?: ("Low" | "Medium" | "High") | null;
          };
        };
      };
    };
    responses: {
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description In the order in which they apply. */
            items: components["schemas"]["RoutingRule"][];
            /** @description Of the new rule. */
            id: number;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description There is no such rule. */
      404: components["responses"]["Problem"];
      /** @description The name is taken, or no connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or does not have it. `hint` and `errors` say what to fix. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise has an internal error. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  putConnectwiseRoutingRulesById: {
    parameters: {
      query?: {
        /** @description For held incidents that the change releases: open tickets, or ticket only new incidents. Without it, a person must choose if there are more than 10 (`/api/v1/releases`). */
        release?: "now" | "new-only";
      };
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          name: string;
          /** @default true */
          enabled?: boolean;
          matches: components["schemas"]["RoutingMatchesInput"];
          destination: {
            /**
             * @description If set, statusId and typeId must belong to that board.
             * @default null
             */
            boardId?: number | null;
            /**
             * @description Of the rule’s board; without one, of the ticket service’s board.
             * @default null
             */
            statusId?: number | null;
            /**
             * @description Of the rule’s board; without one, of the ticket service’s board.
             * @default null
             */
            typeId?: number | null;
            /** @default null */
            priorityId?: number | null;
            /**
             * @description Of the same board; it must belong to the type.
             * @default null
             */
            subtypeId?: number | null;
            /**
             * @description Of the same board; it needs a subtype.
             * @default null
             */
            itemId?: number | null;
            /**
             * @description Of the same board.
             * @default null
             */
            teamId?: number | null;
            /** @default null */
            sourceId?: number | null;
            /** @default null */
            severity?: ("Low" | "Medium" | "High") | null;
            /** @default null */
            impact?: ("Low" | "Medium" | "High") | null;
          };
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["RoutingRules"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description There is no such rule. */
      404: components["responses"]["Problem"];
      /** @description The name is taken, or no connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or does not have it. `hint` and `errors` say what to fix. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise has an internal error. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  deleteConnectwiseRoutingRulesById: {
    parameters: {
      query?: {
        /** @description For held incidents that the change releases: open tickets, or ticket only new incidents. Without it, a person must choose if there are more than 10 (`/api/v1/releases`). */
        release?: "now" | "new-only";
      };
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["RoutingRules"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description There is no such rule. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  putConnectwiseRoutingRulesOrder: {
    parameters: {
      query?: {
        /** @description For held incidents that the change releases: open tickets, or ticket only new incidents. Without it, a person must choose if there are more than 10 (`/api/v1/releases`). */
        release?: "now" | "new-only";
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description Every rule, in order. */
          ids: number[];
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["RoutingRules"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Rules were added or deleted since you loaded them. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postConnectwiseRoutingRulesTest: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          incidentId: number;
          matches?: components["schemas"]["RoutingMatchesInput"];
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            incidentId: number;
            /** @description The rule that its ticket would use; null: the ticket service without a rule. */
            takenBy: {
              id: number;
              name: string;
            } | null;
            /** @description Every rule in order, and whether it matches the incident. */
            rules: {
              id: number;
              name: string;
              enabled: boolean;
              takes: boolean;
            }[];
            /** @description For the conditions in the request. */
            draft: {
              takes: boolean;
              /** @description Each condition, and the values of the incident it was compared with. */
              conditions: {
                condition: string;
                wanted: string[];
                found: string[];
                holds: boolean;
              }[];
            } | null;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “analyst”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description There is no such incident. */
      404: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getSettingsIncidents: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["IncidentSettings"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  putSettingsIncidents: {
    parameters: {
      query?: {
        /** @description For held incidents that the change releases: open tickets, or ticket only new incidents. Without it, a person must choose if there are more than 10 (`/api/v1/releases`). */
        release?: "now" | "new-only";
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["IncidentSettingsInput"];
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["IncidentSettings"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getSettingsRollUps: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["RollUpSettings"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  putSettingsRollUps: {
    parameters: {
      query?: {
        /** @description For held incidents that the change releases: open tickets, or ticket only new incidents. Without it, a person must choose if there are more than 10 (`/api/v1/releases`). */
        release?: "now" | "new-only";
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RollUpSettingsInput"];
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["RollUpSettings"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getSettingsRecurrence: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["RecurrenceSettings"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  putSettingsRecurrence: {
    parameters: {
      query?: {
        /** @description For held incidents that the change releases: open tickets, or ticket only new incidents. Without it, a person must choose if there are more than 10 (`/api/v1/releases`). */
        release?: "now" | "new-only";
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RecurrenceSettingsInput"];
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["RecurrenceSettings"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getConnectwiseTicketText: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description Liquid. null: the built-in text. */
            summary: string | null;
            /** @description Liquid. null: the built-in text. */
            description: string | null;
            /** @description Set when a template failed for a ticket, until the templates are saved. */
            problem: components["schemas"]["Problem"] | null;
            /** @description The built-in texts, as templates to start from. */
            defaults: {
              summary: string;
              description: string;
            };
            /** @description The limit of characters for a summary. A longer summary is cut. */
            summaryLimit: number;
            variables: {
              name: string;
              /** @enum {string} */
              kind: "text" | "number" | "list";
              what: string;
              example: string;
            }[];
            tags: string[];
            filters: {
              name: string;
              what: string;
            }[];
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  putConnectwiseTicketText: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description Liquid. null: the built-in text. */
          summary: string | null;
          /** @description Liquid. null: the built-in text. */
          description: string | null;
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description Liquid. null: the built-in text. */
            summary: string | null;
            /** @description Liquid. null: the built-in text. */
            description: string | null;
            /** @description Set when a template failed for a ticket, until the templates are saved. */
            problem: components["schemas"]["Problem"] | null;
            /** @description The built-in texts, as templates to start from. */
            defaults: {
              summary: string;
              description: string;
            };
            /** @description The limit of characters for a summary. A longer summary is cut. */
            summaryLimit: number;
            variables: {
              name: string;
              /** @enum {string} */
              kind: "text" | "number" | "list";
              what: string;
              example: string;
            }[];
            tags: string[];
            filters: {
              name: string;
              what: string;
            }[];
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description A template is not valid; `errors` shows each fault and its position. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postConnectwiseTicketTextPreview: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description Liquid. null: the built-in text. */
          summary: string | null;
          /** @description Liquid. null: the built-in text. */
          description: string | null;
          incidentId?: number;
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["TicketPreview"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description There is no such incident. */
      404: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getSettingsNextSteps: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description For incidents that no text is about; null: the shipped one. */
            default: string | null;
            /** @description Own and changed texts. Your own ones come before the shipped ones, in this order. */
            texts: components["schemas"]["NextStepsText"][];
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  putSettingsNextSteps: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description For incidents that no text is about; null: the shipped one. */
          default: string | null;
          /** @description Own and changed texts. Your own ones come before the shipped ones, in this order. */
          texts: components["schemas"]["NextStepsTextInput"][];
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description For incidents that no text is about; null: the shipped one. */
            default: string | null;
            /** @description Own and changed texts. Your own ones come before the shipped ones, in this order. */
            texts: components["schemas"]["NextStepsText"][];
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getSettingsNextStepsTexts: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description The text for incidents that no other text is about. */
            default: string;
            shippedDefault: string;
            /** @description Every text. The first one that fits a block reason or category is used. */
            texts: {
              name: string;
              matches: string[];
              text: string;
              /** @enum {string} */
              origin: "own" | "changed" | "shipped";
              /** @description The shipped text of this name, to go back to. */
              shipped: {
                name: string;
                matches: string[];
                text: string;
              } | null;
            }[];
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postSettingsNextStepsPreview: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description For incidents that no text is about; null: the shipped one. */
          default: string | null;
          /** @description Own and changed texts. Your own ones come before the shipped ones, in this order. */
          texts: components["schemas"]["NextStepsTextInput"][];
          incidentId?: number;
          said?: string[];
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            incidentId: number | null;
            /** @description The block reasons and categories. */
            said: string[];
            /** @description The name of the text; null: the default text. */
            name: string | null;
            /** @description The block reason or category, and the words that fit it. */
            because: {
              said: string;
              match: string;
            } | null;
            text: string;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description There is no such incident. */
      404: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getIncidentsByIdNextSteps: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["IncidentNextSteps"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description There is no such incident. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getSettingsTicketContents: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["TicketContents"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  putSettingsTicketContents: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["TicketContentsInput"];
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["TicketContents"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postConnectwiseTestTicket: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description A company of a source. The ticket is for its mapped ConnectWise company. */
          companyId?: number;
          /** @description Or a ConnectWise company. */
          connectwiseCompanyId?: number;
          /** @description Generated by the caller, one per click. The same id again returns the result of the first request. */
          requestId?: string;
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            requestId: string;
            /**
             * @description unknown: the answer was lost, and the search does not find the ticket yet. The same request again only searches.
             * @enum {string}
             */
            outcome: "created" | "refused" | "unknown";
            connectwiseId: number | null;
            /** @description The ticket in ConnectWise. */
            url: string | null;
            boardName: string;
            /** @description In its External XRef. */
            reference: string;
            problem: components["schemas"]["Problem"] | null;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description There is no such company. */
      404: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or does not have it. `hint` and `errors` say what to fix. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise has an internal error. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  getCompaniesByIdTicketDefaults: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["TicketDefaults"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description The company is not mapped, or no connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  putCompaniesByIdTicketDefaults: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          agreementId: number | null;
          siteId: number | null;
          contactId: number | null;
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["TicketDefaults"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description The company is not mapped, or no connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or does not have it. `hint` and `errors` say what to fix. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise has an internal error. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  getCompaniesByIdTicketDefaultsChoices: {
    parameters: {
      query: {
        kind: "agreement" | "site" | "contact";
        /** @description Part of the name. */
        search?: string;
      };
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["NamedInConnectWise"][];
            /** @description There are more: search for a longer part of the name. */
            more: boolean;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description The company is not mapped, or no connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or does not have it. `hint` and `errors` say what to fix. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise has an internal error. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  getSettingsLinks: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["LinkSettings"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  putSettingsLinks: {
    parameters: {
      query?: {
        /** @description For held incidents that the change releases: open tickets, or ticket only new incidents. Without it, a person must choose if there are more than 10 (`/api/v1/releases`). */
        release?: "now" | "new-only";
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["LinkSettingsInput"];
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["LinkSettings"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getIncidentsByIdConfigurations: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["IncidentConfigurations"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postIncidentsByIdConfigurations: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description As the incident shows it. */
          device: string;
          configurationId: number;
          /**
           * @description Use it for this device in later incidents of the company, too.
           * @default false
           */
          pin?: boolean;
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["IncidentConfigurations"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “analyst”. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Linking is off or not permitted, the incident has no ticket in ConnectWise, or the device is just being linked. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or does not have it. `hint` and `errors` say what to fix. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise has an internal error. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  getIncidentsByIdConfigurationsSearch: {
    parameters: {
      query?: {
        /** @description Part of the name or serial number. */
        search?: string;
      };
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["FoundConfigurations"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “analyst”. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Linking is off or not permitted, the incident has no ticket in ConnectWise, or the device is just being linked. */
      409: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or does not have it. `hint` and `errors` say what to fix. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise has an internal error. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  postIncidentsByIdConfigurationsUnlink: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description As the incident shows it. */
          device: string;
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["IncidentConfigurations"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “analyst”. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Linking is off or not permitted, the incident has no ticket in ConnectWise, or the device is just being linked. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postIncidentsByIdConfigurationsLookUp: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["IncidentConfigurations"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “analyst”. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Linking is off or not permitted, the incident has no ticket in ConnectWise, or the device is just being linked. */
      409: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getDevicePins: {
    parameters: {
      query?: {
        /** @description Items per page. */
        limit?: number;
        /** @description `nextCursor` of the previous page. */
        cursor?: string;
        companyId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["DevicePin"][];
            /** @description The cursor of the next page; null on the last page. */
            nextCursor: string | null;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  deleteDevicePinsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is not used any more. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “analyst”. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getSettingsActing: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            enabled: boolean;
            /** @description Identifiers of the ConnectWise members who may allow domains. Empty: nobody may. */
            members: string[];
            /** @description A ticket status with the same effect as `picket: allow`; null for none. */
            status: {
              boardId: number;
              boardName: string;
              id: number;
              name: string;
            } | null;
            /** @description When it was switched on. Picket ignores earlier notes. */
            since: string | null;
            /** @description Set while Picket cannot read the audit trail of ConnectWise. It then acts on no status. */
            statusProblem: components["schemas"]["Problem"] | null;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  putSettingsActing: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          enabled: boolean;
          /** @description Identifiers of the ConnectWise members who may allow domains. Empty: nobody may. */
          members: string[];
          status: {
            boardId: number;
            statusId: number;
          } | null;
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            enabled: boolean;
            /** @description Identifiers of the ConnectWise members who may allow domains. Empty: nobody may. */
            members: string[];
            /** @description A ticket status with the same effect as `picket: allow`; null for none. */
            status: {
              boardId: number;
              boardName: string;
              id: number;
              name: string;
            } | null;
            /** @description When it was switched on. Picket ignores earlier notes. */
            since: string | null;
            /** @description Set while Picket cannot read the audit trail of ConnectWise. It then acts on no status. */
            statusProblem: components["schemas"]["Problem"] | null;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or does not have it. `hint` and `errors` say what to fix. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise has an internal error. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  getSettingsActingRequests: {
    parameters: {
      query?: {
        /** @description Items per page. */
        limit?: number;
        /** @description `nextCursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["TicketCommand"][];
            /** @description The cursor of the next page; null on the last page. */
            nextCursor: string | null;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getSettingsCustomFields: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CustomFields"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  putSettingsCustomFields: {
    parameters: {
      query?: {
        /** @description For held incidents that the change releases: open tickets, or ticket only new incidents. Without it, a person must choose if there are more than 10 (`/api/v1/releases`). */
        release?: "now" | "new-only";
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          boards: {
            boardId: number;
            fields: {
              /** @description The number of the field in ConnectWise. */
              id: number;
              /** @description Needed where ConnectWise does not list the field. */
              caption?: string;
              /**
               * @description Needed in the same case.
               * @enum {string}
               */
              type?: "Text" | "TextArea" | "Number" | "Percent" | "Currency" | "Checkbox" | "Date" | "Hyperlink" | "IPAddress" | "PhoneNumber";
              /** @description Of a number; null: any. */
              decimals?: number | null;
              /** @description The values that a list offers; null: any value. */
              options?: string[] | null;
              /** @description A ticket without a value is held. Otherwise, a value that is not valid is left out. */
              required?: boolean;
              /** @description The value, or a Liquid template that gives it. */
              value: string;
              /**
               * @description The value to send when the template gives none, or one that is not valid; null: none.
               * @default null
               */
              fallback?: string | null;
            }[];
          }[];
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CustomFields"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or does not have it. `hint` and `errors` say what to fix. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise has an internal error. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  postSettingsCustomFieldsPreview: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          boards: {
            boardId: number;
            fields: {
              /** @description The number of the field in ConnectWise. */
              id: number;
              /** @description Needed where ConnectWise does not list the field. */
              caption?: string;
              /**
               * @description Needed in the same case.
               * @enum {string}
               */
              type?: "Text" | "TextArea" | "Number" | "Percent" | "Currency" | "Checkbox" | "Date" | "Hyperlink" | "IPAddress" | "PhoneNumber";
              /** @description Of a number; null: any. */
              decimals?: number | null;
              /** @description The values that a list offers; null: any value. */
              options?: string[] | null;
              /** @description A ticket without a value is held. Otherwise, a value that is not valid is left out. */
              required?: boolean;
              /** @description The value, or a Liquid template that gives it. */
              value: string;
              /**
               * @description The value to send when the template gives none, or one that is not valid; null: none.
               * @default null
               */
              fallback?: string | null;
            }[];
          }[];
          boardId: number;
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CustomFieldsPreview"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or does not have it. `hint` and `errors` say what to fix. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise has an internal error. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  getConnectwiseBoardsByIdCustomFields: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["AvailableCustomFields"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or does not have it. `hint` and `errors` say what to fix. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise has an internal error. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  getSettingsClosing: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Closing"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  putSettingsClosing: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description Close when all domains of the incident are on the allow list, or its risk is accepted. */
          whenAllowed: boolean;
          /** @description Close when the source reports that every detection of the incident has ended. */
          whenOver: boolean;
          /** @description Close when there was no detection for `quietHours`. */
          whenQuiet: boolean;
          /** @description Counted from the last detection, and at the earliest from the creation of the ticket. */
          quietHours: number;
          /** @description Also close tickets that a person has touched: with a note, time, an owner, a status or any other change that is not by Picket’s member. */
          evenIfTouched: boolean;
          statuses: {
            boardId: number;
            /** @description A status of the board that closes tickets. */
            statusId: number;
          }[];
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Closing"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or does not have it. `hint` and `errors` say what to fix. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise has an internal error. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  postSettingsClosingPreview: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description Close when all domains of the incident are on the allow list, or its risk is accepted. */
          whenAllowed: boolean;
          /** @description Close when the source reports that every detection of the incident has ended. */
          whenOver: boolean;
          /** @description Close when there was no detection for `quietHours`. */
          whenQuiet: boolean;
          /** @description Counted from the last detection, and at the earliest from the creation of the ticket. */
          quietHours: number;
          /** @description Also close tickets that a person has touched: with a note, time, an owner, a status or any other change that is not by Picket’s member. */
          evenIfTouched: boolean;
          statuses: {
            boardId: number;
            /** @description A status of the board that closes tickets. */
            statusId: number;
          }[];
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ClosingPreview"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or does not have it. `hint` and `errors` say what to fix. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise has an internal error. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  getTickets: {
    parameters: {
      query?: {
        /** @description Items per page. */
        limit?: number;
        /** @description `nextCursor` of the previous page. */
        cursor?: string;
        /** @description The sort order. A cursor is valid for one order only. */
        sort?: "queuedAt" | "createdAt" | "companyName" | "state";
        order?: "asc" | "desc";
        state?: "queued" | "sending" | "unknown" | "created" | "refused" | "needs_person" | "withdrawn";
        /** @description Its state in ConnectWise. */
        life?: "open" | "closed" | "deleted";
        companyId?: string;
        incidentId?: string;
        /** @description Its incident was opened at or after, as reports count tickets. */
        incidentOpenedSince?: string;
        /** @description Its incident was opened before. */
        incidentOpenedUntil?: string;
        /** @description Queued at or after. */
        since?: string;
        /** @description Queued before. */
        until?: string;
        /** @description Created in ConnectWise at or after. */
        createdSince?: string;
        /** @description Created in ConnectWise before. */
        createdUntil?: string;
        /** @description Of its incident. */
        severity?: "critical" | "high" | "medium" | "low" | "informational";
        /** @description Its number in ConnectWise, or part of its reference, of its company’s name, or of a domain, device or address of its incident. */
        search?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["Ticket"][];
            /** @description The cursor of the next page; null on the last page. */
            nextCursor: string | null;
            /** @description Items on all pages, counted up to 10,000. Many in which a text was found are counted up to 500, or as far as this page. */
            total: number;
            /** @description False when there are more than `total`, or may be. */
            totalIsExact: boolean;
            /** @description A rare text without three letters or digits in a row is searched in so many of the newest items that the other filters find. Null: all were searched. */
            newestOnly: number | null;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getTicketsExport: {
    parameters: {
      query?: {
        /** @description csv: for spreadsheets; json: an array. */
        format?: "csv" | "json";
        /** @description The sort order. A cursor is valid for one order only. */
        sort?: "queuedAt" | "createdAt" | "companyName" | "state";
        order?: "asc" | "desc";
        state?: "queued" | "sending" | "unknown" | "created" | "refused" | "needs_person" | "withdrawn";
        /** @description Its state in ConnectWise. */
        life?: "open" | "closed" | "deleted";
        companyId?: string;
        incidentId?: string;
        /** @description Its incident was opened at or after, as reports count tickets. */
        incidentOpenedSince?: string;
        /** @description Its incident was opened before. */
        incidentOpenedUntil?: string;
        /** @description Queued at or after. */
        since?: string;
        /** @description Queued before. */
        until?: string;
        /** @description Created in ConnectWise at or after. */
        createdSince?: string;
        /** @description Created in ConnectWise before. */
        createdUntil?: string;
        /** @description Of its incident. */
        severity?: "critical" | "high" | "medium" | "low" | "informational";
        /** @description Its number in ConnectWise, or part of its reference, of its company’s name, or of a domain, device or address of its incident. */
        search?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description All items that match the filter, as a file. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "text/csv": string;
          "application/json": components["schemas"]["Ticket"][];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getTicketsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["TicketDetails"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postTicketsByIdRetry: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /**
           * @description You checked: ConnectWise does not have the ticket. Picket sends it again.
           * @enum {boolean}
           */
          confirmAbsent?: true;
          /** @description You checked: ConnectWise has the ticket, with this number. */
          connectwiseTicketId?: number;
        } | null;
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["TicketDetails"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “analyst”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description The ticket cannot be retried in this state, or you must confirm whether ConnectWise has it. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or does not have it. `hint` and `errors` say what to fix. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise has an internal error. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  postIncidentsByIdRetry: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["IncidentDetails"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “analyst”. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description It is closed or skipped, or ConnectWise has its ticket or may have it. */
      409: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postIncidentsByIdSkip: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description Why. */
          note: string;
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["IncidentDetails"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “analyst”. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description It is already closed or skipped, or ConnectWise has its ticket or may have it. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postIncidentsByIdUnskip: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["IncidentDetails"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “analyst”. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description It is closed, or nobody has skipped it. */
      409: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postIncidentsActions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @enum {string} */
          action: "retry";
          /** @description The incidents, at most 500. */
          incidentIds: number[];
          /**
           * @description Chosen by the caller. The same key again answers with the same action, and does nothing more.
           * @example 3f0c2a9e-night-shift
           */
          key?: string;
        } | {
          /** @enum {string} */
          action: "skip";
          /** @description The incidents, at most 500. */
          incidentIds: number[];
          /**
           * @description Chosen by the caller. The same key again answers with the same action, and does nothing more.
           * @example 3f0c2a9e-night-shift
           */
          key?: string;
          /** @description Why. Timelines and the audit log show it. */
          why: string;
        } | {
          /** @enum {string} */
          action: "silence";
          /** @description The incidents, at most 500. */
          incidentIds: number[];
          /**
           * @description Chosen by the caller. The same key again answers with the same action, and does nothing more.
           * @example 3f0c2a9e-night-shift
           */
          key?: string;
          /** @description Why. Timelines and the audit log show it. */
          why: string;
          /** @description When it ends; null: no end. */
          endsAt: string | null;
          /**
           * @description Only on the devices of the incidents; otherwise on all devices of their companies.
           * @default true
           */
          device?: boolean;
        } | {
          /** @enum {string} */
          action: "accept";
          /** @description The incidents, at most 500. */
          incidentIds: number[];
          /**
           * @description Chosen by the caller. The same key again answers with the same action, and does nothing more.
           * @example 3f0c2a9e-night-shift
           */
          key?: string;
          /** @description Why. Timelines and the audit log show it. */
          why: string;
          /** @description When it ends; null: no end. */
          endsAt: string | null;
          /**
           * @description Only on the devices of the incidents; otherwise on all devices of their companies.
           * @default true
           */
          device?: boolean;
        } | {
          /** @enum {string} */
          action: "allow";
          /** @description The incidents, at most 500. */
          incidentIds: number[];
          /**
           * @description Chosen by the caller. The same key again answers with the same action, and does nothing more.
           * @example 3f0c2a9e-night-shift
           */
          key?: string;
          /** @description Why. Timelines and the audit log show it. */
          why: string;
          /** @description When it ends; null: no end. */
          endsAt: string | null;
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["BulkAction"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “analyst”. */
      403: components["responses"]["Problem"];
      /** @description The key was used for another action. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description The end is in the past. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postIncidentsActionsByIdUndo: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["BulkAction"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “analyst”. */
      403: components["responses"]["Problem"];
      /** @description There is no such action, or it is more than 7 days old. */
      404: components["responses"]["Problem"];
      /** @description A retry cannot be undone. */
      409: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getSettingsRetention: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description How many days detections and quarantined rows are kept. */
            detectionDays: number;
            /** @description How many days an incident is kept after it was closed, with its timeline and tickets. Open incidents stay. */
            incidentDays: number;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  putSettingsRetention: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description How many days detections and quarantined rows are kept. */
          detectionDays: number;
          /** @description How many days an incident is kept after it was closed, with its timeline and tickets. Open incidents stay. */
          incidentDays: number;
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description How many days detections and quarantined rows are kept. */
            detectionDays: number;
            /** @description How many days an incident is kept after it was closed, with its timeline and tickets. Open incidents stay. */
            incidentDays: number;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getSettingsSeverity: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SeveritySettings"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  putSettingsSeverity: {
    parameters: {
      query?: {
        /** @description For held incidents that the change releases: open tickets, or ticket only new incidents. Without it, a person must choose if there are more than 10 (`/api/v1/releases`). */
        release?: "now" | "new-only";
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["SeveritySettingsInput"];
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["SeveritySettings"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getSilences: {
    parameters: {
      query?: {
        /** @description Items per page. */
        limit?: number;
        /** @description `nextCursor` of the previous page. */
        cursor?: string;
        state?: "pending" | "active" | "ended";
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["Suppression"][];
            /** @description The cursor of the next page; null on the last page. */
            nextCursor: string | null;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postSilences: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          matchers: components["schemas"]["MatchersInput"];
          /** @description The reason. Every incident that it holds or skips shows it. */
          comment: string;
          /**
           * Format: date-time
           * @description Omitted: now.
           */
          startsAt?: string;
          /** @description When it ends; null: no end. */
          endsAt: string | null;
          /**
           * @description Confirms a silence of all incidents of all companies.
           * @default false
           */
          everything?: boolean;
        };
      };
    };
    responses: {
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Suppression"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “analyst”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Its end is in the past, a company does not exist, or it silences everything without a confirmation. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postSilencesByIdEnd: {
    parameters: {
      query?: {
        /** @description For held incidents that the change releases: open tickets, or ticket only new incidents. Without it, a person must choose if there are more than 10 (`/api/v1/releases`). */
        release?: "now" | "new-only";
      };
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Suppression"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “analyst”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description There is none with this id. */
      404: components["responses"]["Problem"];
      /** @description It has already ended. */
      409: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postSilencesPreview: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          matchers: components["schemas"]["MatchersInput"];
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description Open incidents that it matches. */
            open: number;
            /** @description Incidents opened in the last 7 days that it matches. */
            lastWeek: number;
            /** @description Whether it has no condition. */
            everything: boolean;
            /** @description The last 5. */
            examples: {
              incidentId: number;
              companyName: string;
              registrableDomain: string | null;
              device: string | null;
            }[];
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “analyst”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getAcceptances: {
    parameters: {
      query?: {
        /** @description Items per page. */
        limit?: number;
        /** @description `nextCursor` of the previous page. */
        cursor?: string;
        state?: "pending" | "active" | "ended";
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["Suppression"][];
            /** @description The cursor of the next page; null on the last page. */
            nextCursor: string | null;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postAcceptancesByIdRevoke: {
    parameters: {
      query?: {
        /** @description For held incidents that the change releases: open tickets, or ticket only new incidents. Without it, a person must choose if there are more than 10 (`/api/v1/releases`). */
        release?: "now" | "new-only";
      };
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Suppression"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “analyst”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description There is none with this id. */
      404: components["responses"]["Problem"];
      /** @description It has already ended. */
      409: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postIncidentsByIdAccept: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description The reason. Every incident that it holds or skips shows it. */
          comment: string;
          /** @description When it ends; null: no end. */
          endsAt: string | null;
          /**
           * @description Accepted on this device only; otherwise on all devices of the company.
           * @default true
           */
          device?: boolean;
        };
      };
    };
    responses: {
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Suppression"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “analyst”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description The incident is too large for its risk to be accepted as a whole. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description The end is in the past. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getMaintenanceWindows: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["MaintenanceWindow"][];
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postMaintenanceWindows: {
    parameters: {
      query?: {
        /** @description For held incidents that the change releases: open tickets, or ticket only new incidents. Without it, a person must choose if there are more than 10 (`/api/v1/releases`). */
        release?: "now" | "new-only";
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description The work in this window. Every incident that it holds shows it. */
          name: string;
          /** @description Empty: every company. */
          companyIds: number[];
          schedule: components["schemas"]["ScheduleInput"];
        };
      };
    };
    responses: {
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            id: number;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description A company does not exist. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  putMaintenanceWindowsById: {
    parameters: {
      query?: {
        /** @description For held incidents that the change releases: open tickets, or ticket only new incidents. Without it, a person must choose if there are more than 10 (`/api/v1/releases`). */
        release?: "now" | "new-only";
      };
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description The work in this window. Every incident that it holds shows it. */
          name: string;
          /** @description Empty: every company. */
          companyIds: number[];
          schedule: components["schemas"]["ScheduleInput"];
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            id: number;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description There is none with this id. */
      404: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description A company does not exist. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  deleteMaintenanceWindowsById: {
    parameters: {
      query?: {
        /** @description For held incidents that the change releases: open tickets, or ticket only new incidents. Without it, a person must choose if there are more than 10 (`/api/v1/releases`). */
        release?: "now" | "new-only";
      };
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It was deleted. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description There is none with this id. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getCompaniesByIdNoise: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description The newest 50. */
            silences: components["schemas"]["Suppression"][];
            /** @description The newest 50. */
            acceptances: components["schemas"]["Suppression"][];
            windows: components["schemas"]["MaintenanceWindow"][];
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postConnectwiseTicketServiceRehearse: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          days: 1 | 7 | 30;
          /** @description Values that are not saved yet. They affect only `missing`. */
          ticketService?: {
            enabled?: boolean;
            boardId?: number | null;
            /** @description One of the board’s. */
            statusId?: number | null;
            priorityId?: number | null;
            /** @description One of the board’s. */
            typeId?: number | null;
          };
          /** @description Values that are not saved yet. Omitted values are as saved. */
          incidentSettings?: {
            /**
             * @description What two detections at one company must share to be the same incident.
             * @enum {string}
             */
            grouping?: "domain" | "domain+device" | "device";
            /** @description How long a new incident groups detections before its ticket is opened. */
            groupingWaitSeconds?: number;
            /** @description An incident without a ticket closes after this long without a detection. An incident with a ticket closes when the ticket is closed in ConnectWise. */
            quietAfterHours?: number;
            /** @description An incident held for this long without a new detection gets no ticket. */
            heldLimitHours?: number;
            /** @description Verdicts that open tickets. */
            ticketedVerdicts?: string[];
            /** @description Block reasons that open no ticket. An incident with another reason still opens one. */
            mutedReasons?: string[];
            /** @description The number of detections before a ticket is opened. */
            minimumDetections?: number;
            /** @description Write bad[.]example in tickets, so that nobody opens it by accident. */
            defangDomains?: boolean;
          };
          /** @description Values that are not saved yet. Omitted values are as saved. */
          rollUpSettings?: {
            /** @description Tickets of one company within an hour. Incidents above it share one roll-up ticket. 0: no limit. */
            ticketsPerCompany?: number;
            /** @description Tickets of all companies within an hour. Above it, each company gets a roll-up. 0: no limit. */
            ticketsInAll?: number;
            /** @description Roll-up tickets of all companies within an hour. Further ones wait, except those with a critical incident. 0: no limit. */
            rollUpsInAll?: number;
            /**
             * @description Incidents last seen longer ago than this share one roll-up ticket per company. 0: each gets its own ticket.
             * @default 48
             */
            longAgoHours?: number;
            /** @description The hour of the day at which daily digests are sent, in the time zone of Picket. */
            digestHour?: number;
          };
          severitySettings?: components["schemas"]["SeveritySettingsInput"];
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** Format: date-time */
            since: string;
            /** Format: date-time */
            until: string;
            /** @description The parts of the ticket service that you must still choose before tickets are opened. */
            missing: string[];
            /** @description Opened in this period. */
            incidents: number;
            /** @description The number of these that have a ticket. They are in no other count. */
            alreadyTicketed: number;
            wouldTicket: number;
            /** @description Incidents that roll-ups would have covered, because the limit of tickets within an hour was reached. */
            wouldRollUp: {
              incidents: number;
              /** @description The number of tickets that would have been opened. */
              tickets: number;
            };
            /** @description Incidents that daily digests would have covered. */
            wouldDigest: {
              incidents: number;
              /** @description The number of tickets that would have been opened. */
              tickets: number;
            };
            /** @description By the reason of the decision, the most frequent first. */
            wouldHold: {
              reason: string;
              title: string;
              count: number;
            }[];
            /** @description By the reason of the decision, the most frequent first. */
            wouldSkip: {
              reason: string;
              title: string;
              count: number;
            }[];
            /** @description The 500 with the most. */
            byCompany: {
              companyId: number;
              name: string;
              tickets: number;
              /** @description Covered by a roll-up or a digest. */
              covered: number;
              held: number;
              skipped: number;
            }[];
            /** @description By block reason, the 100 with the most. An incident counts for each of its reasons. */
            byReason: {
              reason: string;
              tickets: number;
              /** @description Covered by a roll-up or a digest. */
              covered: number;
              held: number;
              skipped: number;
            }[];
            /** @description Tickets by routing rule, in the order of the rules; null: the ticket service without a rule. */
            byRule: {
              ruleId: number | null;
              name: string | null;
              tickets: number;
            }[];
            /** @description The last 20 incidents that would have had a ticket. */
            examples: {
              incidentId: number;
              /** Format: date-time */
              openedAt: string;
              companyId: number;
              companyName: string;
              /** @description The ConnectWise company of the ticket. */
              connectwiseCompany: string;
              /** @description Of the ticket. */
              summary: string;
            }[];
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “analyst”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getCompanies: {
    parameters: {
      query?: {
        /** @description Items per page. */
        limit?: number;
        /** @description `nextCursor` of the previous page. */
        cursor?: string;
        /** @description Part of the name, or the id at the source. */
        search?: string;
        /** @description Only companies with, or without, a mapping. */
        mapped?: "true" | "false";
        /** @description `gone`: only companies mapped to a ConnectWise company that no longer accepts tickets. */
        problem?: "gone";
        sourceId?: string;
        /** @description waiting: first those without a mapping, the most held incidents first, then by name. */
        sort?: "name" | "waiting";
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["Company"][];
            /** @description The cursor of the next page; null on the last page. */
            nextCursor: string | null;
            /** @description Counts all companies that the caller may see, not only the filtered ones. */
            totals: {
              total: number;
              unmapped: number;
              /** @description Mapped to a ConnectWise company that no longer accepts tickets. */
              gone: number;
            };
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getCompaniesById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Company"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  putCompaniesByIdMapping: {
    parameters: {
      query?: {
        /** @description For held incidents that the change releases: open tickets, or ticket only new incidents. Without it, a person must choose if there are more than 10 (`/api/v1/releases`). */
        release?: "now" | "new-only";
      };
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          connectwiseCompanyId: number;
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CompanyWithChoice"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or does not have it. `hint` and `errors` say what to fix. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise has an internal error. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  deleteCompaniesByIdMapping: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It has no mapping. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getCompaniesSuggestions: {
    parameters: {
      query?: {
        /** @description Items per page. */
        limit?: number;
        /** @description `nextCursor` of the previous page. */
        cursor?: string;
        /** @description Only these: ids separated by commas. */
        companyIds?: string;
        /** @description Suggest only ConnectWise companies of this status. */
        status?: string;
        /** @description Suggest only ConnectWise companies of this type. */
        type?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["CompanySuggestion"][];
            /** @description The cursor of the next page; null on the last page. */
            nextCursor: string | null;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or does not have it. `hint` and `errors` say what to fix. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise has an internal error. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  postCompaniesMappings: {
    parameters: {
      query?: {
        /** @description For held incidents that the change releases: open tickets, or ticket only new incidents. Without it, a person must choose if there are more than 10 (`/api/v1/releases`). */
        release?: "now" | "new-only";
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          mappings: {
            companyId: number;
            connectwiseCompanyId: number;
          }[];
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description In the order of the request. */
            results: {
              companyId: number;
              ok: boolean;
              problem?: components["schemas"]["Problem"];
            }[];
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getCompaniesMappingsExport: {
    parameters: {
      query?: {
        /** @description csv: for spreadsheets; json: an array. */
        format?: "csv" | "json";
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description All items that match the filter, as a file. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "text/csv": string;
          "application/json": components["schemas"]["ExportedMapping"][];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postCompaniesMappingsCheck: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description As it was downloaded, also with semicolons or tabs. */
          csv: string;
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            lines: {
              line: number;
              companyId: number | null;
              company: string;
              /**
               * @description none: the line names no ConnectWise company, and changes nothing.
               * @enum {string}
               */
              change: "map" | "change" | "same" | "none" | "error";
              before: {
                connectwiseCompanyId: number;
                name: string;
              } | null;
              after: {
                connectwiseCompanyId: number;
                name: string;
                status: string | null;
                types: string[];
              } | null;
              problem: components["schemas"]["Problem"] | null;
            }[];
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or does not have it. `hint` and `errors` say what to fix. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise has an internal error. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  getReportsSummary: {
    parameters: {
      query?: {
        /** @description A calendar month: `2026-10`. */
        month?: string;
        /** @description The first day, with `to`: `2026-10-01`. */
        from?: string;
        /** @description The last day, which is included. */
        to?: string;
        /** @description The time up to now. Without any of these: 30d. */
        last?: "24h" | "7d" | "30d" | "90d";
        /** @description The IANA time zone in which days and months begin. */
        timeZone?: string;
        /** @description One company; without it, all that the caller may see together. */
        companyId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ReportSummary"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description There is no such company. */
      404: components["responses"]["Problem"];
      /** @description The period is not one: it says which part. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getReportsDocument: {
    parameters: {
      query?: {
        /** @description A calendar month: `2026-10`. */
        month?: string;
        /** @description The first day, with `to`: `2026-10-01`. */
        from?: string;
        /** @description The last day, which is included. */
        to?: string;
        /** @description The time up to now. Without any of these: 30d. */
        last?: "24h" | "7d" | "30d" | "90d";
        /** @description The IANA time zone in which days and months begin. */
        timeZone?: string;
        /** @description One company; without it, all that the caller may see together. */
        companyId?: string;
        format?: "html" | "csv";
        /** @description page: for a browser to show, of HTML. */
        show?: "file" | "page";
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The report as a file. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "text/html": string;
          "text/csv": string;
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description There is no such company. */
      404: components["responses"]["Problem"];
      /** @description The period is not one: it says which part. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getReportsCompanies: {
    parameters: {
      query?: {
        /** @description Items per page. */
        limit?: number;
        /** @description `nextCursor` of the previous page. */
        cursor?: string;
        /** @description A calendar month: `2026-10`. */
        month?: string;
        /** @description The first day, with `to`: `2026-10-01`. */
        from?: string;
        /** @description The last day, which is included. */
        to?: string;
        /** @description The time up to now. Without any of these: 30d. */
        last?: "24h" | "7d" | "30d" | "90d";
        /** @description The IANA time zone in which days and months begin. */
        timeZone?: string;
        /** @description Part of the name, or the id at the source. */
        search?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["CompanyCounts"][];
            /** @description The cursor of the next page; null on the last page. */
            nextCursor: string | null;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description The period is not one: it says which part. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getReportsBilling: {
    parameters: {
      query?: {
        /** @description A calendar month: `2026-10`. */
        month?: string;
        /** @description The first day, with `to`: `2026-10-01`. */
        from?: string;
        /** @description The last day, which is included. */
        to?: string;
        /** @description The time up to now. Without any of these: 30d. */
        last?: "24h" | "7d" | "30d" | "90d";
        /** @description The IANA time zone in which days and months begin. */
        timeZone?: string;
        /** @description csv: for spreadsheets; json: an array. */
        format?: "csv" | "json";
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description All items that match the filter, as a file. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "text/csv": string;
          "application/json": components["schemas"]["CompanyCounts"][];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description The period is not one: it says which part. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getSettingsReports: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description At the head and the foot of each report. May be empty. */
            mspName: string;
            /** @description Before the numbers. An empty line begins a paragraph. May be empty. */
            intro: string;
            /** @description After the numbers, such as whom to call. May be empty. */
            outro: string;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  putSettingsReports: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description At the head and the foot of each report. May be empty. */
          mspName: string;
          /** @description Before the numbers. An empty line begins a paragraph. May be empty. */
          intro: string;
          /** @description After the numbers, such as whom to call. May be empty. */
          outro: string;
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description At the head and the foot of each report. May be empty. */
            mspName: string;
            /** @description Before the numbers. An empty line begins a paragraph. May be empty. */
            intro: string;
            /** @description After the numbers, such as whom to call. May be empty. */
            outro: string;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getReportsLogo: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            logo: {
              /** @enum {string} */
              type: "image/png" | "image/jpeg";
              /** @description The file in base64: at most 256 KiB. SVG is refused, because it can hold scripts. */
              data: string;
            } | null;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  putReportsLogo: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @enum {string} */
          type: "image/png" | "image/jpeg";
          /** @description The file in base64: at most 256 KiB. SVG is refused, because it can hold scripts. */
          data: string;
        };
      };
    };
    responses: {
      /** @description Reports have it. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description It is no such image. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  deleteReportsLogo: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Reports have none. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getReportsSchedules: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["ReportSchedule"][];
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postReportsSchedules: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          name: string;
          /** @default true */
          enabled?: boolean;
          /** @description null: all companies together. */
          companyId: number | null;
          plan: {
            /** @enum {string} */
            every: "month";
            /** @description The day of the month: 1 to 28, which every month has. */
            day: number;
            hour: number;
            timeZone: string;
          } | {
            /** @enum {string} */
            every: "week";
            /** @description The day of the week: Monday is 1. A week begins on Monday. */
            day: number;
            hour: number;
            timeZone: string;
          };
          delivery: {
            /** @enum {string} */
            by: "email";
            /** @description A notification channel of the kind email: its server sends. */
            channelId: number;
            to: string[];
          } | {
            /** @enum {string} */
            by: "ticket";
            boardId: number;
            statusId: number;
            typeId: number;
            priorityId: number;
            /** @description Whose ticket it is; null: the company that the reported company is mapped to. */
            connectwiseCompanyId: number | null;
          };
        };
      };
    };
    responses: {
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ReportSchedule"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Another schedule has the name. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Its company, channel or ConnectWise company does not fit. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  putReportsSchedulesById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          name: string;
          /** @default true */
          enabled?: boolean;
          /** @description null: all companies together. */
          companyId: number | null;
          plan: {
            /** @enum {string} */
            every: "month";
            /** @description The day of the month: 1 to 28, which every month has. */
            day: number;
            hour: number;
            timeZone: string;
          } | {
            /** @enum {string} */
            every: "week";
            /** @description The day of the week: Monday is 1. A week begins on Monday. */
            day: number;
            hour: number;
            timeZone: string;
          };
          delivery: {
            /** @enum {string} */
            by: "email";
            /** @description A notification channel of the kind email: its server sends. */
            channelId: number;
            to: string[];
          } | {
            /** @enum {string} */
            by: "ticket";
            boardId: number;
            statusId: number;
            typeId: number;
            priorityId: number;
            /** @description Whose ticket it is; null: the company that the reported company is mapped to. */
            connectwiseCompanyId: number | null;
          };
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ReportSchedule"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description There is no such schedule. */
      404: components["responses"]["Problem"];
      /** @description Another schedule has the name. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Its company, channel or ConnectWise company does not fit. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  deleteReportsSchedulesById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It sends nothing more. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description There is no such schedule. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postReportsSchedulesByIdTest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ReportSchedule"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description There is no such schedule. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postReportsSchedulesByIdDeliveriesByDeliveryIdSendAgain: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
        deliveryId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ReportSchedule"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description There is no such schedule. */
      404: components["responses"]["Problem"];
      /** @description It was sent, or is still being sent. */
      409: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getCompaniesByIdRules: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CompanyRules"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  putCompaniesByIdRules: {
    parameters: {
      query?: {
        /** @description For held incidents that the change releases: open tickets, or ticket only new incidents. Without it, a person must choose if there are more than 10 (`/api/v1/releases`). */
        release?: "now" | "new-only";
      };
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          tickets: boolean;
          why: string | null;
          /** @description Priority ids by severity. */
          priorities: {
            [key: string]: number;
          };
          quiet: components["schemas"]["CompanyQuietHoursInput"] | null;
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CompanyRules"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or does not have it. `hint` and `errors` say what to fix. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise has an internal error. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  getSettingsCatchAll: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CatchAll"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  putSettingsCatchAll: {
    parameters: {
      query?: {
        /** @description For held incidents that the change releases: open tickets, or ticket only new incidents. Without it, a person must choose if there are more than 10 (`/api/v1/releases`). */
        release?: "now" | "new-only";
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          connectwiseCompanyId: number | null;
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["CatchAll"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or does not have it. `hint` and `errors` say what to fix. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise has an internal error. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  getSources: {
    parameters: {
      query?: {
        /** @description Items per page. */
        limit?: number;
        /** @description `nextCursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["Source"][];
            /** @description The cursor of the next page; null on the last page. */
            nextCursor: string | null;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postSources: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @enum {string} */
          kind: "hyas" | "webhook";
          name: string;
          /** @description Settings of its kind. Omitted settings keep their values or defaults. */
          config?: {
            [key: string]: unknown;
          };
          /** @description HYAS: the API key. Picket never shows it again. */
          apiKey?: string;
        };
      };
    };
    responses: {
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            id: number;
            /** @enum {string} */
            kind: "hyas" | "webhook" | "resolver";
            name: string;
            enabled: boolean;
            /** @description The settings of its kind. */
            config: {
              [key: string]: unknown;
            };
            /** Format: date-time */
            createdAt: string;
            /** @description When it was last read, or last sent a request. */
            lastAttemptAt: string | null;
            lastSuccessAt: string | null;
            /** @description When it last sent a new detection. */
            lastDetectionAt: string | null;
            /** @description When it is next read; null when Picket does not read it. */
            nextPollAt: string | null;
            /** @description Failed readings in a row. */
            failures: number;
            /** @description The problem of the last reading; null when it succeeded. */
            problem: components["schemas"]["Problem"] | null;
            /** @description Rows that could not be read and were quarantined. */
            quarantined: number;
            /** @description Items that report that something has ended (resolved, closed, ok): never a detection. Absent before the first one. */
            over?: number;
            /** @description The signing secret (Standard Webhooks): `whsec_…`. Picket does not show it again. */
            secret?: string;
            /** @description For senders that cannot sign. Picket does not show it again. */
            bearerToken?: string;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description The name is taken. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description A setting is not valid; `errors` says which. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getSourcesById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Source"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  deleteSourcesById: {
    parameters: {
      query?: {
        /** @description true: also deletes its detections, incidents and Picket’s record of their tickets. */
        deleteDetections?: "true" | "false";
      };
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It was deleted. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description It has detections, or one of its tickets is being created. */
      409: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  patchSourcesById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          name?: string;
          enabled?: boolean;
          /** @description Settings of its kind. Omitted settings keep their values or defaults. */
          config?: {
            [key: string]: unknown;
          };
          /** @description HYAS: the API key. Picket never shows it again. */
          apiKey?: string;
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Source"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description The name is taken. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description A setting is not valid; `errors` says which. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postSourcesByIdRotateSecret: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /**
           * @description The old ones leaked: they end immediately.
           * @default false
           */
          revokeOld?: boolean;
        } | null;
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description The signing secret (Standard Webhooks): `whsec_…`. Picket does not show it again. */
            secret: string;
            /** @description For senders that cannot sign. Picket does not show it again. */
            bearerToken: string;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description It is not a webhook. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getSourcesByIdQuarantine: {
    parameters: {
      query?: {
        /** @description Items per page. */
        limit?: number;
        /** @description `nextCursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["QuarantinedRow"][];
            /** @description The cursor of the next page; null on the last page. */
            nextCursor: string | null;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postSourcesByIdQuarantineReadAgain: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            accepted: number;
            duplicates: number;
            /** @description Rows that the field mapping now ignores. */
            ignored: number;
            /** @description Rows that still cannot be read. */
            left: number;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description It is not a webhook. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getSourceMappingsPresets: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: {
              name: string;
              title: string;
              /** @description What to configure in the product and in the mapping. */
              about: string;
              mapping: {
                [key: string]: unknown;
              };
              /** @description The body of a request, as the product sends it. */
              sample: string;
            }[];
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postSourceMappingsPreview: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          mapping: components["schemas"]["FieldMappingInput"];
          /** @description The body, exactly as it is sent: JSON or JSON lines. */
          sample: string;
          /**
           * @description The verdict of a detection without one.
           * @default blocked
           */
          defaultVerdict?: string;
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description The number of items in the sample. */
            count: number;
            /** @description The first 20. */
            items: {
              /**
               * @description over: it ends an incident; ignored: “only” is not true of it; refused: it is quarantined.
               * @enum {string}
               */
              what: "detection" | "over" | "ignored" | "refused";
              /** @description The values that were read. For over: the values to search for. */
              detection: {
                externalId: string;
                /** Format: date-time */
                occurredAt: string;
                domain: string;
                company: {
                  externalId: string;
                  name: string;
                } | null;
                verdict: string;
                reasons: string[];
                deviceName: string | null;
                clientAddress: string | null;
                processName: string | null;
                user: string | null;
                queryType: string | null;
                policy: string | null;
                threatLevel: string | null;
                facts?: components["schemas"]["DetectionFacts"];
              } | null;
              overAt: string | null;
              /** @description Why it was refused. */
              reason: string | null;
            }[];
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description The sample is not JSON, or has no items where the mapping expects them. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postSourcesByIdPoll: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The result. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            accepted: number;
            duplicates: number;
            quarantined: number;
            /** @description Incidents opened. */
            opened: number;
          };
        };
      };
      /** @description The result so far: there is more, and the reading continues. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            accepted: number;
            duplicates: number;
            quarantined: number;
            /** @description Incidents opened. */
            opened: number;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Picket is already reading it. */
      409: components["responses"]["Problem"];
      /** @description It is off, it is a webhook, or it has a fault that you must fix first. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
      /** @description It could not be read now. Picket retries automatically. */
      503: components["responses"]["Problem"];
    };
  };
  postSourcesTest: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @enum {string} */
          kind: "hyas";
          /** @description Omitted: the saved one, or HYAS’s own. */
          baseUrl?: string;
          /** @description Omitted: the saved one of `sourceId`. */
          apiKey?: string;
          sourceId?: number;
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            works: boolean;
            /** @description Log entries of the last hour; null when the log gave no total, or the key does not work. */
            entriesLastHour: number | null;
            /** @description How many organizations the key may list; null when it may list none: Picket then reads them from the log. */
            organizations: number | null;
            /** @description Why it does not work. */
            problem: components["schemas"]["Problem"] | null;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description This source does not exist, or Picket does not read it. */
      404: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description A setting is not valid; `errors` says which. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postSourcesByIdDetections: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          detections: components["schemas"]["WebhookItemInput"][];
        } | components["schemas"]["WebhookItemInput"][] | components["schemas"]["WebhookItemInput"];
      };
    };
    responses: {
      /** @description Default Response */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description Stored now. */
            accepted: number;
            /** @description Duplicates: the same id, time, company, domain and device. */
            duplicates: number;
            /** @description Quarantined, each with its reason. The others were stored. */
            refused: {
              /** @description Its position in the list, from 0. */
              index: number;
              id?: string;
              reason: string;
              /** @description JSON pointer (RFC 6901) to the fault in the body. */
              pointer: string;
            }[];
            /** @description Items that report that something has ended (resolved, recovered, closed, ok): never a detection. */
            over?: number;
            /** @description Incidents that ended because of such an item, by the field mapping. */
            ended?: number;
            /** @description Items that the field mapping’s “only” excludes. */
            ignored?: number;
            /** @description Why nothing was stored of a test, or of an item that reports an end. */
            message?: string;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The request has no valid signature, or its source is unknown or switched off. */
      401: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description The body is too large, before or after decompression. */
      413: components["responses"]["Problem"];
      /** @description Its `Content-Encoding` is not gzip. */
      415: components["responses"]["Problem"];
      /** @description Every detection was refused, there is none, or there are too many. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getDetections: {
    parameters: {
      query?: {
        /** @description Items per page. */
        limit?: number;
        /** @description `nextCursor` of the previous page. */
        cursor?: string;
        /** @description The sort order. A cursor is valid for one order only. */
        sort?: "receivedAt" | "occurredAt" | "companyName" | "domain" | "device";
        order?: "asc" | "desc";
        companyId?: string;
        incidentId?: string;
        sourceId?: string;
        /** @description The domain, or a part from the start of a label: `bad` finds login.bad.example, not notbad.example. After `=`: that domain, and all below it. */
        domain?: string;
        /** @description Part of the device’s name or of the client’s address. After `=`: that device alone, or that address if it has no name. */
        device?: string;
        /** @description One of its block reasons, as the source gives it. */
        reason?: string;
        verdict?: string;
        /** @description Occurred at or after. */
        since?: string;
        /** @description Occurred before. */
        until?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["Detection"][];
            /** @description The cursor of the next page; null on the last page. */
            nextCursor: string | null;
            /** @description Items on all pages, counted up to 10,000. Many in which a text was found are counted up to 500, or as far as this page. */
            total: number;
            /** @description False when there are more than `total`, or may be. */
            totalIsExact: boolean;
            /** @description A rare text without three letters or digits in a row is searched in so many of the newest items that the other filters find. Null: all were searched. */
            newestOnly: number | null;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getDetectionsExport: {
    parameters: {
      query?: {
        /** @description csv: for spreadsheets; json: an array. */
        format?: "csv" | "json";
        /** @description The sort order. A cursor is valid for one order only. */
        sort?: "receivedAt" | "occurredAt" | "companyName" | "domain" | "device";
        order?: "asc" | "desc";
        companyId?: string;
        incidentId?: string;
        sourceId?: string;
        /** @description The domain, or a part from the start of a label: `bad` finds login.bad.example, not notbad.example. After `=`: that domain, and all below it. */
        domain?: string;
        /** @description Part of the device’s name or of the client’s address. After `=`: that device alone, or that address if it has no name. */
        device?: string;
        /** @description One of its block reasons, as the source gives it. */
        reason?: string;
        verdict?: string;
        /** @description Occurred at or after. */
        since?: string;
        /** @description Occurred before. */
        until?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description All items that match the filter, as a file. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "text/csv": string;
          "application/json": components["schemas"]["Detection"][];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getDetectionsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Detection"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getAllowList: {
    parameters: {
      query?: {
        /** @description Items per page. */
        limit?: number;
        /** @description `nextCursor` of the previous page. */
        cursor?: string;
        /** @description `over`: undone or expired. */
        state?: "active" | "over";
        /** @description Entries of this company and of all companies. */
        companyId?: string;
        /** @description Part of the domain. */
        search?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["AllowEntry"][];
            /** @description The cursor of the next page; null on the last page. */
            nextCursor: string | null;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postAllowList: {
    parameters: {
      query?: {
        /** @description For held incidents that the change releases: open tickets, or ticket only new incidents. Without it, a person must choose if there are more than 10 (`/api/v1/releases`). */
        release?: "now" | "new-only";
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description null: for all companies. */
          companyId: number | null;
          /** @description bad.example, bad[.]example or a URL that contains it. All names below it are also allowed. */
          domain: string;
          why: string;
          /**
           * @description The end; null for no end.
           * @default null
           */
          expiresAt?: string | null;
          /**
           * @description The incident for which the domain is allowed.
           * @default null
           */
          incidentId?: number | null;
          /**
           * @description Confirms a domain that many customers of a hosting provider share.
           * @default false
           */
          wholeSuffix?: boolean;
        };
      };
    };
    responses: {
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["AllowEntry"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “analyst”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description There is no such company or incident. */
      404: components["responses"]["Problem"];
      /** @description It is already allowed for this scope. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description The domain cannot be allowed, or the end is in the past. `hint` says what to fix. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postAllowListByIdUndo: {
    parameters: {
      query?: {
        /** @description For held incidents that the change releases: open tickets, or ticket only new incidents. Without it, a person must choose if there are more than 10 (`/api/v1/releases`). */
        release?: "now" | "new-only";
      };
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["AllowEntry"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “analyst”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description It has already ended. */
      409: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postAllowListByIdRetry: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["AllowEntry"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “analyst”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getIncidents: {
    parameters: {
      query?: {
        /** @description Items per page. */
        limit?: number;
        /** @description `nextCursor` of the previous page. */
        cursor?: string;
        /** @description The sort order. A cursor is valid for one order only. */
        sort?: "openedAt" | "lastSeenAt" | "firstSeenAt" | "severity" | "decision" | "detectionCount" | "companyName" | "registrableDomain" | "device";
        order?: "asc" | "desc";
        companyId?: string;
        /** @description Only these incidents, at most 500: their ids with commas between. */
        ids?: string;
        state?: "open" | "closed";
        /** @description `storm` and `digest` are roll-ups, which cover other incidents. */
        kind?: "detections" | "storm" | "digest" | "late";
        /** @description Only incidents that this roll-up covers. */
        coveredBy?: string;
        /** @description Of covered incidents: whether a ticket or note in ConnectWise names them. */
        named?: "yes" | "no";
        /** @description Whether it has a ticket in ConnectWise, or the ticket of a roll-up names it; as reports count it. */
        ticketed?: "yes" | "no";
        decision?: "create" | "append" | "reopen" | "hold" | "skip";
        /** @description The reason of the decision: `company_not_mapped`. */
        reason?: string;
        /** @description One of its block reasons, as the source gives it. */
        blockReason?: string;
        severity?: "critical" | "high" | "medium" | "low" | "informational";
        /** @description One of its domains, or a part from the start of a label: `bad` finds login.bad.example, not notbad.example. After `=`: that domain, and all below it. */
        domain?: string;
        /** @description Part of a device’s name or address. After `=`: that device alone. */
        device?: string;
        /** @description Last seen at or after. */
        since?: string;
        /** @description Last seen before. */
        until?: string;
        /** @description Opened in Picket at or after. */
        openedSince?: string;
        /** @description Opened in Picket before. */
        openedUntil?: string;
        /** @description Part of the company’s name, a domain, a device or a block reason. */
        search?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["Incident"][];
            /** @description The cursor of the next page; null on the last page. */
            nextCursor: string | null;
            /** @description Items on all pages, counted up to 10,000. Many in which a text was found are counted up to 500, or as far as this page. */
            total: number;
            /** @description False when there are more than `total`, or may be. */
            totalIsExact: boolean;
            /** @description A rare text without three letters or digits in a row is searched in so many of the newest items that the other filters find. Null: all were searched. */
            newestOnly: number | null;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getIncidentsExport: {
    parameters: {
      query?: {
        /** @description csv: for spreadsheets; json: an array. */
        format?: "csv" | "json";
        /** @description The sort order. A cursor is valid for one order only. */
        sort?: "openedAt" | "lastSeenAt" | "firstSeenAt" | "severity" | "decision" | "detectionCount" | "companyName" | "registrableDomain" | "device";
        order?: "asc" | "desc";
        companyId?: string;
        /** @description Only these incidents, at most 500: their ids with commas between. */
        ids?: string;
        state?: "open" | "closed";
        /** @description `storm` and `digest` are roll-ups, which cover other incidents. */
        kind?: "detections" | "storm" | "digest" | "late";
        /** @description Only incidents that this roll-up covers. */
        coveredBy?: string;
        /** @description Of covered incidents: whether a ticket or note in ConnectWise names them. */
        named?: "yes" | "no";
        /** @description Whether it has a ticket in ConnectWise, or the ticket of a roll-up names it; as reports count it. */
        ticketed?: "yes" | "no";
        decision?: "create" | "append" | "reopen" | "hold" | "skip";
        /** @description The reason of the decision: `company_not_mapped`. */
        reason?: string;
        /** @description One of its block reasons, as the source gives it. */
        blockReason?: string;
        severity?: "critical" | "high" | "medium" | "low" | "informational";
        /** @description One of its domains, or a part from the start of a label: `bad` finds login.bad.example, not notbad.example. After `=`: that domain, and all below it. */
        domain?: string;
        /** @description Part of a device’s name or address. After `=`: that device alone. */
        device?: string;
        /** @description Last seen at or after. */
        since?: string;
        /** @description Last seen before. */
        until?: string;
        /** @description Opened in Picket at or after. */
        openedSince?: string;
        /** @description Opened in Picket before. */
        openedUntil?: string;
        /** @description Part of the company’s name, a domain, a device or a block reason. */
        search?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description All items that match the filter, as a file. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "text/csv": string;
          "application/json": components["schemas"]["Incident"][];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getIncidentsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["IncidentDetails"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getIncidentsByIdContext: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["IncidentContext"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getSettingsLookUps: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["LookUpSettings"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  putSettingsLookUps: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["LookUpSettingsInput"];
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["LookUpSettings"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getSearch: {
    parameters: {
      query: {
        search: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            incidents: components["schemas"]["SearchGroup"];
            tickets: components["schemas"]["SearchGroup"];
            companies: components["schemas"]["SearchGroup"];
            devices: components["schemas"]["SearchGroup"];
            domains: components["schemas"]["SearchGroup"];
            /** @description Pages of the console that the caller may use. */
            pages: {
              /** @enum {string} */
              id: "overview" | "incidents" | "detections" | "tickets" | "company_pages" | "reports" | "silences" | "accepted" | "maintenance" | "severity" | "sources" | "dns" | "dns_companies" | "dns_lists" | "dns_feeds" | "dns_rules" | "dns_settings" | "allow_list" | "account" | "connection" | "companies" | "services" | "routing" | "ticket_text" | "next_steps" | "links" | "custom_fields" | "incident_settings" | "acting" | "users" | "tokens" | "notifications" | "audit" | "troubleshoot";
              title: string;
            }[];
            /** @description What the caller may do in the console. */
            actions: {
              /** @enum {string} */
              id: "held" | "not_named" | "need_person" | "refused" | "silence" | "allow" | "plan_maintenance" | "verify" | "map_companies" | "rehearse" | "add_source" | "back_up" | "invite" | "create_token";
              title: string;
            }[];
            /** @description Incidents, devices and domains were searched in so many incidents, the newest: the text is too short for the index, or the database has none. Null: in all. */
            newestOnly: number | null;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getSettingsCallbacks: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            enabled: boolean;
            registered: {
              id: number;
              url: string;
            } | null;
            problem: components["schemas"]["Problem"] | null;
            checkedAt: string | null;
            /** @description The callback address of Picket; null without PICKET_PUBLIC_URL. */
            url: string | null;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  putSettingsCallbacks: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          enabled: boolean;
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            enabled: boolean;
            registered: {
              id: number;
              url: string;
            } | null;
            problem: components["schemas"]["Problem"] | null;
            checkedAt: string | null;
            /** @description The callback address of Picket; null without PICKET_PUBLIC_URL. */
            url: string | null;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description PICKET_PUBLIC_URL is not set, so ConnectWise cannot reach Picket. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postConnectwiseCallbacks: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description Whether Picket reads one of its tickets because of the callback. */
            taken: boolean;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The callback is not signed by the connected ConnectWise, or callbacks are off. */
      401: components["responses"]["Problem"];
      /** @description Too many callbacks named unknown keys. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getReleases: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            total: number;
            companies: {
              companyId: number;
              name: string;
              count: number;
            }[];
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postReleases: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @enum {string} */
          release: "now" | "new-only";
          /** @description Only of this company. */
          companyId?: number;
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            total: number;
            companies: {
              companyId: number;
              name: string;
              count: number;
            }[];
            /** @description The number of incidents. */
            released: number;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “analyst”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getDnsStatus: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DnsStatus"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getDnsWhy: {
    parameters: {
      query: {
        name: string;
        /** @description Omitted: the policy of the MSP. */
        companyId?: number;
        /** @description The query type. */
        type?: string;
        client?: string;
        device?: string;
        /** @description Omitted: now. */
        at?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DnsWhy"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description There is no such company. */
      404: components["responses"]["Problem"];
      /** @description No policy is in force yet. */
      409: components["responses"]["Problem"];
      /** @description It is no name or type. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getDnsRpzByToken: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        token: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A zone file (RFC 1035 §5) with relative names. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "text/dns": string;
        };
      };
      /** @description It is still the same: `If-None-Match`. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
      /** @description No policy is in force yet, or too many zones are read now. */
      503: components["responses"]["Problem"];
    };
  };
  getDnsCompanies: {
    parameters: {
      query?: {
        /** @description Items per page. */
        limit?: number;
        /** @description `nextCursor` of the previous page. */
        cursor?: string;
        /** @description Part of the name. */
        search?: string;
        archived?: "true" | "false";
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["DnsCompany"][];
            /** @description The cursor of the next page; null on the last page. */
            nextCursor: string | null;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postDnsCompanies: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          name: string;
        };
      };
    };
    responses: {
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DnsCompany"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description The name is taken. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getDnsCompaniesById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DnsCompany"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  patchDnsCompaniesById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          name?: string;
          archived?: boolean;
          categories?: string[];
          categoriesOff?: string[];
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DnsCompany"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description The name is taken. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postDnsCompaniesByIdNetworks: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description `203.0.113.7`, `198.51.100.0/24`, `2001:db8::/48`. */
          network: string;
          note?: string;
        };
      };
    };
    responses: {
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DnsCompany"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Another company has this network. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description It is no network, or far more than the network of one company. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postDnsCompaniesByIdDevices: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          name: string;
          address: string;
        };
      };
    };
    responses: {
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DnsCompany"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Another device has this address. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postDnsCompaniesByIdListeners: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description An address of the machine that Picket runs on. */
          address: string;
          /** @default 53 */
          port?: number;
        };
      };
    };
    responses: {
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DnsCompany"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description It is the address for another company. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postDnsCompaniesByIdTokens: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /**
           * @description `doh`: for DNS over HTTPS; `rpz`: for the policy as a zone, at `/dns/rpz/<token>`.
           * @default doh
           * @enum {string}
           */
          purpose?: "doh" | "rpz";
          /** @description null: for the whole company. */
          device?: string | null;
        };
      };
    };
    responses: {
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description The id of the company, as under Companies. */
            id: number;
            name: string;
            /** @description It is the MSP itself, with its own networks. */
            own: boolean;
            /** @description Its networks and tokens are refused since then. */
            archivedAt: string | null;
            /** @description Content categories blocked in addition to those of the MSP. */
            categories: string[];
            /** @description Content categories of the MSP that it does not block. */
            categoriesOff: string[];
            networks: {
              id: number;
              network: string;
              note: string;
            }[];
            /** @description Networks whose addresses change. */
            dynamicNetworks: {
              id: number;
              /** @description The DNS name whose addresses it has; null: by token. */
              follows: string | null;
              /** @description The first characters of its token. */
              hint: string | null;
              note: string;
              /** @description The last good ones. */
              networks: string[];
              confirmedAt: string | null;
              changedAt: string | null;
              /** @description Why it may have other addresses by now. */
              problem: components["schemas"]["Problem"] | null;
            }[];
            devices: {
              id: number;
              name: string;
              address: string;
            }[];
            /** @description Addresses of Picket at which private addresses belong to this company alone. */
            listeners: {
              id: number;
              address: string;
              port: number;
            }[];
            tokens: {
              id: number;
              /**
               * @description `doh`: for DNS over HTTPS; `rpz`: for the policy as a zone, at `/dns/rpz/<token>`.
               * @enum {string}
               */
              purpose: "doh" | "rpz";
              device: string | null;
              /** @description The first characters. */
              hint: string;
              /** Format: date-time */
              addedAt: string;
              addedBy: string;
            }[];
            /** @description Picket does not show it again. */
            token: string;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description A token for the zone names a device. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  deleteDnsCompaniesByIdNetworksByPartId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
        partId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DnsCompany"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  deleteDnsCompaniesByIdDevicesByPartId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
        partId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DnsCompany"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  deleteDnsCompaniesByIdListenersByPartId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
        partId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DnsCompany"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  deleteDnsCompaniesByIdTokensByPartId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
        partId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DnsCompany"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postDnsCompaniesOwn: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DnsCompany"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postDnsCompaniesByIdDynamicNetworks: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /**
           * @description The DNS name whose addresses it has; null: make a token.
           * @default null
           */
          follows?: string | null;
          note?: string;
        };
      };
    };
    responses: {
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description The id of the company, as under Companies. */
            id: number;
            name: string;
            /** @description It is the MSP itself, with its own networks. */
            own: boolean;
            /** @description Its networks and tokens are refused since then. */
            archivedAt: string | null;
            /** @description Content categories blocked in addition to those of the MSP. */
            categories: string[];
            /** @description Content categories of the MSP that it does not block. */
            categoriesOff: string[];
            networks: {
              id: number;
              network: string;
              note: string;
            }[];
            /** @description Networks whose addresses change. */
            dynamicNetworks: {
              id: number;
              /** @description The DNS name whose addresses it has; null: by token. */
              follows: string | null;
              /** @description The first characters of its token. */
              hint: string | null;
              note: string;
              /** @description The last good ones. */
              networks: string[];
              confirmedAt: string | null;
              changedAt: string | null;
              /** @description Why it may have other addresses by now. */
              problem: components["schemas"]["Problem"] | null;
            }[];
            devices: {
              id: number;
              name: string;
              address: string;
            }[];
            /** @description Addresses of Picket at which private addresses belong to this company alone. */
            listeners: {
              id: number;
              address: string;
              port: number;
            }[];
            tokens: {
              id: number;
              /**
               * @description `doh`: for DNS over HTTPS; `rpz`: for the policy as a zone, at `/dns/rpz/<token>`.
               * @enum {string}
               */
              purpose: "doh" | "rpz";
              device: string | null;
              /** @description The first characters. */
              hint: string;
              /** Format: date-time */
              addedAt: string;
              addedBy: string;
            }[];
            /** @description Picket does not show it again. */
            token: string | null;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description It follows no DNS name. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  deleteDnsCompaniesByIdDynamicNetworksByPartId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
        partId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DnsCompany"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getDnsUpdateByToken: {
    parameters: {
      query?: {
        /** @description Addresses or IPv6 prefixes, with commas between them. Omitted: the address of the caller. */
        ip?: string;
        /** @description The same, as dyndns2 names it. */
        myip?: string;
      };
      header?: never;
      path: {
        token: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "text/plain": string;
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postDnsUpdateByToken: {
    parameters: {
      query?: {
        /** @description Addresses or IPv6 prefixes, with commas between them. Omitted: the address of the caller. */
        ip?: string;
        /** @description The same, as dyndns2 names it. */
        myip?: string;
      };
      header?: never;
      path: {
        token: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What was done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "text/plain": string;
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getDnsStatistics: {
    parameters: {
      query?: {
        /** @description How far back. */
        hours?: number;
        /** @description Only of this company. */
        companyId?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DnsStatistics"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getDnsTopBlocked: {
    parameters: {
      query?: {
        /** @description How far back. */
        hours?: number;
        /** @description Only of this company. */
        companyId?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DnsTopBlocked"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getDnsCompaniesByIdQueryLog: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description null: there is no log. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DnsQueryLog"] | null;
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postDnsCompaniesByIdQueryLog: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          hours: number;
        };
      };
    };
    responses: {
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DnsQueryLog"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  deleteDnsCompaniesByIdQueryLog: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is deleted. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postDnsCompaniesByIdQueryLogStop: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DnsQueryLog"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getDnsCompaniesByIdQueryLogQueries: {
    parameters: {
      query?: {
        /** @description Items per page. */
        limit?: number;
        /** @description `nextCursor` of the previous page. */
        cursor?: string;
        /** @description A part of the name. */
        search?: string;
      };
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["DnsLoggedQuery"][];
            /** @description The cursor of the next page; null on the last page. */
            nextCursor: string | null;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “analyst”. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getDnsLists: {
    parameters: {
      query?: {
        /** @description Items per page. */
        limit?: number;
        /** @description `nextCursor` of the previous page. */
        cursor?: string;
        /** @description Only lists of this company. Omitted: all lists. */
        companyId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["DnsList"][];
            /** @description The cursor of the next page; null on the last page. */
            nextCursor: string | null;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postDnsLists: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /**
           * @description null: of the MSP.
           * @default null
           */
          companyId?: number | null;
          name: string;
          /** @enum {string} */
          kind: "block" | "allow" | "watch";
          /** @description Shown in tickets as the block reason. */
          category: string;
          /** @default false */
          locked?: boolean;
        };
      };
    };
    responses: {
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DnsList"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description The name is taken. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Only lists of the MSP can be locked. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getDnsListsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DnsList"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  deleteDnsListsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is deleted. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  patchDnsListsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          name?: string;
          category?: string;
          locked?: boolean;
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DnsList"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description The name is taken. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Only lists of the MSP can be locked. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getDnsListsByIdEntries: {
    parameters: {
      query?: {
        /** @description Items per page. */
        limit?: number;
        /** @description `nextCursor` of the previous page. */
        cursor?: string;
        /** @description A part of the name or address. */
        search?: string;
        state?: "active" | "removed";
      };
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["DnsEntry"][];
            /** @description The cursor of the next page; null on the last page. */
            nextCursor: string | null;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postDnsListsByIdEntries: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description One entry a line: `bad.example` (with all names below), `=bad.example` (that name alone), `*.bad.example` (only below), an address or a network. `bad[.]example` and URLs are understood. */
          text: string;
          why: string;
          /**
           * @description null: no end.
           * @default null
           */
          endsAt?: string | null;
          /**
           * @description Confirms that names on the guard list are meant.
           * @default false
           */
          overridesGuard?: boolean;
          /**
           * @description Confirms that top-level domains and public suffixes are meant.
           * @default false
           */
          wholeSuffix?: boolean;
          /**
           * @description Adds nothing.
           * @default false
           */
          preview?: boolean;
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description At most the first 1,000. */
            added: {
              value: string;
              /**
               * @description The name alone, with all names below it, or only these; or an address in answers.
               * @enum {string}
               */
              reach: "exact" | "with_below" | "only_below" | "address";
            }[];
            addedCount: number;
            /** @description On the list already, or twice in the text. */
            duplicates: number;
            /** @description Lines that are no entry, with the reason. At most the first 1,000. */
            ignored: {
              line: number;
              text: string;
              reason: string;
            }[];
            ignoredCount: number;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “analyst”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description The end is in the past, or the list would be too long. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postDnsEntriesByIdRemove: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DnsEntry"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “analyst”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postDnsEntriesByIdRestore: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DnsEntry"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “analyst”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description The list has this entry again already. */
      409: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getDnsRules: {
    parameters: {
      query?: {
        /** @description Omitted: the ruleset of the MSP. */
        companyId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DnsRuleset"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  putDnsRules: {
    parameters: {
      query?: {
        /** @description Omitted: the ruleset of the MSP. */
        companyId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          items: components["schemas"]["DnsRuleInput"][];
          /** @description Of the rules that these replace. If there are others by now, nothing is saved. */
          revision?: string;
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DnsRuleset"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description There is no such company or rule. */
      404: components["responses"]["Problem"];
      /** @description The rules are not those of the revision. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description A condition is not valid, or a rule of a company is locked. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getDnsFeeds: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["DnsFeed"][];
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postDnsFeeds: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          name: string;
          /** @description `https://…`, `file:` and a path in the folder `feeds` of the data folder, or `picket:demo`. */
          address: string;
          /**
           * @description null: it is detected.
           * @default null
           */
          format?: ("hosts" | "domains" | "adblock" | "dnsmasq" | "rpz") | null;
          /**
           * @description How far a plain name reaches; null: as the format says.
           * @default null
           */
          plainReach?: ("exact" | "with_below") | null;
          category: string;
          /** @default 24 */
          everyHours?: number;
          /** @default true */
          enabled?: boolean;
        };
      };
    };
    responses: {
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DnsFeed"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description The name is taken. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description The address is not one that Picket fetches. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getDnsCatalogue: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DnsCatalogue"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  deleteDnsFeedsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is deleted. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  patchDnsFeedsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          name?: string;
          /** @description `https://…`, `file:` and a path in the folder `feeds` of the data folder, or `picket:demo`. */
          address?: string;
          /** @description null: it is detected. */
          format?: ("hosts" | "domains" | "adblock" | "dnsmasq" | "rpz") | null;
          /** @description How far a plain name reaches; null: as the format says. */
          plainReach?: ("exact" | "with_below") | null;
          category?: string;
          everyHours?: number;
          enabled?: boolean;
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DnsFeed"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description The name is taken. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description The address is not one that Picket fetches. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postDnsFeedsByIdFetch: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /**
           * @description The sudden change of its size, for which the last copy was refused, is right.
           * @default false
           */
          acceptSize?: boolean;
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DnsFeed"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getDnsFeedsByIdReport: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["DnsFeedReport"] | null;
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getSettingsDnsResolver: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * @description Whether Picket answers DNS queries.
             * @default false
             */
            enabled: boolean;
            /**
             * @description Resolvers that answer the queries that are not blocked, in order. Empty: those of the operating system.
             * @default []
             */
            upstreams: {
              host: string;
              /** @default 53 */
              port: number;
            }[];
            /**
             * @description Zones that other DNS servers answer, such as those of Active Directory.
             * @default []
             */
            forwards: {
              /** @description This zone with all names below it. */
              zone: string;
              /**
               * @description null: for all companies.
               * @default null
               */
              companyId: number | null;
              upstreams: {
                host: string;
                /** @default 53 */
                port: number;
              }[];
            }[];
            /**
             * @description Public names below these zones may have private addresses. Others are recorded.
             * @default []
             */
            privateAnswers: string[];
            /**
             * @description How queries are answered while there is no compiled policy.
             * @default unfiltered
             * @enum {string}
             */
            withoutIndex: "unfiltered" | "refuse";
            /**
             * @description Per client.
             * @default 200
             */
            queriesPerSecond: number;
            /**
             * @description Detections then have no client address.
             * @default false
             */
            hideClients: boolean;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  putSettingsDnsResolver: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /**
           * @description Whether Picket answers DNS queries.
           * @default false
           */
          enabled?: boolean;
          /**
           * @description Resolvers that answer the queries that are not blocked, in order. Empty: those of the operating system.
           * @default []
           */
          upstreams?: {
            host: string;
            /** @default 53 */
            port?: number;
          }[];
          /**
           * @description Zones that other DNS servers answer, such as those of Active Directory.
           * @default []
           */
          forwards?: {
            /** @description This zone with all names below it. */
            zone: string;
            /**
             * @description null: for all companies.
             * @default null
             */
            companyId?: number | null;
            upstreams: {
              host: string;
              /** @default 53 */
              port?: number;
            }[];
          }[];
          /**
           * @description Public names below these zones may have private addresses. Others are recorded.
           * @default []
           */
          privateAnswers?: string[];
          /**
           * @description How queries are answered while there is no compiled policy.
           * @default unfiltered
           * @enum {string}
           */
          withoutIndex?: "unfiltered" | "refuse";
          /**
           * @description Per client.
           * @default 200
           */
          queriesPerSecond?: number;
          /**
           * @description Detections then have no client address.
           * @default false
           */
          hideClients?: boolean;
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * @description Whether Picket answers DNS queries.
             * @default false
             */
            enabled: boolean;
            /**
             * @description Resolvers that answer the queries that are not blocked, in order. Empty: those of the operating system.
             * @default []
             */
            upstreams: {
              host: string;
              /** @default 53 */
              port: number;
            }[];
            /**
             * @description Zones that other DNS servers answer, such as those of Active Directory.
             * @default []
             */
            forwards: {
              /** @description This zone with all names below it. */
              zone: string;
              /**
               * @description null: for all companies.
               * @default null
               */
              companyId: number | null;
              upstreams: {
                host: string;
                /** @default 53 */
                port: number;
              }[];
            }[];
            /**
             * @description Public names below these zones may have private addresses. Others are recorded.
             * @default []
             */
            privateAnswers: string[];
            /**
             * @description How queries are answered while there is no compiled policy.
             * @default unfiltered
             * @enum {string}
             */
            withoutIndex: "unfiltered" | "refuse";
            /**
             * @description Per client.
             * @default 200
             */
            queriesPerSecond: number;
            /**
             * @description Detections then have no client address.
             * @default false
             */
            hideClients: boolean;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getSettingsDnsPolicy: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * @description Content categories that are blocked for every company. Threat categories are always blocked.
             * @default []
             */
            categories: string[];
            /**
             * @description Categories that no company can weaken.
             * @default []
             */
            lockedCategories: string[];
            /**
             * @description Whether an allow entry of one company releases a threat. Otherwise only allow entries of the MSP do.
             * @default true
             */
            companiesMayAllowThreats: boolean;
            /**
             * @description What opens tickets: categories, `msp_lists`, `company_lists`. Anything else is recorded without a ticket.
             * @default [
             *       "malware",
             *       "phishing",
             *       "command_and_control",
             *       "ransomware",
             *       "cryptomining",
             *       "dga",
             *       "newly_registered",
             *       "msp_lists"
             *     ]
             */
            ticketed: string[];
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  putSettingsDnsPolicy: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /**
           * @description Content categories that are blocked for every company. Threat categories are always blocked.
           * @default []
           */
          categories?: string[];
          /**
           * @description Categories that no company can weaken.
           * @default []
           */
          lockedCategories?: string[];
          /**
           * @description Whether an allow entry of one company releases a threat. Otherwise only allow entries of the MSP do.
           * @default true
           */
          companiesMayAllowThreats?: boolean;
          /**
           * @description What opens tickets: categories, `msp_lists`, `company_lists`. Anything else is recorded without a ticket.
           * @default [
           *       "malware",
           *       "phishing",
           *       "command_and_control",
           *       "ransomware",
           *       "cryptomining",
           *       "dga",
           *       "newly_registered",
           *       "msp_lists"
           *     ]
           */
          ticketed?: string[];
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * @description Content categories that are blocked for every company. Threat categories are always blocked.
             * @default []
             */
            categories: string[];
            /**
             * @description Categories that no company can weaken.
             * @default []
             */
            lockedCategories: string[];
            /**
             * @description Whether an allow entry of one company releases a threat. Otherwise only allow entries of the MSP do.
             * @default true
             */
            companiesMayAllowThreats: boolean;
            /**
             * @description What opens tickets: categories, `msp_lists`, `company_lists`. Anything else is recorded without a ticket.
             * @default [
             *       "malware",
             *       "phishing",
             *       "command_and_control",
             *       "ransomware",
             *       "cryptomining",
             *       "dga",
             *       "newly_registered",
             *       "msp_lists"
             *     ]
             */
            ticketed: string[];
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getEvents: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Events of the types `hello`, `changed` and `heartbeat`. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "text/event-stream": ({
            /** @enum {string} */
            event: "hello";
            data: {
              server: string;
            };
          } | {
            /** @enum {string} */
            event: "changed";
            data: {
              topics: components["schemas"]["Topic"][];
            };
          } | {
            /** @enum {string} */
            event: "heartbeat";
            data: Record<string, never>;
          })[];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
      /** @description Too many streams are already open. */
      503: components["responses"]["Problem"];
    };
  };
  getNotificationsEvents: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: {
              /** @enum {string} */
              name: "connection_refused" | "connection_unreachable" | "outcome_unknown" | "ticket_refused" | "held" | "storm" | "company_unmapped" | "source_failing" | "source_silent" | "setup" | "dns" | "background_task" | "disk" | "backup" | "report" | "sign_in_locked" | "sign_in_provider";
              title: string;
              /** @description How long it usually has to last before it is reported. */
              minutes: number;
            }[];
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getNotifications: {
    parameters: {
      query?: {
        /** @description Items per page. */
        limit?: number;
        /** @description `nextCursor` of the previous page. */
        cursor?: string;
        /** @description Only those of this channel. */
        channelId?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["Notification"][];
            /** @description The cursor of the next page; null on the last page. */
            nextCursor: string | null;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getNotificationsChannels: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["NotificationChannel"][];
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postNotificationsChannels: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @enum {string} */
          kind: "email" | "teams" | "slack" | "webhook";
          name: string;
          enabled?: boolean;
          events?: components["schemas"]["NotificationEventsInput"];
          /** @description Hours in which nothing is sent; null: none. */
          quiet?: components["schemas"]["QuietHoursInput"] | null;
          /** @description Messages per hour. What comes on top waits, and goes out as one message. */
          mostPerHour?: number;
          /** @description For the kind email. */
          mail?: {
            /** @description The SMTP server. */
            host: string;
            /** @description Usually 587 with starttls, 465 with tls. */
            port: number;
            /**
             * @description starttls: encrypted before anything is sent; tls: from the start; none: in clear.
             * @enum {string}
             */
            security: "starttls" | "tls" | "none";
            /** @description null: the server needs no sign-in. */
            user: string | null;
            /** Format: email */
            from: string;
            to: string[];
          };
          /** @description For Teams, Slack and webhooks: the address to post to. Picket never shows it again. */
          url?: string;
          /** @description For the kind email: the password of the user. Picket never shows it again. */
          password?: string;
        };
      };
    };
    responses: {
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            id: number;
            /** @enum {string} */
            kind: "email" | "teams" | "slack" | "webhook";
            name: string;
            enabled: boolean;
            /** @description The recipients, or the host of the address. */
            destination: string;
            /** @description null unless its kind is email. */
            mail: {
              /** @description The SMTP server. */
              host: string;
              /** @description Usually 587 with starttls, 465 with tls. */
              port: number;
              /**
               * @description starttls: encrypted before anything is sent; tls: from the start; none: in clear.
               * @enum {string}
               */
              security: "starttls" | "tls" | "none";
              /** @description null: the server needs no sign-in. */
              user: string | null;
              /** Format: email */
              from: string;
              to: string[];
            } | null;
            hasPassword: boolean;
            events: components["schemas"]["NotificationEvents"];
            quiet: components["schemas"]["QuietHours"] | null;
            mostPerHour: number;
            /** @description Why the last message could not be delivered. */
            problem: components["schemas"]["Problem"] | null;
            problemSince: string | null;
            lastSentAt: string | null;
            /** @description Messages that are not delivered yet. */
            waiting: number;
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            /** @description Of a webhook: its signing secret (Standard Webhooks, `whsec_…`). Picket shows it only now. */
            signing?: string;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description The name is taken. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description A value is missing, not valid, or of another kind; `errors` says which. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getNotificationsChannelsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["NotificationChannel"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  deleteNotificationsChannelsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is deleted. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  patchNotificationsChannelsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          name?: string;
          enabled?: boolean;
          events?: components["schemas"]["NotificationEventsInput"];
          /** @description Hours in which nothing is sent; null: none. */
          quiet?: components["schemas"]["QuietHoursInput"] | null;
          /** @description Messages per hour. What comes on top waits, and goes out as one message. */
          mostPerHour?: number;
          /** @description For the kind email. */
          mail?: {
            /** @description The SMTP server. */
            host: string;
            /** @description Usually 587 with starttls, 465 with tls. */
            port: number;
            /**
             * @description starttls: encrypted before anything is sent; tls: from the start; none: in clear.
             * @enum {string}
             */
            security: "starttls" | "tls" | "none";
            /** @description null: the server needs no sign-in. */
            user: string | null;
            /** Format: email */
            from: string;
            to: string[];
          };
          /** @description For Teams, Slack and webhooks: the address to post to. Picket never shows it again. */
          url?: string;
          /** @description For the kind email: the password of the user. Picket never shows it again. */
          password?: string;
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["NotificationChannel"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description The name is taken. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description A value is missing, not valid, or of another kind; `errors` says which. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postNotificationsChannelsByIdTest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            delivered: boolean;
            /** @description Why it was not delivered, or not to all. */
            problem: components["schemas"]["Problem"] | null;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postNotificationsChannelsByIdRotateSecret: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            signing: string;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description It is not a webhook. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getNotificationsHeartbeat: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Heartbeat"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  putNotificationsHeartbeat: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description Picket never shows it again. */
          url: string;
          /**
           * @default GET
           * @enum {string}
           */
          method?: "GET" | "POST";
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Heartbeat"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description It is not an address to call. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  deleteNotificationsHeartbeat: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description No address is called any more. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description There is none. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postAuthSignInEmail: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          email: string;
          password: string;
          /** @description False: the session ends with the browser. */
          rememberMe?: boolean;
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description True: not signed in yet. Send a code to `two-factor/verify-totp` or `verify-backup-code`. */
            twoFactorRedirect?: boolean;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The e-mail address or the password is wrong, or you are not signed in. */
      401: components["responses"]["Problem"];
      /** @description The user is disabled, or the caller is not a signed-in person. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description A code or the password is wrong; `code` says which. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postAuthSignInSocial: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @enum {string} */
          provider: "oidc";
          /**
           * @description The page to open after the sign-in.
           * @default /
           */
          callbackURL?: string;
          /** @default /sign-in */
          errorCallbackURL?: string;
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** Format: uri */
            url: string;
            redirect: boolean;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The e-mail address or the password is wrong, or you are not signed in. */
      401: components["responses"]["Problem"];
      /** @description The user is disabled, or the caller is not a signed-in person. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description A code or the password is wrong; `code` says which. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postAuthTwoFactorVerifyTotp: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          code: string;
          /** @description Ask for no code on this device for 30 days. */
          trustDevice?: boolean;
        };
      };
    };
    responses: {
      /** @description Signed in. The session is in the cookie. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": Record<string, never>;
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The e-mail address or the password is wrong, or you are not signed in. */
      401: components["responses"]["Problem"];
      /** @description The user is disabled, or the caller is not a signed-in person. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description A code or the password is wrong; `code` says which. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postAuthTwoFactorVerifyBackupCode: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          code: string;
          trustDevice?: boolean;
        };
      };
    };
    responses: {
      /** @description Signed in. The session is in the cookie. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": Record<string, never>;
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The e-mail address or the password is wrong, or you are not signed in. */
      401: components["responses"]["Problem"];
      /** @description The user is disabled, or the caller is not a signed-in person. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description A code or the password is wrong; `code` says which. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postAuthSignOut: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: uri
             * @description The sign-out of the OpenID provider, for a session that began there. It leads back.
             */
            url?: string;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The e-mail address or the password is wrong, or you are not signed in. */
      401: components["responses"]["Problem"];
      /** @description The user is disabled, or the caller is not a signed-in person. */
      403: components["responses"]["Problem"];
      /** @description A code or the password is wrong; `code` says which. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getAuthGetSession: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            session: {
              id: string;
              /** @description The token for `revoke-session`. It cannot be used to sign in. */
              token: string;
              createdAt: string;
              /** @description The day of its last use. */
              updatedAt: string;
              expiresAt: string;
              ipAddress?: string | null;
              userAgent?: string | null;
            };
            user: {
              id: string;
              name: string;
              email: string;
              role: string;
              twoFactorEnabled?: boolean | null;
            };
          } | null;
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The e-mail address or the password is wrong, or you are not signed in. */
      401: components["responses"]["Problem"];
      /** @description The user is disabled, or the caller is not a signed-in person. */
      403: components["responses"]["Problem"];
      /** @description A code or the password is wrong; `code` says which. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getAuthListSessions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            id: string;
            /** @description The token for `revoke-session`. It cannot be used to sign in. */
            token: string;
            createdAt: string;
            /** @description The day of its last use. */
            updatedAt: string;
            expiresAt: string;
            ipAddress?: string | null;
            userAgent?: string | null;
          }[];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The e-mail address or the password is wrong, or you are not signed in. */
      401: components["responses"]["Problem"];
      /** @description The user is disabled, or the caller is not a signed-in person. */
      403: components["responses"]["Problem"];
      /** @description A code or the password is wrong; `code` says which. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postAuthRevokeSession: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          token: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": Record<string, never>;
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The e-mail address or the password is wrong, or you are not signed in. */
      401: components["responses"]["Problem"];
      /** @description The user is disabled, or the caller is not a signed-in person. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description A code or the password is wrong; `code` says which. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postAuthRevokeOtherSessions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": Record<string, never>;
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The e-mail address or the password is wrong, or you are not signed in. */
      401: components["responses"]["Problem"];
      /** @description The user is disabled, or the caller is not a signed-in person. */
      403: components["responses"]["Problem"];
      /** @description A code or the password is wrong; `code` says which. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postAuthChangePassword: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          currentPassword: string;
          newPassword: string;
          /**
           * @description End all other sessions.
           * @default true
           */
          revokeOtherSessions?: boolean;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": Record<string, never>;
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The e-mail address or the password is wrong, or you are not signed in. */
      401: components["responses"]["Problem"];
      /** @description The user is disabled, or the caller is not a signed-in person. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description A code or the password is wrong; `code` says which. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postAuthUpdateUser: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          name: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": Record<string, never>;
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The e-mail address or the password is wrong, or you are not signed in. */
      401: components["responses"]["Problem"];
      /** @description The user is disabled, or the caller is not a signed-in person. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description A code or the password is wrong; `code` says which. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postAuthTwoFactorEnable: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          password: string;
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description For the authenticator app, as a QR code. */
            totpURI: string;
            /** @description Each works once, in place of a code. Picket does not show them again. */
            backupCodes: string[];
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The e-mail address or the password is wrong, or you are not signed in. */
      401: components["responses"]["Problem"];
      /** @description The user is disabled, or the caller is not a signed-in person. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description A code or the password is wrong; `code` says which. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postAuthTwoFactorDisable: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          password: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": Record<string, never>;
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The e-mail address or the password is wrong, or you are not signed in. */
      401: components["responses"]["Problem"];
      /** @description The user is disabled, or the caller is not a signed-in person. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description A code or the password is wrong; `code` says which. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postAuthTwoFactorGenerateBackupCodes: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          password: string;
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description Each works once, in place of a code. Picket does not show them again. */
            backupCodes: string[];
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The e-mail address or the password is wrong, or you are not signed in. */
      401: components["responses"]["Problem"];
      /** @description The user is disabled, or the caller is not a signed-in person. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description A code or the password is wrong; `code` says which. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getAuthCallbackOidc: {
    parameters: {
      query?: {
        state?: string;
        code?: string;
        error?: string;
        error_description?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description To the page on which the sign-in started, or to its error page. */
      302: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description No OpenID provider is set up. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getSignIn: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description True: nobody can sign in yet. Picket prints a link when it starts. */
            needsFirstAdministrator: boolean;
            /** @description The OpenID provider, if there is one. */
            oidc: {
              name: string;
            } | null;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postWelcomeCheck: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description The part of the link after `#token=`. */
          token: string;
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description True: for the first administrator, who must also enter name and address. */
            first: boolean;
            name: string | null;
            email: string | null;
            /** Format: date-time */
            expiresAt: string;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description This link does not exist. */
      404: components["responses"]["Problem"];
      /** @description The link was used (`accounts.link_used`) or has expired (`accounts.link_expired`). */
      410: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postWelcome: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description The part of the link after `#token=`. */
          token: string;
          password: string;
          /** @description Required for the first administrator. */
          name?: string;
          /** @description Required for the first administrator. All other users already have one. */
          email?: string;
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description The address to sign in with. */
            email: string;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The user is disabled. */
      403: components["responses"]["Problem"];
      /** @description This link does not exist. */
      404: components["responses"]["Problem"];
      /** @description The link was used (`accounts.link_used`) or has expired (`accounts.link_expired`). */
      410: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description The first administrator’s name or address is missing. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postMeConfirm: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          password: string;
          /** @description Required if two-factor sign-in is on. */
          code?: string;
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** Format: date-time */
            confirmedUntil: string;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description The password or the code is wrong, or the code is missing. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getSettingsSignIn: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * @description Who must use two-factor sign-in. These users can do nothing else until they switch it on. Users without a password in Picket are exempt: their OpenID provider is responsible.
             * @enum {string}
             */
            requireTwoFactor: "nobody" | "administrators" | "everybody";
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  putSettingsSignIn: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /**
           * @description Who must use two-factor sign-in. These users can do nothing else until they switch it on. Users without a password in Picket are exempt: their OpenID provider is responsible.
           * @enum {string}
           */
          requireTwoFactor: "nobody" | "administrators" | "everybody";
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * @description Who must use two-factor sign-in. These users can do nothing else until they switch it on. Users without a password in Picket are exempt: their OpenID provider is responsible.
             * @enum {string}
             */
            requireTwoFactor: "nobody" | "administrators" | "everybody";
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getSettingsSignInProvider: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * @description The claim with the e-mail address. Entra ID often has it in `preferred_username` alone: this needs `trustEmail`.
             * @default email
             */
            emailClaim: string;
            /**
             * @description Accept addresses that the provider does not report as verified. Only if its administrators give them out: a person who may choose an address there can sign in as its owner.
             * @default false
             */
            trustEmail: boolean;
            /**
             * @description The claim with the groups of a person. A dot leads into an object: `realm_access.roles`.
             * @default groups
             */
            groupsClaim: string;
            /**
             * @description The role of each group. The highest one counts, from each sign-in on. Empty: administrators set roles in Picket.
             * @default []
             */
            roles: {
              /** @description As the claim has it: for Entra ID the object id of the group. */
              group: string;
              /** @enum {string} */
              role: "viewer" | "analyst" | "admin";
              /**
               * @description The companies that the group may see; null: all. A person in several groups sees the companies of all of them. Not for the role `admin`.
               * @default null
               */
              companyIds: number[] | null;
            }[];
            /**
             * @description For a person who is in none of these groups: no sign-in, or this role.
             * @default refuse
             * @enum {string}
             */
            withoutGroup: "refuse" | "viewer" | "analyst" | "admin";
            /**
             * @description Signing out of Picket also signs out at the provider, if it has a page for that.
             * @default true
             */
            signOutAtProvider: boolean;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  putSettingsSignInProvider: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /**
           * @description The claim with the e-mail address. Entra ID often has it in `preferred_username` alone: this needs `trustEmail`.
           * @default email
           */
          emailClaim?: string;
          /**
           * @description Accept addresses that the provider does not report as verified. Only if its administrators give them out: a person who may choose an address there can sign in as its owner.
           * @default false
           */
          trustEmail?: boolean;
          /**
           * @description The claim with the groups of a person. A dot leads into an object: `realm_access.roles`.
           * @default groups
           */
          groupsClaim?: string;
          /**
           * @description The role of each group. The highest one counts, from each sign-in on. Empty: administrators set roles in Picket.
           * @default []
           */
          roles?: {
            /** @description As the claim has it: for Entra ID the object id of the group. */
            group: string;
            /** @enum {string} */
            role: "viewer" | "analyst" | "admin";
            /**
             * @description The companies that the group may see; null: all. A person in several groups sees the companies of all of them. Not for the role `admin`.
             * @default null
             */
            companyIds?: number[] | null;
          }[];
          /**
           * @description For a person who is in none of these groups: no sign-in, or this role.
           * @default refuse
           * @enum {string}
           */
          withoutGroup?: "refuse" | "viewer" | "analyst" | "admin";
          /**
           * @description Signing out of Picket also signs out at the provider, if it has a page for that.
           * @default true
           */
          signOutAtProvider?: boolean;
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * @description The claim with the e-mail address. Entra ID often has it in `preferred_username` alone: this needs `trustEmail`.
             * @default email
             */
            emailClaim: string;
            /**
             * @description Accept addresses that the provider does not report as verified. Only if its administrators give them out: a person who may choose an address there can sign in as its owner.
             * @default false
             */
            trustEmail: boolean;
            /**
             * @description The claim with the groups of a person. A dot leads into an object: `realm_access.roles`.
             * @default groups
             */
            groupsClaim: string;
            /**
             * @description The role of each group. The highest one counts, from each sign-in on. Empty: administrators set roles in Picket.
             * @default []
             */
            roles: {
              /** @description As the claim has it: for Entra ID the object id of the group. */
              group: string;
              /** @enum {string} */
              role: "viewer" | "analyst" | "admin";
              /**
               * @description The companies that the group may see; null: all. A person in several groups sees the companies of all of them. Not for the role `admin`.
               * @default null
               */
              companyIds: number[] | null;
            }[];
            /**
             * @description For a person who is in none of these groups: no sign-in, or this role.
             * @default refuse
             * @enum {string}
             */
            withoutGroup: "refuse" | "viewer" | "analyst" | "admin";
            /**
             * @description Signing out of Picket also signs out at the provider, if it has a page for that.
             * @default true
             */
            signOutAtProvider: boolean;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getMe: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @enum {string} */
            kind: "user" | "token" | "operator";
            /** @description The name in the audit trail: `user:…`, `token:7`, `operator`. */
            id: string;
            name: string;
            email: string | null;
            /** @enum {string} */
            role: "viewer" | "analyst" | "admin";
            /** @description The companies whose things it may see; null: all. An empty list: none, since they were deleted. */
            companies: {
              id: number;
              name: string;
            }[] | null;
            twoFactorEnabled: boolean;
            /** @description True: it is required for this person, but off. Until it is on, only the account pages are available. */
            twoFactorNeeded: boolean;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getUsers: {
    parameters: {
      query?: {
        /** @description Items per page. */
        limit?: number;
        /** @description `nextCursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["User"][];
            /** @description The cursor of the next page; null on the last page. */
            nextCursor: string | null;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postUsers: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          email: string;
          name: string;
          /** @enum {string} */
          role: "viewer" | "analyst" | "admin";
          /**
           * @description Limits it to these companies; an empty list: none; null: all. Not for the role `admin`.
           * @default null
           */
          companyIds?: number[] | null;
        };
      };
    };
    responses: {
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            id: string;
            email: string;
            name: string;
            /** @enum {string} */
            role: "viewer" | "analyst" | "admin";
            disabled: boolean;
            /**
             * @description Invited: the user has not set a password or used the OpenID provider yet.
             * @enum {string}
             */
            state: "invited" | "active" | "disabled";
            twoFactorEnabled: boolean;
            /** @description The companies whose things it may see; null: all. An empty list: none, since they were deleted. */
            companies: {
              id: number;
              name: string;
            }[] | null;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: uri
             * @description Send it to the user to set a password. It works once, and Picket does not show it again.
             */
            link: string;
            /** Format: date-time */
            linkExpiresAt: string;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description There is no such company. */
      404: components["responses"]["Problem"];
      /** @description A user with that address already exists. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description An administrator cannot be limited to companies. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  patchUsersById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          name?: string;
          /** @enum {string} */
          role?: "viewer" | "analyst" | "admin";
          /** @description Limits it to these companies; an empty list: none; null: all. Not for the role `admin`. */
          companyIds?: number[] | null;
          disabled?: boolean;
          /** @description With `disabled`: also revoke the API tokens that the user created. */
          revokeTokens?: boolean;
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["User"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description It is the last enabled administrator. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description An administrator cannot be limited to companies. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postUsersByIdReset: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /**
           * @description Also remove the second factor.
           * @default false
           */
          twoFactor?: boolean;
        } | null;
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            id: string;
            email: string;
            name: string;
            /** @enum {string} */
            role: "viewer" | "analyst" | "admin";
            disabled: boolean;
            /**
             * @description Invited: the user has not set a password or used the OpenID provider yet.
             * @enum {string}
             */
            state: "invited" | "active" | "disabled";
            twoFactorEnabled: boolean;
            /** @description The companies whose things it may see; null: all. An empty list: none, since they were deleted. */
            companies: {
              id: number;
              name: string;
            }[] | null;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: uri
             * @description Send it to the user to set a password. It works once, and Picket does not show it again.
             */
            link: string;
            /** Format: date-time */
            linkExpiresAt: string;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getUsersByIdSessions: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["UserSession"][];
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  deleteUsersByIdSessions: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Immediately on this node, within 5 s on other nodes. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getUsersByIdTokens: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["ApiToken"][];
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getTokens: {
    parameters: {
      query?: {
        /** @description Items per page. */
        limit?: number;
        /** @description `nextCursor` of the previous page. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["ApiToken"][];
            /** @description The cursor of the next page; null on the last page. */
            nextCursor: string | null;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postTokens: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description The person or program that uses it. */
          name: string;
          /** @enum {string} */
          role: "viewer" | "analyst" | "admin";
          /**
           * @description Limits it to these companies; an empty list: none; null: all. Not for the role `admin`.
           * @default null
           */
          companyIds?: number[] | null;
          /**
           * Format: date-time
           * @description Omit it for a token that does not expire.
           */
          expiresAt?: string;
          /**
           * @description What it may do beyond its role: `tokens`, `users`, `connection`, or `export` (all secrets). Only for the role `admin`.
           * @default []
           */
          scopes?: ("tokens" | "users" | "connection" | "export")[];
        };
      };
    };
    responses: {
      /** @description Default Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            id: number;
            name: string;
            /** @enum {string} */
            role: "viewer" | "analyst" | "admin";
            /** @description Its first characters. */
            hint: string;
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            /** @description To the minute. */
            lastUsedAt: string | null;
            expiresAt: string | null;
            revokedAt: string | null;
            /** @description The companies whose things it may see; null: all. An empty list: none, since they were deleted. */
            companies: {
              id: number;
              name: string;
            }[] | null;
            /** @description What it may do beyond its role: `tokens`, `users`, `connection`, `export`. */
            scopes: ("tokens" | "users" | "connection" | "export")[];
            /** @description The token. Picket does not show it again. */
            token: string;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description A confirmation or a scope is missing, or the calling token does not have a scope that it gives. */
      403: components["responses"]["Problem"];
      /** @description There is no such company. */
      404: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description The expiry is in the past, or the token has scopes without the role `admin`, or companies with it. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  deleteTokensById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It stops working immediately on this node, and within 5 s on other nodes. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description It does not exist. */
      404: components["responses"]["Problem"];
      /** @description It is the last valid token of an administrator. */
      409: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getAudit: {
    parameters: {
      query?: {
        /** @description Items per page. */
        limit?: number;
        /** @description `nextCursor` of the previous page. */
        cursor?: string;
        /** @description Only changes of this record. */
        subject?: string;
        /** @description Only actions that start with this: `source` for `source.made`, `source.changed`, …. */
        area?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            items: components["schemas"]["AuditEvent"][];
            /** @description The cursor of the next page; null on the last page. */
            nextCursor: string | null;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getNodes: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description Of the Picket that answers. */
            version: string;
            /** @description The migrations that the database has, in the order in which they ran. */
            migrations: string[];
            /** @description The processes that use the database. One that was killed is shown for three more minutes. */
            nodes: {
              id: string;
              /** @description The name of its machine. */
              host: string;
              version: string;
              /** @description The last migration that it knows: nodes with the same one may run together. */
              migration: string;
              /** Format: date-time */
              startedAt: string;
              /** Format: date-time */
              seenAt: string;
            }[];
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getSettingsBackup: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description Whether backups are written by schedule. */
            enabled: boolean;
            /** @description When, in the time zone of Picket (PICKET_TIME_ZONE): `02:30`. */
            at: string;
            /** @description How often, counted from that time of day: 24 is once a day. */
            everyHours: 1 | 2 | 3 | 4 | 6 | 8 | 12 | 24;
            /** @description Where on the machine that writes them. It must exist. Null: `backups` in the data folder. */
            folder: string | null;
            /** @description At least so many are kept, however old they are. */
            keepCount: number;
            /** @description Younger ones are kept, however many there are. Older ones are deleted after a new good one. */
            keepDays: number;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  putSettingsBackup: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description Whether backups are written by schedule. */
          enabled: boolean;
          /** @description When, in the time zone of Picket (PICKET_TIME_ZONE): `02:30`. */
          at: string;
          /** @description How often, counted from that time of day: 24 is once a day. */
          everyHours: 1 | 2 | 3 | 4 | 6 | 8 | 12 | 24;
          /** @description Where on the machine that writes them. It must exist. Null: `backups` in the data folder. */
          folder: string | null;
          /** @description At least so many are kept, however old they are. */
          keepCount: number;
          /** @description Younger ones are kept, however many there are. Older ones are deleted after a new good one. */
          keepDays: number;
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description Whether backups are written by schedule. */
            enabled: boolean;
            /** @description When, in the time zone of Picket (PICKET_TIME_ZONE): `02:30`. */
            at: string;
            /** @description How often, counted from that time of day: 24 is once a day. */
            everyHours: 1 | 2 | 3 | 4 | 6 | 8 | 12 | 24;
            /** @description Where on the machine that writes them. It must exist. Null: `backups` in the data folder. */
            folder: string | null;
            /** @description At least so many are kept, however old they are. */
            keepCount: number;
            /** @description Younger ones are kept, however many there are. Older ones are deleted after a new good one. */
            keepDays: number;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getBackups: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description Whether backups are written by schedule. */
            enabled: boolean;
            /** @description Whether a node writes one at the moment. */
            running: boolean;
            /** @description When the next one is planned; null while none is. */
            nextAt: string | null;
            /** @description The last backup that was written and read back. */
            lastSuccess: {
              /** Format: date-time */
              at: string;
              /** @description Its path on that machine. */
              file: string;
              /** @description The machine that wrote it. */
              host: string;
              bytes: number;
              rows: number;
            } | null;
            lastFailureAt: string | null;
            /** @description Why the last one failed; null once one succeeded. */
            problem: components["schemas"]["Problem"] | null;
            /** @description Backups are on, and the last good one is older than two of their intervals and an hour. */
            late: boolean;
            /** @description Where this machine writes them. */
            folder: string;
            /** @description Why this machine cannot write one: it has no passphrase that encrypts the secrets in it. null: every backup is encrypted so. */
            passphraseProblem: components["schemas"]["Problem"] | null;
            /** @description Those of this installation in that folder of this machine, the newest first. */
            files: {
              file: string;
              /** Format: date-time */
              at: string;
              bytes: number;
            }[];
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postBackups: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /**
             * Format: date-time
             * @description Later results are those of this backup.
             */
            askedAt: string;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description PICKET_BACKUP_PASSPHRASE_FILE is not set or cannot be read. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getConfiguration: {
    parameters: {
      query?: {
        format?: "yaml" | "json";
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Applied to a new installation, it gives the same configuration. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/yaml": string;
          "application/json": {
            [key: string]: unknown;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  getConfigurationSchema: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            [key: string]: unknown;
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postConfigurationPlan: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description YAML or JSON, as the export has it. */
          file: string;
          /**
           * @description Deletes the objects that a section of the file does not name. Sections that the file does not have stay.
           * @default false
           */
          prune?: boolean;
          /**
           * @description Used where an object is new or has another address. Picket never shows them again.
           * @default {}
           */
          secrets?: {
            /** @description The keys of the connection to ConnectWise. */
            connection?: {
              publicKey?: string;
              privateKey?: string;
              clientId?: string | null;
            };
            /** @description API keys by the name of the source. */
            sources?: {
              [key: string]: string;
            };
            /** @description By the name of the notification channel: its address, or its password if it sends e-mail. */
            notifications?: {
              [key: string]: string;
            };
            /** @description The heartbeat address. */
            heartbeat?: string;
          };
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ConfigurationPlan"];
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Something changed after the plan was shown, no connection to ConnectWise is saved, or an object cannot be changed now. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description A value in the file is not valid; `errors` says which, and its line. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise did not answer, or refused. */
      502: components["responses"]["Problem"];
    };
  };
  postConfigurationApply: {
    parameters: {
      query?: {
        /** @description For held incidents that the change releases: open tickets, or ticket only new incidents. Without it, a person must choose if there are more than 10 (`/api/v1/releases`). */
        release?: "now" | "new-only";
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description YAML or JSON, as the export has it. */
          file: string;
          /**
           * @description Deletes the objects that a section of the file does not name. Sections that the file does not have stay.
           * @default false
           */
          prune?: boolean;
          /**
           * @description Used where an object is new or has another address. Picket never shows them again.
           * @default {}
           */
          secrets?: {
            /** @description The keys of the connection to ConnectWise. */
            connection?: {
              publicKey?: string;
              privateKey?: string;
              clientId?: string | null;
            };
            /** @description API keys by the name of the source. */
            sources?: {
              [key: string]: string;
            };
            /** @description By the name of the notification channel: its address, or its password if it sends e-mail. */
            notifications?: {
              [key: string]: string;
            };
            /** @description The heartbeat address. */
            heartbeat?: string;
          };
          /** @description Of the plan. */
          hash: string;
        };
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description Send it along to apply exactly this plan. */
            hash: string;
            /** @description In the order in which they are applied. */
            steps: components["schemas"]["ConfigurationStep"][];
            /** @description Secrets that the file does not contain: what has to be entered, and where. */
            needs: components["schemas"]["ConfigurationNeed"][];
            /** @description Objects of the file that are as it says. */
            unchanged: number;
            /** @description Objects of the file whose end is past: nothing is done for them. */
            over: string[];
            /** @description Of new webhooks. Picket does not show them again. */
            secrets: {
              source: string;
              secret: string;
              bearerToken: string;
            }[];
            /** @description The secrets with which new notification webhooks sign. Picket does not show them again. */
            signing: {
              channel: string;
              secret: string;
            }[];
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description Something changed after the plan was shown, no connection to ConnectWise is saved, or an object cannot be changed now. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description A value in the file is not valid; `errors` says which, and its line. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise did not answer, or refused. */
      502: components["responses"]["Problem"];
    };
  };
  postExport: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description 12 characters or more. Keep it: the import needs it. */
          passphrase: string;
        };
      };
    };
    responses: {
      /** @description Gzip of lines of JSON. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/gzip": unknown;
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description The passphrase is too short, or a stored secret cannot be decrypted. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
  postImport: {
    parameters: {
      query?: never;
      header?: {
        /** @description The passphrase, percent-encoded. Without it: the secret key opens the file. */
        "picket-passphrase"?: string;
      };
      path?: never;
      cookie?: never;
    };
    /** @description The file of an export: gzip of lines of JSON. */
    requestBody: {
      content: {
        "application/gzip": unknown;
      };
    };
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description Rows of each table. */
            tables: {
              [key: string]: number;
            };
          };
        };
      };
      /** @description The request is not valid; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The caller is not signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. Or the caller is limited to companies. */
      403: components["responses"]["Problem"];
      /** @description The installation is not empty. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not application/gzip. */
      415: components["responses"]["Problem"];
      /** @description The file is not a complete export, a newer Picket wrote it, or the passphrase is wrong. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says how long to wait. */
      429: components["responses"]["Problem"];
      /** @description Picket has an internal error. */
      500: components["responses"]["Problem"];
    };
  };
}
