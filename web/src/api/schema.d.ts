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
    /** Whether the process lives: if not, start it anew */
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
    /** Whether Picket can do its work, and the cause where it cannot */
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
    /** Metrics for Prometheus: with a token, or without one from the same machine */
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
    /** How Picket is: what is wrong, where, and what to do about it */
    get: operations["getStatus"];
    put?: never;
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
     * Check everything that tickets depend on, changing nothing
     * @description `Accept: application/x-ndjson` has each check as it finishes.
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
     * What came in a day, a week or a month, what of it most, and what is held where
     * @description Charts that take long to count may be some seconds old; what is on its way never is.
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
     * @description It is not tried: verify it first. What was held because of the old one is decided again.
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
     * Verify setup: try the connection step by step, creating nothing
     * @description With no values, the saved ones; with some, those in place of the saved ones, unsaved. `Accept: application/x-ndjson` has each check as it finishes.
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
    /** Sources: how tickets came */
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
    /** Optional rights in ConnectWise, and whether the role has them */
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
     * Read the role’s optional rights again
     * @description By itself that happens once an hour, and after ConnectWise refused something.
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
    /** Whether tickets are opened, and where */
    get: operations["getConnectwiseTicketService"];
    /**
     * Enable the ticket service, or choose where tickets go
     * @description Each choice is checked against ConnectWise first. What was held for it is decided again.
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
     * Routing rules, in the order in which they are tried
     * @description The first that is enabled and takes an incident overrides where its ticket goes.
     */
    get: operations["getConnectwiseRoutingRules"];
    put?: never;
    /**
     * Add a routing rule, to be tried last
     * @description Each value is looked up in ConnectWise first.
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
     * Write a routing rule anew, switch it on or off
     * @description All of it, as it was read. What it leads to is looked up where that was changed.
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
    /** Set the order in which routing rules are tried */
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
     * Say which routing rule takes an incident, and why
     * @description With conditions of a rule that is not saved yet, too. Nothing is changed.
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
    /** What makes an incident, and which are ticketed */
    get: operations["getSettingsIncidents"];
    /**
     * Set what makes an incident, and which are ticketed
     * @description All of it, as it was read. It counts for what comes; what is held is decided again.
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
     * @description All of it, as it was read. It counts for what comes; what is held is decided again.
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
    /** What becomes of what is seen again: while its ticket is open, and after it was closed */
    get: operations["getSettingsRecurrence"];
    /**
     * Set what becomes of what is seen again: while its ticket is open, and after it was closed
     * @description All of it, as it was read. Reopening and notes need optional rights (`GET /api/v1/settings/rights`): without them there are new tickets and no notes.
     */
    put: operations["putSettingsRecurrence"];
    post?: never;
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
     * @description What is past it is deleted within the hour, for good. Tickets in ConnectWise stay.
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
    /** How bad an incident is, and what is done with one that bad */
    get: operations["getSettingsSeverity"];
    /**
     * Set how bad an incident is, and what is done with one that bad
     * @description All of it, as it was read: the order of the rules counts. Open incidents are rated anew, and what is held is decided again.
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
    /** Silences with their history, the last made first */
    get: operations["getSilences"];
    put?: never;
    /**
     * Silence what matches, until an end
     * @description Tickets that are open stay as they are. What is silenced is held, and decided again at the end.
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
    /** End a silence now: what it held is decided again */
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
    /** How many incidents a silence would match */
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
    /** Accepted risks with their history, the last accepted first */
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
    /** Revoke the acceptance of a risk: what it kept back is decided again */
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
     * Accept the risk of an incident, for a time or for ever
     * @description This incident and later ones of the same company and domain, on this device or any, are skipped until that ends. A ticket that is there stays as it is.
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
    /** Make a maintenance window */
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
    /** Delete a maintenance window: what it holds is decided again */
    delete: operations["deleteMaintenanceWindowsById"];
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
     * What would have been ticketed in the last days with these settings
     * @description As if the ticket service were enabled and completely chosen and ConnectWise well, with mappings, silences and accepted risks as they are now and maintenance windows as they were then; incidents stay grouped as they were. Nothing is created or changed.
     */
    post: operations["postConnectwiseTicketServiceRehearse"];
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
    /** What tickets say: the templates, and what they may hold */
    get: operations["getConnectwiseTicketText"];
    /**
     * Write what tickets say
     * @description For the tickets that are sent from now on. A template that cannot work is refused, with line and column.
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
     * What a ticket would say with these templates
     * @description Of one incident, else of the newest, else of one that is made up. Nothing is saved.
     */
    post: operations["postConnectwiseTicketTextPreview"];
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
     * @description With the saved board, status, type and priority, whether or not the ticket service is enabled. It says that it is a test and who asked, and is no incident’s.
     */
    post: operations["postConnectwiseTestTicket"];
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
     * Say which company in ConnectWise it is
     * @description ConnectWise is asked whether it is there. What was held for the company is decided again.
     */
    put: operations["putCompaniesByIdMapping"];
    post?: never;
    /** Take a company’s mapping away: no tickets are opened for it any more */
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
     * Which company in ConnectWise each one without a mapping may be
     * @description Those with most held incidents first. Nothing is mapped by this: a person accepts.
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
     * Say of several companies which company in ConnectWise each one is
     * @description Each is checked, saved and audited by itself: what is wrong with one keeps no other back.
     */
    post: operations["postCompaniesMappings"];
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
    /** Make a source */
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
     * @description A changed address asks for the API key again: a saved key goes to no other address.
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
     * @description The old ones stay valid for 24 hours, so that senders can be changed over.
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
    /** What could not be read of a source, newest first */
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
     * Read what was quarantined of a webhook again, by its settings of now
     * @description At most 1000 rows at a time, oldest first. What cannot be read now either stays.
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
    /** Field mappings to begin with, for products whose JSON is known */
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
    /** What a field mapping makes of a sample; nothing is stored */
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
    /** Try a key of HYAS Protect, saving nothing */
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
     * Send detections (a webhook’s own address)
     * @description Signed after Standard Webhooks (`webhook-id`, `webhook-timestamp`, `webhook-signature`) with the source’s secret, or with `Authorization: Bearer` and its bearer token. Sending the same again is harmless. The answer comes when everything is stored. JSON a line (`application/x-ndjson`), `Content-Encoding: gzip` (signed as it is sent), `svix-…` headers and the standard envelope (`type`, `timestamp`, `data`) are taken, too. An item whose `status`, `event` or `action` says resolved, recovered, closed or ok is counted and stored nowhere.
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
    /** Detections, the last that came first */
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
    /** Download detections, as the list filters and sorts them */
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
  "/api/v1/settings/acting": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether technicians may allow domains from a ticket, and who */
    get: operations["getSettingsActing"];
    /**
     * Set who may allow domains from a ticket
     * @description Members and the status are checked against ConnectWise. What was written before is not acted upon.
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
    /** What was asked for in tickets, the last first */
    get: operations["getSettingsActingRequests"];
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
    /** Domains that open no tickets, the last added first */
    get: operations["getAllowList"];
    put?: never;
    /**
     * Allow a domain, for a company or for all
     * @description An incident all of whose domains are allowed opens no ticket; tickets that are there stay.
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
    /** Undo an entry: what was skipped for it and is still open is decided again */
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
    /** Try again at once what failed at the protective DNS itself */
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
    /** Download incidents, as the list filters and sorts them */
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
    /** Download tickets, as the list filters and sorts them */
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
    /** One ticket, what was sent and what ConnectWise answered */
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
     * Try a ticket again, or say what became of it
     * @description A ticket that waits for a person is only sent again once somebody says that ConnectWise does not have it.
     */
    post: operations["postTicketsByIdRetry"];
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
    /** Whether ConnectWise tells of changed tickets at once */
    get: operations["getSettingsCallbacks"];
    /**
     * Have ConnectWise tell of changed tickets at once, or no more
     * @description It is registered with ConnectWise, or taken away there, before this answers; `problem` says why it is not. Without it tickets are read back twice a minute.
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
     * What ConnectWise calls when a ticket changed
     * @description Signed by ConnectWise (`x-content-signature`). Whatever it says, the ticket is only marked to be read.
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
    /** Incidents that a change would release, and that await a choice, by company */
    get: operations["getReleases"];
    put?: never;
    /**
     * Release what awaits a choice, or have only new incidents ticketed
     * @description `now`: it is ticketed. `new-only`: it is closed without a ticket; the next detection opens a new incident.
     */
    post: operations["postReleases"];
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
    /** Decide an incident again at once, and try its ticket again */
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
    /** Undo the skip of an incident: it is decided again at once */
    post: operations["postIncidentsByIdUnskip"];
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
     * What changes, as it does: server-sent events
     * @description `hello` at the start, with an id of the running server; `changed` with the topics that changed, once a second at most; `heartbeat` every 15 s. What changed while a connection was lost is not told: read anew then.
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
     * Begin to sign in by the OpenID provider
     * @description Go to `url` then. Where it fails, the provider leads back to `errorCallbackURL` with `?error=`: `signup_disabled` nobody was added under that e-mail address, `account_not_linked` the provider has not verified the address, `USER_DISABLED`, or what the provider says.
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
     * Give the code of the authenticator app: to sign in, or to finish switching it on
     * @description Each code is taken once.
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
    /** Sign in with a backup code in place of the app’s */
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
    /** Sign out */
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
    /** One’s own session and user; null for nobody */
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
    /** One’s own sessions */
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
    /** End one of one’s own sessions */
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
    /** End all of one’s own sessions but this one */
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
    /** Choose another password */
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
    /** Change one’s own name */
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
     * Begin to switch two-factor sign-in on
     * @description It is on once `two-factor/verify-totp` was given the first code.
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
    /** Make new backup codes; the old ones end */
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
    /** Where the OpenID provider leads back to; register this address there */
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
    /** What there is to sign in with */
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
    /** Whether a one-time link still works, and for whom it is */
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
    /** Choose a password by a one-time link; sign in with it afterwards */
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
     * Confirm who you are, by password and code
     * @description For 10 minutes, this session may then change tokens, users and the connection, and export. Signing in does the same, unless a trusted device skipped the code.
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
    /** Who must have two-factor sign-in on */
    get: operations["getSettingsSignIn"];
    /**
     * Set who must have two-factor sign-in on
     * @description Whoever must and has it off can only switch it on, from their next request on (within 5 s on other nodes). Whoever sets it must have it on themselves.
     */
    put: operations["putSettingsSignIn"];
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
    /** Add a user, who chooses a password by a one-time link */
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
     * Change a user’s name or role, disable or enable them
     * @description Whoever is disabled is signed out at once: here immediately, on other nodes within 5 s.
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
    /** End a user’s password and sessions, and make a one-time link to choose a new one */
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
    /** Where a user is signed in */
    get: operations["getUsersByIdSessions"];
    put?: never;
    post?: never;
    /** Sign a user out everywhere */
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
    /** The API tokens that a user made and that were not revoked */
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
    /** Make an API token */
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
  "/api/v1/export": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The whole state as a file, its secrets sealed with a passphrase */
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
     * Take over an exported state, into an empty installation
     * @description Stop the installation that it came from first: two of the same state would open every ticket twice. Users and API tokens are those of the export from then on; people sign in again.
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
    MappedFieldInput: {
      /** @description A JSONPath (RFC 9535) into the item, such as $.labels.domain. */
      path?: string;
      /** @description Used where there is no path, or nothing is at it. */
      constant?: string;
      /** @description What to write for a value, whatever its case; other values stay as they are. */
      values?: {
        [key: string]: string;
      };
    };
    FieldMappingInput: {
      /** @description Where the items are, such as $.alerts[*]. Without it: each element of a list, or the whole body. */
      items?: string;
      /**
       * @description All of these must be true of an item; others are ignored and counted.
       * @default []
       */
      only: {
        path: string;
        /** @description True where one of these is at the path, whatever its case. */
        in: (string | number | boolean)[];
      }[];
      /** @description An item of which this is true says that the incident is over. It opens none. */
      over?: {
        path: string;
        /** @description True where one of these is at the path, whatever its case. */
        in: (string | number | boolean)[];
        /** @description When it was over; without it, or with nothing there: now. */
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
        queryType?: components["schemas"]["MappedFieldInput"];
        policy?: components["schemas"]["MappedFieldInput"];
        threatLevel?: components["schemas"]["MappedFieldInput"];
      };
    };
    WebhookItemInput: {
      /** @description The sender’s own id of it: with time, company, domain and device it makes a repeat recognisable. */
      id: string | number;
      /** @description When the look-up was made: ISO 8601 with a zone, such as `2026-03-01T12:00:00Z`. Zones such as `+0200` and `+02`, and a space in place of `T`, are taken, too. */
      occurredAt: string;
      /** @description The name that was asked for: in Unicode, in Punycode, or in presentation format (`\208\191.example`); or an IP address. */
      domain: string;
      company?: {
        /** @description The client organization’s id; it never changes. */
        id: string | number;
        /** @description What it is called; without it, its id is shown. */
        name?: (string | number) | null;
      } | null;
      /** @description blocked, malicious, suspicious, permitted, or a word of the sender’s own. */
      verdict?: string | null;
      /** @description Why it was blocked. The first 50 are kept. */
      reasons?: string[] | null;
      /** @description The device that asked. */
      deviceName?: (string | number) | null;
      /** @description The address that asked. */
      clientAddress?: (string | number) | null;
      /** @description The program that asked. */
      processName?: (string | number) | null;
      /** @description A, AAAA, HTTPS, … */
      queryType?: (string | number) | null;
      /** @description The policy by which it was blocked. */
      policy?: (string | number) | null;
      /** @description How bad it is, in the sender’s words. */
      threatLevel?: (string | number) | null;
    };
    IncidentSettingsInput: {
      /**
       * @description What makes two detections at one company the same incident.
       * @enum {string}
       */
      grouping: "domain" | "domain+device" | "device";
      /** @description How long a new incident gathers detections before its ticket is opened. */
      groupingWaitSeconds: number;
      /** @description An incident without a ticket is over after this long without a detection; one with a ticket is over once that is closed in ConnectWise. */
      quietAfterHours: number;
      /** @description What was held and not seen again for this long gets no ticket any more. */
      heldLimitHours: number;
      /** @description Verdicts that open tickets. */
      ticketedVerdicts: string[];
      /** @description Block reasons that open no ticket. An incident with any other reason still does. */
      mutedReasons: string[];
      /** @description Detections before a ticket is opened. */
      minimumDetections: number;
      /** @description Write bad[.]example in tickets, so that nobody opens it by accident. */
      defangDomains: boolean;
    };
    RecurrenceSettingsInput: {
      /** @description What is seen again within this long after its ticket was closed is the same incident, opened again; later it is a new one. 0: always a new one. */
      withinHours: number;
      /**
       * @description What becomes of it: a new ticket that names the earlier one, or the same ticket reopened (a new one where that cannot be).
       * @enum {string}
       */
      onRecurrence: "new_ticket" | "reopen";
      /** @description Between two such tickets of an incident; until then it is counted, and held. */
      atMostEveryHours: number;
      /**
       * @description Names of ConnectWise statuses, on every board, that count as closed although they do not close a ticket. A status whose escalation status is Resolved always counts; the status that a ticket was created with never does.
       * @default []
       */
      closedStatuses: string[];
      /** @description Whether an open ticket is told, by an internal note, of what is seen after it was opened. */
      notes: boolean;
      /** @description At most one note a ticket in so long, which tells of all of it; a worse verdict after an hour. */
      noteEveryHours: number;
      /**
       * @description `everything`: also when there are just more detections. `news`: new devices, domains, reasons.
       * @enum {string}
       */
      noteWhat: "everything" | "news";
    };
    SeverityRuleInput: {
      /** @enum {string} */
      severity: "critical" | "high" | "medium" | "low" | "informational";
      /**
       * @description Block reasons, categories among them: in any case of letters, `*` for any characters. One of them is enough.
       * @default []
       */
      reasons: string[];
      /**
       * @description Verdicts, in the same way.
       * @default []
       */
      verdicts: string[];
      /**
       * @description Threat levels, in the same way.
       * @default []
       */
      threatLevels: string[];
    };
    SeverityTreatmentInput: {
      /**
       * @description What is done: a ticket of its own, a line in the daily digest, or nothing.
       * @enum {string}
       */
      action: "ticket" | "digest" | "none";
      /** @description How many detections it takes; null: as many as the incident settings say. */
      minimumDetections: number | null;
      /** @description How many devices it takes. An incident has one only where the device is part of what makes it. */
      minimumDevices: number;
      /** @description Within how long they have to be seen; null: while the incident goes on. */
      withinMinutes: number | null;
    };
    SeveritySettingsInput: {
      /** @description The first that an incident matches gives its severity. */
      rules: components["schemas"]["SeverityRuleInput"][];
      /**
       * @description Of what no rule matches.
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
    RoutingMatchesInput: {
      /**
       * @description Companies. Any of them.
       * @default []
       */
      companyIds: number[];
      /**
       * @description Block reasons, `*` for any characters. Any of them.
       * @default []
       */
      reasons: string[];
      /**
       * @description Verdicts, in the same way. Any of them.
       * @default []
       */
      verdicts: string[];
      /**
       * @description Threat levels, as the source gives them, in the same way. Any of them.
       * @default []
       */
      threatLevels: string[];
      /**
       * @description Severities.
       * @default []
       */
      severities: ("critical" | "high" | "medium" | "low" | "informational")[];
      /**
       * @description Device names or client addresses, in the same way. Any of them.
       * @default []
       */
      devices: string[];
      /**
       * @description Domains, in the same way; a registrable domain stands for all below it. Any of them.
       * @default []
       */
      domains: string[];
    };
    RollUpSettingsInput: {
      /** @description Tickets of a company within an hour; what is beyond them shares one roll-up ticket. 0: no limit. */
      ticketsPerCompany: number;
      /** @description Tickets of all companies within an hour; beyond them each company has a roll-up. 0: no limit. */
      ticketsInAll: number;
      /** @description Roll-up tickets of all companies within an hour; further ones wait for their turn, but for those with something critical. 0: no limit. */
      rollUpsInAll: number;
      /**
       * @description What was last seen longer ago than this shares one roll-up ticket of its company. 0: it has tickets of its own.
       * @default 48
       */
      longAgoHours: number;
      /** @description The hour of the day at which daily digests are sent, by the time zone that Picket is set to. */
      digestHour: number;
    };
    MatchersInput: {
      /**
       * @description Any of these companies.
       * @default []
       */
      companyIds: number[];
      /**
       * @description Domains, `*` for any characters: the registrable domain stands for all below it; else every domain of the incident has to match.
       * @default []
       */
      domains: string[];
      /**
       * @description Names or addresses of devices, in the same way: every device has to match.
       * @default []
       */
      devices: string[];
      /**
       * @description Block reasons, in the same way: every reason has to match.
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
      /** @description The days on which it begins. */
      days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
      /** @description HH:MM, as clocks there show it. */
      from: string;
      /** @description When it ends; on the next day when that is not after the beginning. */
      to: string;
      /** @description IANA time zone: Europe/London. */
      timeZone: string;
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
      /** @description What it may do beyond its role: `tokens`, `users`, `connection`, `export`. */
      scopes: ("tokens" | "users" | "connection" | "export")[];
    };
    IncidentSettings: {
      /**
       * @description What makes two detections at one company the same incident.
       * @enum {string}
       */
      grouping: "domain" | "domain+device" | "device";
      /** @description How long a new incident gathers detections before its ticket is opened. */
      groupingWaitSeconds: number;
      /** @description An incident without a ticket is over after this long without a detection; one with a ticket is over once that is closed in ConnectWise. */
      quietAfterHours: number;
      /** @description What was held and not seen again for this long gets no ticket any more. */
      heldLimitHours: number;
      /** @description Verdicts that open tickets. */
      ticketedVerdicts: string[];
      /** @description Block reasons that open no ticket. An incident with any other reason still does. */
      mutedReasons: string[];
      /** @description Detections before a ticket is opened. */
      minimumDetections: number;
      /** @description Write bad[.]example in tickets, so that nobody opens it by accident. */
      defangDomains: boolean;
    };
    /** @description What went wrong, and what to do about it (RFC 9457). */
    ProblemDetails: {
      /** @constant */
      type: "about:blank";
      /** @description What the status means. */
      title: string;
      status: number;
      /** @description Stable and machine-readable: `<capability>.<what>`. */
      code: string;
      /** @description What happened, and where. */
      detail: string;
      /** @description What to do about it. */
      hint: string;
      /**
       * @description Whether the same request again may help.
       * @enum {string}
       */
      retry: "never" | "later" | "unknown";
      /** @description By which the request is found in Picket’s log. */
      requestId: string;
      /** @description The values that are not as they should be. */
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
    RecurrenceSettings: {
      /** @description What is seen again within this long after its ticket was closed is the same incident, opened again; later it is a new one. 0: always a new one. */
      withinHours: number;
      /**
       * @description What becomes of it: a new ticket that names the earlier one, or the same ticket reopened (a new one where that cannot be).
       * @enum {string}
       */
      onRecurrence: "new_ticket" | "reopen";
      /** @description Between two such tickets of an incident; until then it is counted, and held. */
      atMostEveryHours: number;
      /**
       * @description Names of ConnectWise statuses, on every board, that count as closed although they do not close a ticket. A status whose escalation status is Resolved always counts; the status that a ticket was created with never does.
       * @default []
       */
      closedStatuses: string[];
      /** @description Whether an open ticket is told, by an internal note, of what is seen after it was opened. */
      notes: boolean;
      /** @description At most one note a ticket in so long, which tells of all of it; a worse verdict after an hour. */
      noteEveryHours: number;
      /**
       * @description `everything`: also when there are just more detections. `news`: new devices, domains, reasons.
       * @enum {string}
       */
      noteWhat: "everything" | "news";
    };
    SeverityRule: {
      /** @enum {string} */
      severity: "critical" | "high" | "medium" | "low" | "informational";
      /**
       * @description Block reasons, categories among them: in any case of letters, `*` for any characters. One of them is enough.
       * @default []
       */
      reasons: string[];
      /**
       * @description Verdicts, in the same way.
       * @default []
       */
      verdicts: string[];
      /**
       * @description Threat levels, in the same way.
       * @default []
       */
      threatLevels: string[];
    };
    SeverityTreatment: {
      /**
       * @description What is done: a ticket of its own, a line in the daily digest, or nothing.
       * @enum {string}
       */
      action: "ticket" | "digest" | "none";
      /** @description How many detections it takes; null: as many as the incident settings say. */
      minimumDetections: number | null;
      /** @description How many devices it takes. An incident has one only where the device is part of what makes it. */
      minimumDevices: number;
      /** @description Within how long they have to be seen; null: while the incident goes on. */
      withinMinutes: number | null;
    };
    SeveritySettings: {
      /** @description The first that an incident matches gives its severity. */
      rules: components["schemas"]["SeverityRule"][];
      /**
       * @description Of what no rule matches.
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
       * @description Invited: has not chosen a password yet, nor come by the OpenID provider.
       * @enum {string}
       */
      state: "invited" | "active" | "disabled";
      twoFactorEnabled: boolean;
      /** Format: date-time */
      createdAt: string;
    };
    Company: {
      id: number;
      sourceId: number;
      sourceName: string;
      /** @description The source’s own id of it; empty for what it attributed to no company. */
      externalId: string;
      name: string;
      /** @description Another company of a source has the same name: show its id too. */
      sameNameElsewhere: boolean;
      /** Format: date-time */
      firstSeenAt: string;
      /** Format: date-time */
      lastSeenAt: string;
      /** @description Open incidents that wait for something. */
      heldIncidents: number;
      mapping: {
        connectwiseCompanyId: number;
        /** @description What ConnectWise called it when it was last looked at. */
        name: string;
        identifier: string | null;
        /** @description Set while no tickets can be opened for it. */
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
      /** @description The source’s own id of it; empty for what it attributed to no company. */
      externalId: string;
      name: string;
      /** @description Another company of a source has the same name: show its id too. */
      sameNameElsewhere: boolean;
      /** Format: date-time */
      firstSeenAt: string;
      /** Format: date-time */
      lastSeenAt: string;
      /** @description Open incidents that wait for something. */
      heldIncidents: number;
      mapping: {
        connectwiseCompanyId: number;
        /** @description What ConnectWise called it when it was last looked at. */
        name: string;
        identifier: string | null;
        /** @description Set while no tickets can be opened for it. */
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
    CompanySuggestion: {
      companyId: number;
      name: string;
      sourceName: string;
      /** @description The source’s own id of it. */
      externalId: string;
      /** @description Another company of a source has the same name: show its id too. */
      sameNameElsewhere: boolean;
      /** @description Open incidents that wait for something. */
      heldIncidents: number;
      /** @description The best first; none where nothing is like it. */
      candidates: {
        connectwiseCompanyId: number;
        name: string;
        identifier: string | null;
        status: string | null;
        types: string[];
        /**
         * @description exact: the same name or identifier, the only one in ConnectWise and at the sources, and active; normalised: the same, but for legal form, punctuation, diacritics and spaces; similar: a person has to check.
         * @enum {string}
         */
        confidence: "exact" | "normalised" | "similar";
        /** @description Why a company of the same name is only similar. */
        doubt: ("several_in_connectwise" | "several_at_sources" | "not_active") | null;
        /** @description 0 to 1. */
        score: number;
      }[];
    };
    Connection: {
      configured: boolean;
      site: string | null;
      companyId: string | null;
      publicKey: string | null;
      /** @description null: the one of PICKET_CONNECTWISE_CLIENT_ID, if any. */
      clientId: string | null;
      /** @description When the private key was entered. It is never shown. */
      keysSetAt: string | null;
      /** @description How ConnectWise took the last requests. */
      health: {
        /**
         * @description untried: saved, and nothing was asked of ConnectWise yet.
         * @enum {string}
         */
        state: "unconfigured" | "untried" | "ok" | "refused" | "unreachable";
        problem: components["schemas"]["Problem"] | null;
        /** @description null as long as nothing is configured. */
        since: string | null;
      };
    };
    Check: {
      /** @description Stable, for machines. */
      id: string;
      title: string;
      /**
       * @description unknown: it could not be found out; skipped: there was no use in looking.
       * @enum {string}
       */
      status: "pass" | "fail" | "unknown" | "skipped";
      what: string;
      /** @description What to do about it. */
      hint?: string;
      /** @description Where in ConnectWise it is mended, or the right granted. */
      where?: string;
    };
    ConnectWiseRecord: {
      id: number;
      name: string;
      /** @description Whether ConnectWise takes it where nothing is chosen. */
      isDefault?: boolean;
      /** @description Of a status: whether tickets in it are closed. */
      closed?: boolean;
      /** @description Of a subtype: the types that it belongs to, where ConnectWise says so. */
      typeIds?: number[];
    };
    ConnectWiseCompany: {
      id: number;
      name: string;
      /** @description The short name, which tells look-alikes apart. */
      identifier: string | null;
      status: string | null;
      /** @description The names of its types, such as Client or Vendor. */
      types: string[];
    };
    ConnectWiseMember: {
      /** @description What they sign in with, and what their notes are signed with. */
      identifier: string;
      name: string;
    };
    Rights: {
      /** @description When the role was last read. */
      checkedAt: string | null;
      capabilities: {
        /** @enum {string} */
        name: "notes" | "reopening" | "callbacks";
        title: string;
        /**
         * @description unknown: the role’s rows could not be read, or do not mention it.
         * @enum {string}
         */
        state: "granted" | "missing" | "unknown";
        rights: {
          /** @description `Service Tickets: Edit = All` */
          name: string;
          module: string;
          endpoint: string;
          /** @description Where in ConnectWise it is granted. */
          where: string;
          /**
           * @description unknown: the role’s rows could not be read, or do not mention it.
           * @enum {string}
           */
          state: "granted" | "missing" | "unknown";
          /** @description Since when that is known. */
          since: string | null;
        }[];
      }[];
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
      /** @description The board that status, type, subtype, item and team belong to: the rule’s own, or that of the Services tab when the rule was saved. */
      ofBoard: components["schemas"]["Choice"] | null;
    };
    RoutingMatches: {
      /**
       * @description Companies. Any of them.
       * @default []
       */
      companyIds: number[];
      /**
       * @description Block reasons, `*` for any characters. Any of them.
       * @default []
       */
      reasons: string[];
      /**
       * @description Verdicts, in the same way. Any of them.
       * @default []
       */
      verdicts: string[];
      /**
       * @description Threat levels, as the source gives them, in the same way. Any of them.
       * @default []
       */
      threatLevels: string[];
      /**
       * @description Severities.
       * @default []
       */
      severities: ("critical" | "high" | "medium" | "low" | "informational")[];
      /**
       * @description Device names or client addresses, in the same way. Any of them.
       * @default []
       */
      devices: string[];
      /**
       * @description Domains, in the same way; a registrable domain stands for all below it. Any of them.
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
    RoutingRules: {
      /** @description In the order in which they are tried. */
      items: components["schemas"]["RoutingRule"][];
    };
    RollUpSettings: {
      /** @description Tickets of a company within an hour; what is beyond them shares one roll-up ticket. 0: no limit. */
      ticketsPerCompany: number;
      /** @description Tickets of all companies within an hour; beyond them each company has a roll-up. 0: no limit. */
      ticketsInAll: number;
      /** @description Roll-up tickets of all companies within an hour; further ones wait for their turn, but for those with something critical. 0: no limit. */
      rollUpsInAll: number;
      /**
       * @description What was last seen longer ago than this shares one roll-up ticket of its company. 0: it has tickets of its own.
       * @default 48
       */
      longAgoHours: number;
      /** @description The hour of the day at which daily digests are sent, by the time zone that Picket is set to. */
      digestHour: number;
    };
    Detection: {
      id: number;
      sourceId: number;
      /** @description The source’s own id of it. */
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
      queryType: string | null;
      policy: string | null;
      threatLevel: string | null;
    };
    IncidentTicket: {
      id: number;
      /** @enum {string} */
      state: "queued" | "sending" | "unknown" | "created" | "refused" | "needs_person" | "withdrawn";
      connectwiseId: number | null;
      /** @description The ticket in ConnectWise. */
      url: string | null;
      /** @description What it is there; null before it was read. */
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
       * @description A `storm` or a `digest` is a roll-up: it has no detections of its own, its ticket tells of others.
       * @enum {string}
       */
      kind: "detections" | "storm" | "digest" | "late";
      /** @description How many incidents a roll-up covers; null of others. */
      covers: number | null;
      /** @description The roll-up whose ticket tells of it. */
      coveredBy: number | null;
      coveredAt: string | null;
      /** @description When ConnectWise first had a ticket or note of that roll-up that names it; null: not yet. */
      namedAt: string | null;
      /** @description When a roll-up ceased to take in more. */
      endedAt: string | null;
      /** @enum {string} */
      state: "open" | "closed";
      /**
       * Format: date-time
       * @description When Picket learned of it.
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
      /** @description The worst of its detections’. */
      verdict: string;
      reasons: string[];
      domains: string[];
      devices: string[];
      clientAddresses: string[];
      policies: string[];
      threatLevels: string[];
      /**
       * @description By the severity rules, from its verdict, block reasons and threat levels.
       * @enum {string}
       */
      severity: "critical" | "high" | "medium" | "low" | "informational";
      decision: {
        /** @enum {string} */
        action: "create" | "append" | "reopen" | "hold" | "skip";
        reason: string;
        /** @description Whether ConnectWise has a ticket that names it. What a roll-up covers may wait for that. */
        inConnectWise: boolean;
        /** @description The reason in words. */
        title: string;
        /** @description What to do about it, if anything. */
        hint: string;
        /** @description Who, until when, which: what the reason alone does not say. */
        note: string | null;
        /** Format: date-time */
        decidedAt: string;
        /** @description When it is decided again by itself. */
        decideAt: string | null;
      };
      ticket: components["schemas"]["IncidentTicket"] | null;
      /** @description Set while a person has skipped it: who, when and why. */
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
       * @description A `storm` or a `digest` is a roll-up: it has no detections of its own, its ticket tells of others.
       * @enum {string}
       */
      kind: "detections" | "storm" | "digest" | "late";
      /** @description How many incidents a roll-up covers; null of others. */
      covers: number | null;
      /** @description The roll-up whose ticket tells of it. */
      coveredBy: number | null;
      coveredAt: string | null;
      /** @description When ConnectWise first had a ticket or note of that roll-up that names it; null: not yet. */
      namedAt: string | null;
      /** @description When a roll-up ceased to take in more. */
      endedAt: string | null;
      /** @enum {string} */
      state: "open" | "closed";
      /**
       * Format: date-time
       * @description When Picket learned of it.
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
      /** @description The worst of its detections’. */
      verdict: string;
      reasons: string[];
      domains: string[];
      devices: string[];
      clientAddresses: string[];
      policies: string[];
      threatLevels: string[];
      /**
       * @description By the severity rules, from its verdict, block reasons and threat levels.
       * @enum {string}
       */
      severity: "critical" | "high" | "medium" | "low" | "informational";
      decision: {
        /** @enum {string} */
        action: "create" | "append" | "reopen" | "hold" | "skip";
        reason: string;
        /** @description Whether ConnectWise has a ticket that names it. What a roll-up covers may wait for that. */
        inConnectWise: boolean;
        /** @description The reason in words. */
        title: string;
        /** @description What to do about it, if anything. */
        hint: string;
        /** @description Who, until when, which: what the reason alone does not say. */
        note: string | null;
        /** Format: date-time */
        decidedAt: string;
        /** @description When it is decided again by itself. */
        decideAt: string | null;
      };
      ticket: components["schemas"]["IncidentTicket"] | null;
      /** @description Set while a person has skipped it: who, when and why. */
      skip: {
        by: string;
        /** Format: date-time */
        at: string;
        note: string;
      } | null;
      /** @description All of them, the newest first: it has another each time it was seen again. */
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
    Matchers: {
      /**
       * @description Any of these companies.
       * @default []
       */
      companyIds: number[];
      /**
       * @description Domains, `*` for any characters: the registrable domain stands for all below it; else every domain of the incident has to match.
       * @default []
       */
      domains: string[];
      /**
       * @description Names or addresses of devices, in the same way: every device has to match.
       * @default []
       */
      devices: string[];
      /**
       * @description Block reasons, in the same way: every reason has to match.
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
      /** @description Those that its matchers name and that are still there. */
      companies: {
        id: number;
        name: string;
      }[];
      comment: string;
      /** Format: date-time */
      startsAt: string;
      /** @description Null: for ever. */
      endsAt: string | null;
      /** @description The incident whose risk was accepted. */
      incidentId: number | null;
      /** Format: date-time */
      createdAt: string;
      createdBy: string;
      /** @description Set when somebody ended it before its time. */
      endedAt: string | null;
      endedBy: string | null;
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
      /** @description The days on which it begins. */
      days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
      /** @description HH:MM, as clocks there show it. */
      from: string;
      /** @description When it ends; on the next day when that is not after the beginning. */
      to: string;
      /** @description IANA time zone: Europe/London. */
      timeZone: string;
    };
    MaintenanceWindow: {
      name: string;
      /** @description Empty: every company. */
      companyIds: number[];
      schedule: components["schemas"]["Schedule"];
      id: number;
      /** @description Those it is for that are still there. */
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
      /** @description External XRef of the ticket in ConnectWise. */
      reference: string;
      /** @enum {string} */
      state: "queued" | "sending" | "unknown" | "created" | "refused" | "needs_person" | "withdrawn";
      connectwiseId: number | null;
      /** @description The ticket in ConnectWise. */
      url: string | null;
      problem: components["schemas"]["Problem"] | null;
      /** @description What ConnectWise says of it after it was created; nulls before it was read. */
      connectwise: {
        /** @description How it is there, in words. */
        words: string | null;
        /** @description A merged ticket has its parent’s. */
        life: ("open" | "closed" | "deleted") | null;
        statusName: string | null;
        boardName: string | null;
        /** @description The company it is of now; a person may have moved it. */
        companyName: string | null;
        closedAt: string | null;
        /** @description The ticket that a person merged it into. */
        mergedInto: number | null;
        /** @description Not found since; it takes two looks to believe it. */
        missingSince: string | null;
        /** @description Why ConnectWise does not give it; null when the last reading went well. */
        readProblem: components["schemas"]["Problem"] | null;
        readProblemSince: string | null;
        /** @description When it was last read. */
        readAt: string | null;
        /** @description The Company ID of the ConnectWise that has it, where the connection leads to another one. */
        elsewhere: string | null;
      };
      /** @description The routing rule that took it when it was sent; `problem` where it could not be followed. */
      routing: {
        ruleId: number;
        rule: string;
        problem: components["schemas"]["Problem"] | null;
      } | null;
      /** Format: date-time */
      queuedAt: string;
      sentAt: string | null;
      createdAt: string | null;
      /** @description When Picket takes it up again by itself. */
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
      /** @description External XRef of the ticket in ConnectWise. */
      reference: string;
      /** @enum {string} */
      state: "queued" | "sending" | "unknown" | "created" | "refused" | "needs_person" | "withdrawn";
      connectwiseId: number | null;
      /** @description The ticket in ConnectWise. */
      url: string | null;
      problem: components["schemas"]["Problem"] | null;
      /** @description What ConnectWise says of it after it was created; nulls before it was read. */
      connectwise: {
        /** @description How it is there, in words. */
        words: string | null;
        /** @description A merged ticket has its parent’s. */
        life: ("open" | "closed" | "deleted") | null;
        statusName: string | null;
        boardName: string | null;
        /** @description The company it is of now; a person may have moved it. */
        companyName: string | null;
        closedAt: string | null;
        /** @description The ticket that a person merged it into. */
        mergedInto: number | null;
        /** @description Not found since; it takes two looks to believe it. */
        missingSince: string | null;
        /** @description Why ConnectWise does not give it; null when the last reading went well. */
        readProblem: components["schemas"]["Problem"] | null;
        readProblemSince: string | null;
        /** @description When it was last read. */
        readAt: string | null;
        /** @description The Company ID of the ConnectWise that has it, where the connection leads to another one. */
        elsewhere: string | null;
      };
      /** @description The routing rule that took it when it was sent; `problem` where it could not be followed. */
      routing: {
        ruleId: number;
        rule: string;
        problem: components["schemas"]["Problem"] | null;
      } | null;
      /** Format: date-time */
      queuedAt: string;
      sentAt: string | null;
      createdAt: string | null;
      /** @description When Picket takes it up again by itself. */
      nextAttemptAt: string | null;
      /** @description What was sent last. */
      content: {
        [key: string]: unknown;
      } | null;
      /** @description What was asked of ConnectWise for it, oldest first. */
      attempts: {
        /** @enum {string} */
        kind: "create" | "search";
        outcome: string;
        /** @description The HTTP status that ConnectWise answered. */
        status: number | null;
        /** @description By which ConnectWise’s support finds the request. */
        requestId: string | null;
        problem: components["schemas"]["Problem"] | null;
        /** Format: date-time */
        startedAt: string;
        finishedAt: string | null;
      }[];
    };
    Attention: {
      /** @description Stable, for machines. */
      code: string;
      /**
       * @description error: tickets that should be opened are not.
       * @enum {string}
       */
      severity: "error" | "warning";
      what: string;
      /** @description What to do about it. */
      hint: string;
      /** @description The page of the console where: a path. */
      link: string;
      count?: number;
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
      /** @description Only in a demo: where its sandboxes are. */
      demo?: {
        /** Format: uri */
        connectWiseUrl: string;
        /** Format: uri */
        hyasUrl: string;
      };
      /** @description Whether nothing of severity error needs attention. */
      ok: boolean;
      /** @description What somebody should see to; empty when all is well. */
      attention: components["schemas"]["Attention"][];
      /** @description Set when requests with X-Forwarded-For came within the hour from an address that PICKET_TRUST_PROXY does not trust. */
      proxy?: {
        address: string;
        /** Format: date-time */
        at: string;
      };
      /** @description Set when this machine’s clock is minutes ahead of (above 0) or behind that of a server that answered. */
      clock?: {
        host: string;
        offsetMs: number;
      };
      database: {
        /** @enum {string} */
        kind: "embedded" | "server";
        /** @description Why the database cannot write, where its disk is full. */
        problem: components["schemas"]["Problem"] | null;
      };
      connection: {
        /**
         * @description untried: saved, and nothing was asked of ConnectWise yet.
         * @enum {string}
         */
        state: "unconfigured" | "untried" | "ok" | "refused" | "unreachable";
        problem: components["schemas"]["Problem"] | null;
        /** @description null as long as nothing is configured. */
        since: string | null;
        site: string | null;
      };
      /** @description What the last check of the saved connection found. */
      setup: {
        /** @description When the setup was last checked; null before. */
        checkedAt: string | null;
        /** @description What failed, and whether it is unknown that Picket sees every ticket. */
        findings: components["schemas"]["Check"][];
      };
      ticketService: {
        enabled: boolean;
        missing: string[];
        problem: components["schemas"]["Problem"] | null;
      };
      routing: {
        /** @description Routing rules that are on and cannot be followed; their tickets go by the Services tab. */
        misfits: {
          id: number;
          name: string;
          problem: components["schemas"]["Problem"];
        }[];
      };
      ticketText: {
        /** @description Set when a template failed at a ticket. */
        problem: components["schemas"]["Problem"] | null;
      };
      acting: {
        /** @description Set while a chosen status of a ticket cannot be acted upon. */
        statusProblem: components["schemas"]["Problem"] | null;
      };
      sources: {
        id: number;
        kind: string;
        name: string;
        enabled: boolean;
        /**
         * @description waiting: it has not brought anything yet.
         * @enum {string}
         */
        state: "ok" | "failing" | "waiting" | "off";
        lastSuccessAt: string | null;
        lastDetectionAt: string | null;
        problem: components["schemas"]["Problem"] | null;
        /** @description Rows put aside, or met again, in the last 24 hours. */
        quarantined: number;
      }[];
      companies: {
        total: number;
        unmapped: number;
        /** @description Mapped to a ConnectWise company that takes no tickets any more. */
        gone: number;
        /** @description The first few of them by name; and those with tickets that were refused, or wait for a person. */
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
        /** @description Roll-ups left out. */
        open: number;
        /** @description Companies that have more incidents than may have tickets: a roll-up tells of the rest. */
        storms: number;
        /** @description Covered by a roll-up; no ticket in ConnectWise names them yet. */
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
      /** @description The reading of what becomes of tickets in ConnectWise: closed, reopened, moved, merged. */
      ticketReading: {
        lastSuccessAt: string | null;
        /** @description Why the last round failed, in whole or in part. */
        problem: components["schemas"]["Problem"] | null;
        /** @description Since when rounds fail. */
        since: string | null;
        /** @description Tickets that ConnectWise does not give; all others are read. */
        unreadable: number;
      };
      /** @description The work that goes on by itself. Empty where Picket does not run, but was only asked. */
      loops: {
        name: string;
        lastRoundAt: string | null;
        problem: components["schemas"]["Problem"] | null;
      }[];
    };
    Overview: {
      /** @enum {string} */
      window: "24h" | "7d" | "30d";
      /** @description Whose days the buckets are. */
      timeZone: string;
      /** @description The hours, or the days, of the window, oldest first; the last one is not over yet. */
      buckets: {
        /** Format: date-time */
        start: string;
        detections: number;
        incidentsOpened: number;
        ticketsCreated: number;
      }[];
      totals: {
        detections: number;
        incidentsOpened: number;
        ticketsCreated: number;
      };
      top: {
        companies: {
          id: number;
          name: string;
          count: number;
        }[];
        /** @description Registrable domains. */
        domains: {
          name: string;
          count: number;
        }[];
        /** @description Those with most detections, ten at most. */
        reasons: {
          name: string;
          count: number;
        }[];
        /** @description Machines, however their names are written; addresses where a device has none. */
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
           * @description waiting: it has not brought anything yet.
           * @enum {string}
           */
          state: "ok" | "failing" | "waiting" | "off";
          lastSuccessAt: string | null;
          lastDetectionAt: string | null;
          problem: components["schemas"]["Problem"] | null;
          /** @description Rows put aside, or met again, in the last 24 hours. */
          quarantined: number;
          /** @description In the window. */
          detections: number;
        }[];
        detections: number;
        incidents: {
          /** @description Roll-ups left out. */
          open: number;
          /** @description Companies that have more incidents than may have tickets: a roll-up tells of the rest. */
          storms: number;
          /** @description Covered by a roll-up; no ticket in ConnectWise names them yet. */
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
        connection: {
          /**
           * @description untried: saved, and nothing was asked of ConnectWise yet.
           * @enum {string}
           */
          state: "unconfigured" | "untried" | "ok" | "refused" | "unreachable";
          problem: components["schemas"]["Problem"] | null;
          /** @description null as long as nothing is configured. */
          since: string | null;
        };
      };
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
    AuditEvent: {
      id: number;
      /** Format: date-time */
      at: string;
      /** @description Who did it. */
      actor: string;
      /** @description What was done: `token.revoked`. */
      action: string;
      /** @description To what: `token:12`. */
      subject: string;
      /** @description How it was; null when there was nothing. */
      before: unknown;
      /** @description How it became; null when nothing is left. */
      after: unknown;
    };
    Source: {
      id: number;
      /** @enum {string} */
      kind: "hyas" | "webhook";
      name: string;
      enabled: boolean;
      /** @description The settings of its kind. */
      config: {
        [key: string]: unknown;
      };
      /** Format: date-time */
      createdAt: string;
      /** @description When it was last read, or last sent something. */
      lastAttemptAt: string | null;
      lastSuccessAt: string | null;
      /** @description When it last brought a detection that was new. */
      lastDetectionAt: string | null;
      /** @description When it is read next; null when it is not read. */
      nextPollAt: string | null;
      /** @description Readings that failed in a row. */
      failures: number;
      /** @description What the last reading failed with; null when it did not. */
      problem: components["schemas"]["Problem"] | null;
      /** @description Rows that could not be read and were quarantined. */
      quarantined: number;
      /** @description Items that said that something is over (resolved, closed, ok): never a detection. Absent while none did. */
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
      /** @description Until when; null for ever. */
      expiresAt: string | null;
      /** @enum {string} */
      state: "active" | "expired" | "undone";
      undoneAt: string | null;
      undoneBy: string | null;
      /** @description Where it was asked for. */
      incidentId: number | null;
      /** @description The ticket in which it was asked for. */
      connectwiseTicketId: number | null;
      ticketUrl: string | null;
      /** @description The same in the allow list of the protective DNS itself, where a source is set to take it. */
      copies: {
        sourceId: number;
        sourceName: string;
        /** @enum {string} */
        state: "adding" | "added" | "removing" | "removed" | "failed";
        problem: components["schemas"]["Problem"] | null;
      }[];
    };
    TicketCommand: {
      id: number;
      /** Format: date-time */
      at: string;
      /** @description Who asked, by the member’s identifier. */
      member: string;
      asked: string;
      /** @enum {string} */
      outcome: "allowed" | "partly" | "refused";
      /** @description As it is written into the ticket, where the role may add notes. */
      answer: string;
      /**
       * @description `none`: too many were asked for, so that this one gets no answer.
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
      /** @description Whose ticket it would be; null: of a made-up incident. */
      incidentId: number | null;
      companyName: string;
      summary: {
        /** @description null where the template cannot be rendered; `faults` says why. */
        text: string | null;
        /** @description In characters, before anything was cut. */
        length: number;
        faults: {
          message: string;
          line: number;
          column: number;
        }[];
      };
      description: {
        /** @description null where the template cannot be rendered; `faults` says why. */
        text: string | null;
        /** @description In characters, before anything was cut. */
        length: number;
        faults: {
          message: string;
          line: number;
          column: number;
        }[];
        /** @description What the template does not say in every case, and Picket therefore added at the end. */
        appended: string[];
      };
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  getReadyz: {
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
            ready: boolean;
            checks: {
              name: string;
              ok: boolean;
              /** @description Of what is wrong: stable, for machines. */
              code?: string;
              /** @description For readers, and from the same machine: what is wrong. */
              message?: string;
              /** @description For the same: what to do about it. */
              hint?: string;
            }[];
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
              /** @description Of what is wrong: stable, for machines. */
              code?: string;
              /** @description For readers, and from the same machine: what is wrong. */
              message?: string;
              /** @description For the same: what to do about it. */
              hint?: string;
            }[];
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description From elsewhere, a token is needed. */
      401: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
      /** @description How each check went. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": {
            /** @description Whether no check failed. */
            ok: boolean;
            checks: {
              /** @description Stable, for machines. */
              id: string;
              title: string;
              /**
               * @description unknown: it could not be found out; skipped: there was no use in looking.
               * @enum {string}
               */
              status: "pass" | "fail" | "unknown" | "skipped";
              what: string;
              /** @description What to do about it. */
              hint?: string;
              /** @description Where in ConnectWise it is mended, or the right granted. */
              where?: string;
              /** @enum {string} */
              area: "picket" | "sources" | "connectwise" | "tickets" | "network";
              /** @description The page of the console where it is mended: a path. */
              link: string;
            }[];
          };
          "application/x-ndjson": string;
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  getOverview: {
    parameters: {
      query?: {
        window?: "24h" | "7d" | "30d";
        /** @description An IANA time zone, whose days are counted. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  putConnectwiseConnection: {
    parameters: {
      query?: {
        /** @description What becomes of held incidents that this releases: ticketed, or only new ones are. Without it, more than 10 await a person’s choice (`/api/v1/releases`). */
        release?: "now" | "new-only";
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description As it is typed: `na.myconnectwise.net`, or any address of it. */
          site: string;
          /** @description What is typed as “Company” when signing in to ConnectWise. */
          companyId: string;
          publicKey: string;
          /** @description Never shown again. Leave it out to keep the saved one: for the same site, company and public key. */
          privateKey?: string;
          /** @description null: the one of PICKET_CONNECTWISE_CLIENT_ID. Left out: as it was saved. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description A value is not as it should be; `errors` says which. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
          /** @description As it is typed: `na.myconnectwise.net`, or any address of it. */
          site?: string;
          /** @description What is typed as “Company” when signing in to ConnectWise. */
          companyId?: string;
          publicKey?: string;
          /** @description Never shown again. Leave it out to keep the saved one: for the same site, company and public key. */
          privateKey?: string;
          /** @description null: the one of PICKET_CONNECTWISE_CLIENT_ID. Left out: as it was saved. */
          clientId?: string | null;
        } | null;
      };
    };
    responses: {
      /** @description How each check went. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description Nothing is saved yet, and no values were given. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description A value is not as it should be; `errors` says which. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  getConnectwiseCompanies: {
    parameters: {
      query?: {
        /** @description Items a page. */
        limit?: number;
        /** @description `nextCursor` of the page before. */
        cursor?: string;
        /** @description A part of name or identifier. */
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
            items: components["schemas"]["ConnectWiseCompany"][];
            /** @description Of the next page; null when this is the last. */
            nextCursor: string | null;
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or has no such thing; `hint` and `errors` say what to mend. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise answered with an error of its own. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or has no such thing; `hint` and `errors` say what to mend. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise answered with an error of its own. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  getConnectwiseBoards: {
    parameters: {
      query?: {
        /** @description A part of the name. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or has no such thing; `hint` and `errors` say what to mend. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise answered with an error of its own. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  getConnectwiseBoardsByIdStatuses: {
    parameters: {
      query?: {
        /** @description A part of the name. */
        search?: string;
      };
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
            items: components["schemas"]["ConnectWiseRecord"][];
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description There is no such thing. */
      404: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or has no such thing; `hint` and `errors` say what to mend. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise answered with an error of its own. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  getConnectwiseBoardsByIdTypes: {
    parameters: {
      query?: {
        /** @description A part of the name. */
        search?: string;
      };
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
            items: components["schemas"]["ConnectWiseRecord"][];
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description There is no such thing. */
      404: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or has no such thing; `hint` and `errors` say what to mend. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise answered with an error of its own. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  getConnectwiseBoardsByIdSubtypes: {
    parameters: {
      query?: {
        /** @description A part of the name. */
        search?: string;
      };
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
            items: components["schemas"]["ConnectWiseRecord"][];
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description There is no such thing. */
      404: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or has no such thing; `hint` and `errors` say what to mend. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise answered with an error of its own. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  getConnectwiseBoardsByIdItems: {
    parameters: {
      query?: {
        /** @description A part of the name. */
        search?: string;
      };
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
            items: components["schemas"]["ConnectWiseRecord"][];
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description There is no such thing. */
      404: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or has no such thing; `hint` and `errors` say what to mend. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise answered with an error of its own. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  getConnectwiseBoardsByIdTeams: {
    parameters: {
      query?: {
        /** @description A part of the name. */
        search?: string;
      };
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
            items: components["schemas"]["ConnectWiseRecord"][];
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description There is no such thing. */
      404: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or has no such thing; `hint` and `errors` say what to mend. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise answered with an error of its own. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  getConnectwiseSources: {
    parameters: {
      query?: {
        /** @description A part of the name. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or has no such thing; `hint` and `errors` say what to mend. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise answered with an error of its own. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  getConnectwisePriorities: {
    parameters: {
      query?: {
        /** @description A part of the name. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or has no such thing; `hint` and `errors` say what to mend. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise answered with an error of its own. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
            /** @description What is not chosen yet: no ticket is opened before all is. */
            missing: string[];
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  putConnectwiseTicketService: {
    parameters: {
      query?: {
        /** @description What becomes of held incidents that this releases: ticketed, or only new ones are. Without it, more than 10 await a person’s choice (`/api/v1/releases`). */
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
            /** @description What is not chosen yet: no ticket is opened before all is. */
            missing: string[];
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or has no such thing; `hint` and `errors` say what to mend. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise answered with an error of its own. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  postConnectwiseRoutingRules: {
    parameters: {
      query?: {
        /** @description What becomes of held incidents that this releases: ticketed, or only new ones are. Without it, more than 10 await a person’s choice (`/api/v1/releases`). */
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
             * @description With it, statusId and typeId of that board.
             * @default null
             */
            boardId?: number | null;
            /**
             * @description Of the board of the rule, else of that of the Services tab.
             * @default null
             */
            statusId?: number | null;
            /**
             * @description Likewise.
             * @default null
             */
            typeId?: number | null;
            /** @default null */
            priorityId?: number | null;
            /**
             * @description Likewise; one that belongs to the type.
             * @default null
             */
            subtypeId?: number | null;
            /**
             * @description Likewise; with a subtype.
             * @default null
             */
            itemId?: number | null;
            /**
             * @description Likewise.
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
            /** @description In the order in which they are tried. */
            items: components["schemas"]["RoutingRule"][];
            /** @description Of the new rule. */
            id: number;
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description There is no such rule. */
      404: components["responses"]["Problem"];
      /** @description The name is taken, or no connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or has no such thing; `hint` and `errors` say what to mend. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise answered with an error of its own. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  putConnectwiseRoutingRulesById: {
    parameters: {
      query?: {
        /** @description What becomes of held incidents that this releases: ticketed, or only new ones are. Without it, more than 10 await a person’s choice (`/api/v1/releases`). */
        release?: "now" | "new-only";
      };
      header?: never;
      path: {
        id: string;
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
             * @description With it, statusId and typeId of that board.
             * @default null
             */
            boardId?: number | null;
            /**
             * @description Of the board of the rule, else of that of the Services tab.
             * @default null
             */
            statusId?: number | null;
            /**
             * @description Likewise.
             * @default null
             */
            typeId?: number | null;
            /** @default null */
            priorityId?: number | null;
            /**
             * @description Likewise; one that belongs to the type.
             * @default null
             */
            subtypeId?: number | null;
            /**
             * @description Likewise; with a subtype.
             * @default null
             */
            itemId?: number | null;
            /**
             * @description Likewise.
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description There is no such rule. */
      404: components["responses"]["Problem"];
      /** @description The name is taken, or no connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or has no such thing; `hint` and `errors` say what to mend. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise answered with an error of its own. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  deleteConnectwiseRoutingRulesById: {
    parameters: {
      query?: {
        /** @description What becomes of held incidents that this releases: ticketed, or only new ones are. Without it, more than 10 await a person’s choice (`/api/v1/releases`). */
        release?: "now" | "new-only";
      };
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
          "application/json": components["schemas"]["RoutingRules"];
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description There is no such rule. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  putConnectwiseRoutingRulesOrder: {
    parameters: {
      query?: {
        /** @description What becomes of held incidents that this releases: ticketed, or only new ones are. Without it, more than 10 await a person’s choice (`/api/v1/releases`). */
        release?: "now" | "new-only";
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description Every rule, the first first. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description Rules were added or deleted meanwhile. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
            /** @description The rule by which its ticket would go; null: by the Services tab alone. */
            takenBy: {
              id: number;
              name: string;
            } | null;
            /** @description Every rule in order, and whether it takes the incident. */
            rules: {
              id: number;
              name: string;
              enabled: boolean;
              takes: boolean;
            }[];
            /** @description Of the conditions that were sent. */
            draft: {
              takes: boolean;
              /** @description Each condition that is given, and what of the incident it was held against. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “analyst”. */
      403: components["responses"]["Problem"];
      /** @description There is no such incident. */
      404: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  putSettingsIncidents: {
    parameters: {
      query?: {
        /** @description What becomes of held incidents that this releases: ticketed, or only new ones are. Without it, more than 10 await a person’s choice (`/api/v1/releases`). */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  putSettingsRollUps: {
    parameters: {
      query?: {
        /** @description What becomes of held incidents that this releases: ticketed, or only new ones are. Without it, more than 10 await a person’s choice (`/api/v1/releases`). */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  putSettingsRecurrence: {
    parameters: {
      query?: {
        /** @description What becomes of held incidents that this releases: ticketed, or only new ones are. Without it, more than 10 await a person’s choice (`/api/v1/releases`). */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
            /** @description Days for which detections, and what could not be read, are kept. */
            detectionDays: number;
            /** @description Days for which an incident is kept after it was closed, with its timeline and tickets. Open ones stay. */
            incidentDays: number;
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
          /** @description Days for which detections, and what could not be read, are kept. */
          detectionDays: number;
          /** @description Days for which an incident is kept after it was closed, with its timeline and tickets. Open ones stay. */
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
            /** @description Days for which detections, and what could not be read, are kept. */
            detectionDays: number;
            /** @description Days for which an incident is kept after it was closed, with its timeline and tickets. Open ones stay. */
            incidentDays: number;
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  putSettingsSeverity: {
    parameters: {
      query?: {
        /** @description What becomes of held incidents that this releases: ticketed, or only new ones are. Without it, more than 10 await a person’s choice (`/api/v1/releases`). */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  getSilences: {
    parameters: {
      query?: {
        /** @description Items a page. */
        limit?: number;
        /** @description `nextCursor` of the page before. */
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
            /** @description Of the next page; null when this is the last. */
            nextCursor: string | null;
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
          /** @description Why: it is shown on every incident that this keeps off the board. */
          comment: string;
          /**
           * Format: date-time
           * @description Left out: now.
           */
          startsAt?: string;
          /** @description When it ends; null says: never, for ever. */
          endsAt: string | null;
          /**
           * @description Said where nothing narrows it: that all incidents of all companies are meant.
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “analyst”. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Its end is in the past, a company is not there, or it silences everything unasked. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  postSilencesByIdEnd: {
    parameters: {
      query?: {
        /** @description What becomes of held incidents that this releases: ticketed, or only new ones are. Without it, more than 10 await a person’s choice (`/api/v1/releases`). */
        release?: "now" | "new-only";
      };
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
          "application/json": components["schemas"]["Suppression"];
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “analyst”. */
      403: components["responses"]["Problem"];
      /** @description There is none of this id. */
      404: components["responses"]["Problem"];
      /** @description It is over already. */
      409: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
            /** @description Incidents open now that it matches. */
            open: number;
            /** @description Incidents opened in the last 7 days that it matches. */
            lastWeek: number;
            /** @description Whether nothing narrows it. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “analyst”. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  getAcceptances: {
    parameters: {
      query?: {
        /** @description Items a page. */
        limit?: number;
        /** @description `nextCursor` of the page before. */
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
            /** @description Of the next page; null when this is the last. */
            nextCursor: string | null;
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  postAcceptancesByIdRevoke: {
    parameters: {
      query?: {
        /** @description What becomes of held incidents that this releases: ticketed, or only new ones are. Without it, more than 10 await a person’s choice (`/api/v1/releases`). */
        release?: "now" | "new-only";
      };
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
          "application/json": components["schemas"]["Suppression"];
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “analyst”. */
      403: components["responses"]["Problem"];
      /** @description There is none of this id. */
      404: components["responses"]["Problem"];
      /** @description It is over already. */
      409: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  postIncidentsByIdAccept: {
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
          /** @description Why: it is shown on every incident that this keeps off the board. */
          comment: string;
          /** @description When it ends; null says: never, for ever. */
          endsAt: string | null;
          /**
           * @description Whether it is accepted on this device alone; else on all of the company.
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “analyst”. */
      403: components["responses"]["Problem"];
      /** @description There is no such thing. */
      404: components["responses"]["Problem"];
      /** @description Nobody can say what would be accepted with it. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description The end is in the past. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  postMaintenanceWindows: {
    parameters: {
      query?: {
        /** @description What becomes of held incidents that this releases: ticketed, or only new ones are. Without it, more than 10 await a person’s choice (`/api/v1/releases`). */
        release?: "now" | "new-only";
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description What is done in it: it is shown on every incident that waits for it. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description A company is not there. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  putMaintenanceWindowsById: {
    parameters: {
      query?: {
        /** @description What becomes of held incidents that this releases: ticketed, or only new ones are. Without it, more than 10 await a person’s choice (`/api/v1/releases`). */
        release?: "now" | "new-only";
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** @description What is done in it: it is shown on every incident that waits for it. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description There is none of this id. */
      404: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description A company is not there. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  deleteMaintenanceWindowsById: {
    parameters: {
      query?: {
        /** @description What becomes of held incidents that this releases: ticketed, or only new ones are. Without it, more than 10 await a person’s choice (`/api/v1/releases`). */
        release?: "now" | "new-only";
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is gone. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description There is none of this id. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
          /** @description Values that are not saved yet. Only `missing` depends on them. */
          ticketService?: {
            enabled?: boolean;
            boardId?: number | null;
            /** @description One of the board’s. */
            statusId?: number | null;
            priorityId?: number | null;
            /** @description One of the board’s. */
            typeId?: number | null;
          };
          /** @description Values that are not saved yet; what is left out is as it was saved. */
          incidentSettings?: {
            /**
             * @description What makes two detections at one company the same incident.
             * @enum {string}
             */
            grouping?: "domain" | "domain+device" | "device";
            /** @description How long a new incident gathers detections before its ticket is opened. */
            groupingWaitSeconds?: number;
            /** @description An incident without a ticket is over after this long without a detection; one with a ticket is over once that is closed in ConnectWise. */
            quietAfterHours?: number;
            /** @description What was held and not seen again for this long gets no ticket any more. */
            heldLimitHours?: number;
            /** @description Verdicts that open tickets. */
            ticketedVerdicts?: string[];
            /** @description Block reasons that open no ticket. An incident with any other reason still does. */
            mutedReasons?: string[];
            /** @description Detections before a ticket is opened. */
            minimumDetections?: number;
            /** @description Write bad[.]example in tickets, so that nobody opens it by accident. */
            defangDomains?: boolean;
          };
          /** @description Values that are not saved yet; what is left out is as it was saved. */
          rollUpSettings?: {
            /** @description Tickets of a company within an hour; what is beyond them shares one roll-up ticket. 0: no limit. */
            ticketsPerCompany?: number;
            /** @description Tickets of all companies within an hour; beyond them each company has a roll-up. 0: no limit. */
            ticketsInAll?: number;
            /** @description Roll-up tickets of all companies within an hour; further ones wait for their turn, but for those with something critical. 0: no limit. */
            rollUpsInAll?: number;
            /**
             * @description What was last seen longer ago than this shares one roll-up ticket of its company. 0: it has tickets of its own.
             * @default 48
             */
            longAgoHours?: number;
            /** @description The hour of the day at which daily digests are sent, by the time zone that Picket is set to. */
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
            /** @description What of the ticket service is still to be chosen for this to come true. */
            missing: string[];
            /** @description Opened in this time. */
            incidents: number;
            /** @description Of these, how many have a ticket; they are in no other count. */
            alreadyTicketed: number;
            wouldTicket: number;
            /** @description What roll-ups would have told of, since there were too many tickets within an hour. */
            wouldRollUp: {
              incidents: number;
              /** @description How many of them there would have been. */
              tickets: number;
            };
            /** @description What daily digests would have told of. */
            wouldDigest: {
              incidents: number;
              /** @description How many of them there would have been. */
              tickets: number;
            };
            /** @description By the reason of the decision, the most first. */
            wouldHold: {
              reason: string;
              title: string;
              count: number;
            }[];
            /** @description By the reason of the decision, the most first. */
            wouldSkip: {
              reason: string;
              title: string;
              count: number;
            }[];
            /** @description The 500 with most. */
            byCompany: {
              companyId: number;
              name: string;
              tickets: number;
              /** @description Told of by a roll-up or a digest. */
              covered: number;
              held: number;
              skipped: number;
            }[];
            /** @description By block reason, the 100 with most. An incident counts with each of its reasons. */
            byReason: {
              reason: string;
              tickets: number;
              /** @description Told of by a roll-up or a digest. */
              covered: number;
              held: number;
              skipped: number;
            }[];
            /** @description Tickets by the routing rule they would go by, in order; null: by the Services tab alone. */
            byRule: {
              ruleId: number | null;
              name: string | null;
              tickets: number;
            }[];
            /** @description The last 20 that would have been ticketed. */
            examples: {
              incidentId: number;
              /** Format: date-time */
              openedAt: string;
              companyId: number;
              companyName: string;
              /** @description The company in ConnectWise that the ticket would be for. */
              connectwiseCompany: string;
              /** @description Of the ticket. */
              summary: string;
            }[];
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “analyst”. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
            /** @description Liquid. null: as Picket writes it. */
            summary: string | null;
            /** @description Liquid. null: as Picket writes it. */
            description: string | null;
            /** @description Set when a template failed at a ticket, until they are saved. */
            problem: components["schemas"]["Problem"] | null;
            /** @description As Picket writes it, as templates to begin with. */
            defaults: {
              summary: string;
              description: string;
            };
            /** @description The characters of a summary; what is longer is cut. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
          /** @description Liquid. null: as Picket writes it. */
          summary: string | null;
          /** @description Liquid. null: as Picket writes it. */
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
            /** @description Liquid. null: as Picket writes it. */
            summary: string | null;
            /** @description Liquid. null: as Picket writes it. */
            description: string | null;
            /** @description Set when a template failed at a ticket, until they are saved. */
            problem: components["schemas"]["Problem"] | null;
            /** @description As Picket writes it, as templates to begin with. */
            defaults: {
              summary: string;
              description: string;
            };
            /** @description The characters of a summary; what is longer is cut. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Something is wrong with a template; `errors` says what and where. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
          /** @description Liquid. null: as Picket writes it. */
          summary: string | null;
          /** @description Liquid. null: as Picket writes it. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description There is no such incident. */
      404: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
          /** @description A company of a source: the ticket is for the one that it is mapped to. */
          companyId?: number;
          /** @description Or a company in ConnectWise. */
          connectwiseCompanyId?: number;
          /** @description Made up by the caller, one a click: the same again gives what became of the first. */
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
             * @description unknown: the answer was lost, and the ticket is not found yet; the same request again only looks.
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description There is no such company. */
      404: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or has no such thing; `hint` and `errors` say what to mend. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise answered with an error of its own. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  getCompanies: {
    parameters: {
      query?: {
        /** @description Items a page. */
        limit?: number;
        /** @description `nextCursor` of the page before. */
        cursor?: string;
        /** @description A part of the name, or its id at the source. */
        search?: string;
        /** @description Only those with, or without, a mapping. */
        mapped?: "true" | "false";
        /** @description gone: only those mapped to a ConnectWise company that takes no tickets any more. */
        problem?: "gone";
        sourceId?: string;
        /** @description waiting: without a mapping first, with most held incidents first, then by name. */
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
            /** @description Of the next page; null when this is the last. */
            nextCursor: string | null;
            /** @description Of all companies, whatever the filters. */
            totals: {
              total: number;
              unmapped: number;
              /** @description Mapped to a ConnectWise company that takes no tickets any more. */
              gone: number;
            };
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  getCompaniesById: {
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
          "application/json": components["schemas"]["Company"];
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description There is no such thing. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  putCompaniesByIdMapping: {
    parameters: {
      query?: {
        /** @description What becomes of held incidents that this releases: ticketed, or only new ones are. Without it, more than 10 await a person’s choice (`/api/v1/releases`). */
        release?: "now" | "new-only";
      };
      header?: never;
      path: {
        id: string;
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description There is no such thing. */
      404: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or has no such thing; `hint` and `errors` say what to mend. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise answered with an error of its own. */
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
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It has none. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description There is no such thing. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  getCompaniesSuggestions: {
    parameters: {
      query?: {
        /** @description Items a page. */
        limit?: number;
        /** @description `nextCursor` of the page before. */
        cursor?: string;
        /** @description Only these: ids with commas between them. */
        companyIds?: string;
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
            /** @description Of the next page; null when this is the last. */
            nextCursor: string | null;
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or has no such thing; `hint` and `errors` say what to mend. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise answered with an error of its own. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  postCompaniesMappings: {
    parameters: {
      query?: {
        /** @description What becomes of held incidents that this releases: ticketed, or only new ones are. Without it, more than 10 await a person’s choice (`/api/v1/releases`). */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  getSources: {
    parameters: {
      query?: {
        /** @description Items a page. */
        limit?: number;
        /** @description `nextCursor` of the page before. */
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
            /** @description Of the next page; null when this is the last. */
            nextCursor: string | null;
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
          /** @description Settings of its kind; what is left out keeps its value, or its default. */
          config?: {
            [key: string]: unknown;
          };
          /** @description HYAS: the API key. Never shown again. */
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
            kind: "hyas" | "webhook";
            name: string;
            enabled: boolean;
            /** @description The settings of its kind. */
            config: {
              [key: string]: unknown;
            };
            /** Format: date-time */
            createdAt: string;
            /** @description When it was last read, or last sent something. */
            lastAttemptAt: string | null;
            lastSuccessAt: string | null;
            /** @description When it last brought a detection that was new. */
            lastDetectionAt: string | null;
            /** @description When it is read next; null when it is not read. */
            nextPollAt: string | null;
            /** @description Readings that failed in a row. */
            failures: number;
            /** @description What the last reading failed with; null when it did not. */
            problem: components["schemas"]["Problem"] | null;
            /** @description Rows that could not be read and were quarantined. */
            quarantined: number;
            /** @description Items that said that something is over (resolved, closed, ok): never a detection. Absent while none did. */
            over?: number;
            /** @description To sign with, after Standard Webhooks: `whsec_…`. It is not shown again. */
            secret?: string;
            /** @description For senders that cannot sign. It is not shown again. */
            bearerToken?: string;
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description The name is taken. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description A setting is not as it should be; `errors` says which. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  getSourcesById: {
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
          "application/json": components["schemas"]["Source"];
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description There is no such thing. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  deleteSourcesById: {
    parameters: {
      query?: {
        /** @description true: its detections, incidents and Picket’s record of their tickets go, too. */
        deleteDetections?: "true" | "false";
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is gone. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description There is no such thing. */
      404: components["responses"]["Problem"];
      /** @description It has detections, or a ticket of it is just being created. */
      409: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  patchSourcesById: {
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
          enabled?: boolean;
          /** @description Settings of its kind; what is left out keeps its value, or its default. */
          config?: {
            [key: string]: unknown;
          };
          /** @description HYAS: the API key. Never shown again. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description There is no such thing. */
      404: components["responses"]["Problem"];
      /** @description The name is taken. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description A setting is not as it should be; `errors` says which. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  postSourcesByIdRotateSecret: {
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
           * @description The old ones leaked: they end at once.
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
            /** @description To sign with, after Standard Webhooks: `whsec_…`. It is not shown again. */
            secret: string;
            /** @description For senders that cannot sign. It is not shown again. */
            bearerToken: string;
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description There is no such thing. */
      404: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description It is not a webhook. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  getSourcesByIdQuarantine: {
    parameters: {
      query?: {
        /** @description Items a page. */
        limit?: number;
        /** @description `nextCursor` of the page before. */
        cursor?: string;
      };
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
            items: components["schemas"]["QuarantinedRow"][];
            /** @description Of the next page; null when this is the last. */
            nextCursor: string | null;
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description There is no such thing. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  postSourcesByIdQuarantineReadAgain: {
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
            accepted: number;
            duplicates: number;
            /** @description None of the field mapping’s concern any more. */
            ignored: number;
            /** @description Cannot be read now either. */
            left: number;
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description There is no such thing. */
      404: components["responses"]["Problem"];
      /** @description It is not a webhook. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
              /** @description What has to be set at the product, and in the mapping. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
          /** @description The body as it is sent: JSON or JSON lines. */
          sample: string;
          /**
           * @description The verdict of a detection that says none.
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
            /** @description How many items the sample has. */
            count: number;
            /** @description The first 20. */
            items: {
              /**
               * @description over: it ends an incident; ignored: “only” is not true of it; refused: it is quarantined.
               * @enum {string}
               */
              what: "detection" | "over" | "ignored" | "refused";
              /** @description What is read; for over, what is looked for. */
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
                queryType: string | null;
                policy: string | null;
                threatLevel: string | null;
              } | null;
              overAt: string | null;
              /** @description Why it is refused. */
              reason: string | null;
            }[];
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description The sample is not JSON, or has no items where the mapping expects them. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  postSourcesByIdPoll: {
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
      /** @description What came of it. */
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
      /** @description What came of it so far: there is more, and it is still being read. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description There is no such thing. */
      404: components["responses"]["Problem"];
      /** @description It is being read already. */
      409: components["responses"]["Problem"];
      /** @description It is off, or sends by itself, or what is wrong with it must be mended first. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
      /** @description It could not be read now; Picket tries again by itself. */
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
          /** @description Left out: the saved one, else HYAS’s own. */
          baseUrl?: string;
          /** @description Left out: the saved one of `sourceId`. */
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
            /** @description Log entries of the last hour; null when the log gave no total, or it does not work. */
            entriesLastHour: number | null;
            /** @description How many the key may list; null when it may list none: then they are learned from the log. */
            organizations: number | null;
            /** @description Why it does not work. */
            problem: components["schemas"]["Problem"] | null;
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description There is no such source that is read. */
      404: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description A setting is not as it should be; `errors` says which. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
            /** @description Known already: the same id, time, company, domain and device. */
            duplicates: number;
            /** @description Quarantined, each with its reason; the others were stored all the same. */
            refused: {
              /** @description Its place in the list, from 0. */
              index: number;
              id?: string;
              reason: string;
              /** @description JSON pointer (RFC 6901) to what is wrong in the body. */
              pointer: string;
            }[];
            /** @description Items that say that something is over (resolved, recovered, closed, ok): never a detection. */
            over?: number;
            /** @description Incidents that are over by that, where the field mapping says so. */
            ended?: number;
            /** @description Items of which the field mapping’s “only” is not true. */
            ignored?: number;
            /** @description Why nothing was stored of a test, or of what is over. */
            message?: string;
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Not signed, or not by a source that is known here and switched on. */
      401: components["responses"]["Problem"];
      /** @description There is no such thing. */
      404: components["responses"]["Problem"];
      /** @description It is too large, or becomes so once it is inflated. */
      413: components["responses"]["Problem"];
      /** @description Its `Content-Encoding` is not gzip. */
      415: components["responses"]["Problem"];
      /** @description Every detection was refused, or there is none, or there are too many. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  getDetections: {
    parameters: {
      query?: {
        /** @description Items a page. */
        limit?: number;
        /** @description `nextCursor` of the page before. */
        cursor?: string;
        /** @description By what. A cursor is good for one order only. */
        sort?: "receivedAt" | "occurredAt" | "companyName" | "domain" | "device";
        order?: "asc" | "desc";
        companyId?: string;
        incidentId?: string;
        sourceId?: string;
        /** @description The domain or a part from the start of a label: `bad` finds login.bad.example, not notbad.example. */
        domain?: string;
        /** @description A part of the device’s name or of the client’s address. */
        device?: string;
        /** @description One of its block reasons, as the source gave it. */
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
            /** @description Of the next page; null when this is the last. */
            nextCursor: string | null;
            /** @description Items on all pages, counted up to 10,000. */
            total: number;
            /** @description False when there are more than `total`. */
            totalIsExact: boolean;
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  getDetectionsExport: {
    parameters: {
      query?: {
        /** @description csv: for spreadsheets; json: an array. */
        format?: "csv" | "json";
        /** @description By what. A cursor is good for one order only. */
        sort?: "receivedAt" | "occurredAt" | "companyName" | "domain" | "device";
        order?: "asc" | "desc";
        companyId?: string;
        incidentId?: string;
        sourceId?: string;
        /** @description The domain or a part from the start of a label: `bad` finds login.bad.example, not notbad.example. */
        domain?: string;
        /** @description A part of the device’s name or of the client’s address. */
        device?: string;
        /** @description One of its block reasons, as the source gave it. */
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
      /** @description All that the filter finds, as a file. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "text/csv": string;
          "application/json": components["schemas"]["Detection"][];
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  getDetectionsById: {
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
          "application/json": components["schemas"]["Detection"];
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description There is no such thing. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
            /** @description Members of ConnectWise who may, by identifier. With none, nobody may. */
            members: string[];
            /** @description A status that says the same as `picket: allow`; null for none. */
            status: {
              boardId: number;
              boardName: string;
              id: number;
              name: string;
            } | null;
            /** @description When it was switched on. What was written before is never acted upon. */
            since: string | null;
            /** @description Set while the audit trail of ConnectWise cannot be read: then no status is acted upon. */
            statusProblem: components["schemas"]["Problem"] | null;
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
          /** @description Members of ConnectWise who may, by identifier. With none, nobody may. */
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
            /** @description Members of ConnectWise who may, by identifier. With none, nobody may. */
            members: string[];
            /** @description A status that says the same as `picket: allow`; null for none. */
            status: {
              boardId: number;
              boardName: string;
              id: number;
              name: string;
            } | null;
            /** @description When it was switched on. What was written before is never acted upon. */
            since: string | null;
            /** @description Set while the audit trail of ConnectWise cannot be read: then no status is acted upon. */
            statusProblem: components["schemas"]["Problem"] | null;
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description No connection is saved yet. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or has no such thing; `hint` and `errors` say what to mend. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise answered with an error of its own. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
    };
  };
  getSettingsActingRequests: {
    parameters: {
      query?: {
        /** @description Items a page. */
        limit?: number;
        /** @description `nextCursor` of the page before. */
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
            /** @description Of the next page; null when this is the last. */
            nextCursor: string | null;
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  getAllowList: {
    parameters: {
      query?: {
        /** @description Items a page. */
        limit?: number;
        /** @description `nextCursor` of the page before. */
        cursor?: string;
        /** @description `over`: undone, or past their time. */
        state?: "active" | "over";
        /** @description Entries of this company, and those of all companies. */
        companyId?: string;
        /** @description A part of the domain. */
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
            /** @description Of the next page; null when this is the last. */
            nextCursor: string | null;
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  postAllowList: {
    parameters: {
      query?: {
        /** @description What becomes of held incidents that this releases: ticketed, or only new ones are. Without it, more than 10 await a person’s choice (`/api/v1/releases`). */
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
          /** @description bad.example, bad[.]example or an address that holds it. All names below it are allowed, too. */
          domain: string;
          why: string;
          /**
           * @description Until when; null for ever.
           * @default null
           */
          expiresAt?: string | null;
          /**
           * @description The incident that it is about.
           * @default null
           */
          incidentId?: number | null;
          /**
           * @description It is meant to allow a domain that a hosting provider’s customers share.
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “analyst”. */
      403: components["responses"]["Problem"];
      /** @description There is no such company or incident. */
      404: components["responses"]["Problem"];
      /** @description It is allowed there already. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description It is no domain that can be allowed, or its end is past; `hint` says what to mend. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  postAllowListByIdUndo: {
    parameters: {
      query?: {
        /** @description What becomes of held incidents that this releases: ticketed, or only new ones are. Without it, more than 10 await a person’s choice (`/api/v1/releases`). */
        release?: "now" | "new-only";
      };
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
          "application/json": components["schemas"]["AllowEntry"];
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “analyst”. */
      403: components["responses"]["Problem"];
      /** @description There is no such thing. */
      404: components["responses"]["Problem"];
      /** @description It has ended already. */
      409: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  postAllowListByIdRetry: {
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
          "application/json": components["schemas"]["AllowEntry"];
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “analyst”. */
      403: components["responses"]["Problem"];
      /** @description There is no such thing. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  getIncidents: {
    parameters: {
      query?: {
        /** @description Items a page. */
        limit?: number;
        /** @description `nextCursor` of the page before. */
        cursor?: string;
        /** @description By what. A cursor is good for one order only. */
        sort?: "openedAt" | "lastSeenAt" | "firstSeenAt" | "detectionCount" | "companyName" | "registrableDomain" | "device";
        order?: "asc" | "desc";
        companyId?: string;
        state?: "open" | "closed";
        /** @description `storm` and `digest` are roll-ups, which cover others. */
        kind?: "detections" | "storm" | "digest" | "late";
        /** @description Only what this roll-up covers. */
        coveredBy?: string;
        /** @description Of what roll-ups cover: whether ConnectWise has a ticket or note that names it. */
        named?: "yes" | "no";
        decision?: "create" | "append" | "reopen" | "hold" | "skip";
        /** @description Of the decision: `company_not_mapped`. */
        reason?: string;
        /** @description One of its block reasons, as the source gave it. */
        blockReason?: string;
        severity?: "critical" | "high" | "medium" | "low" | "informational";
        /** @description A domain of it or a part from the start of a label: `bad` finds login.bad.example, not notbad.example. */
        domain?: string;
        /** @description A part of a device’s name or address. */
        device?: string;
        /** @description Last seen at or after. */
        since?: string;
        /** @description Last seen before. */
        until?: string;
        /** @description A part of the company’s name, a domain, a device or a block reason. */
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
            /** @description Of the next page; null when this is the last. */
            nextCursor: string | null;
            /** @description Items on all pages, counted up to 10,000. */
            total: number;
            /** @description False when there are more than `total`. */
            totalIsExact: boolean;
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  getIncidentsExport: {
    parameters: {
      query?: {
        /** @description csv: for spreadsheets; json: an array. */
        format?: "csv" | "json";
        /** @description By what. A cursor is good for one order only. */
        sort?: "openedAt" | "lastSeenAt" | "firstSeenAt" | "detectionCount" | "companyName" | "registrableDomain" | "device";
        order?: "asc" | "desc";
        companyId?: string;
        state?: "open" | "closed";
        /** @description `storm` and `digest` are roll-ups, which cover others. */
        kind?: "detections" | "storm" | "digest" | "late";
        /** @description Only what this roll-up covers. */
        coveredBy?: string;
        /** @description Of what roll-ups cover: whether ConnectWise has a ticket or note that names it. */
        named?: "yes" | "no";
        decision?: "create" | "append" | "reopen" | "hold" | "skip";
        /** @description Of the decision: `company_not_mapped`. */
        reason?: string;
        /** @description One of its block reasons, as the source gave it. */
        blockReason?: string;
        severity?: "critical" | "high" | "medium" | "low" | "informational";
        /** @description A domain of it or a part from the start of a label: `bad` finds login.bad.example, not notbad.example. */
        domain?: string;
        /** @description A part of a device’s name or address. */
        device?: string;
        /** @description Last seen at or after. */
        since?: string;
        /** @description Last seen before. */
        until?: string;
        /** @description A part of the company’s name, a domain, a device or a block reason. */
        search?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description All that the filter finds, as a file. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "text/csv": string;
          "application/json": components["schemas"]["Incident"][];
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  getIncidentsById: {
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
          "application/json": components["schemas"]["IncidentDetails"];
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description There is no such thing. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  getTickets: {
    parameters: {
      query?: {
        /** @description Items a page. */
        limit?: number;
        /** @description `nextCursor` of the page before. */
        cursor?: string;
        /** @description By what. A cursor is good for one order only. */
        sort?: "queuedAt" | "createdAt" | "companyName" | "state";
        order?: "asc" | "desc";
        state?: "queued" | "sending" | "unknown" | "created" | "refused" | "needs_person" | "withdrawn";
        /** @description What it is in ConnectWise. */
        life?: "open" | "closed" | "deleted";
        companyId?: string;
        incidentId?: string;
        /** @description Queued at or after. */
        since?: string;
        /** @description Queued before. */
        until?: string;
        /** @description Its number in ConnectWise, or a part of its reference, company or domain. */
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
            /** @description Of the next page; null when this is the last. */
            nextCursor: string | null;
            /** @description Items on all pages, counted up to 10,000. */
            total: number;
            /** @description False when there are more than `total`. */
            totalIsExact: boolean;
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  getTicketsExport: {
    parameters: {
      query?: {
        /** @description csv: for spreadsheets; json: an array. */
        format?: "csv" | "json";
        /** @description By what. A cursor is good for one order only. */
        sort?: "queuedAt" | "createdAt" | "companyName" | "state";
        order?: "asc" | "desc";
        state?: "queued" | "sending" | "unknown" | "created" | "refused" | "needs_person" | "withdrawn";
        /** @description What it is in ConnectWise. */
        life?: "open" | "closed" | "deleted";
        companyId?: string;
        incidentId?: string;
        /** @description Queued at or after. */
        since?: string;
        /** @description Queued before. */
        until?: string;
        /** @description Its number in ConnectWise, or a part of its reference, company or domain. */
        search?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description All that the filter finds, as a file. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "text/csv": string;
          "application/json": components["schemas"]["Ticket"][];
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  getTicketsById: {
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
          "application/json": components["schemas"]["TicketDetails"];
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description There is no such thing. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  postTicketsByIdRetry: {
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
           * @description You looked: ConnectWise does not have it, so that it can be sent again.
           * @enum {boolean}
           */
          confirmAbsent?: true;
          /** @description You looked: ConnectWise has it, under this number. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “analyst”. */
      403: components["responses"]["Problem"];
      /** @description There is no such thing. */
      404: components["responses"]["Problem"];
      /** @description In this state it cannot be retried, or you must say whether ConnectWise has it. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description ConnectWise refuses it, or has no such thing; `hint` and `errors` say what to mend. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
      /** @description ConnectWise answered with an error of its own. */
      502: components["responses"]["Problem"];
      /** @description ConnectWise cannot be reached now. Nothing was saved. */
      503: components["responses"]["Problem"];
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
            /** @description Where ConnectWise would call; null without PICKET_PUBLIC_URL. */
            url: string | null;
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
            /** @description Where ConnectWise would call; null without PICKET_PUBLIC_URL. */
            url: string | null;
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description PICKET_PUBLIC_URL is not set, so ConnectWise has nowhere to call. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
            /** @description Whether a ticket of ours is read because of it. */
            taken: boolean;
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Not signed by the connected ConnectWise, or callbacks are off. */
      401: components["responses"]["Problem"];
      /** @description Too many keys that are not known were named. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
            /** @description How many it was. */
            released: number;
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “analyst”. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  postIncidentsByIdRetry: {
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
          "application/json": components["schemas"]["IncidentDetails"];
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “analyst”. */
      403: components["responses"]["Problem"];
      /** @description There is no such thing. */
      404: components["responses"]["Problem"];
      /** @description It is closed or skipped, or ConnectWise has its ticket, or may have it. */
      409: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  postIncidentsByIdSkip: {
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “analyst”. */
      403: components["responses"]["Problem"];
      /** @description There is no such thing. */
      404: components["responses"]["Problem"];
      /** @description It is closed or skipped already, or ConnectWise has its ticket, or may have it. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  postIncidentsByIdUnskip: {
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
          "application/json": components["schemas"]["IncidentDetails"];
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “analyst”. */
      403: components["responses"]["Problem"];
      /** @description There is no such thing. */
      404: components["responses"]["Problem"];
      /** @description It is closed, or nobody has skipped it. */
      409: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
          "text/event-stream": string;
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
      /** @description Too many streams are open already. */
      503: components["responses"]["Problem"];
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The e-mail address or the password is wrong, or nobody is signed in. */
      401: components["responses"]["Problem"];
      /** @description The user is disabled, or the caller is no person who is signed in. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description A code or the password is wrong; `code` says which. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
           * @description Where to go once signed in.
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The e-mail address or the password is wrong, or nobody is signed in. */
      401: components["responses"]["Problem"];
      /** @description The user is disabled, or the caller is no person who is signed in. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description A code or the password is wrong; `code` says which. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
          /** @description Ask no code here for 30 days. */
          trustDevice?: boolean;
        };
      };
    };
    responses: {
      /** @description Signed in; the session is in the cookie. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": Record<string, never>;
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The e-mail address or the password is wrong, or nobody is signed in. */
      401: components["responses"]["Problem"];
      /** @description The user is disabled, or the caller is no person who is signed in. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description A code or the password is wrong; `code` says which. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
      /** @description Signed in; the session is in the cookie. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": Record<string, never>;
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The e-mail address or the password is wrong, or nobody is signed in. */
      401: components["responses"]["Problem"];
      /** @description The user is disabled, or the caller is no person who is signed in. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description A code or the password is wrong; `code` says which. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": Record<string, never>;
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The e-mail address or the password is wrong, or nobody is signed in. */
      401: components["responses"]["Problem"];
      /** @description The user is disabled, or the caller is no person who is signed in. */
      403: components["responses"]["Problem"];
      /** @description A code or the password is wrong; `code` says which. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
              /** @description By which `revoke-session` knows it. It opens nothing without its signature. */
              token: string;
              createdAt: string;
              /** @description When it was used last, to the day. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The e-mail address or the password is wrong, or nobody is signed in. */
      401: components["responses"]["Problem"];
      /** @description The user is disabled, or the caller is no person who is signed in. */
      403: components["responses"]["Problem"];
      /** @description A code or the password is wrong; `code` says which. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
            /** @description By which `revoke-session` knows it. It opens nothing without its signature. */
            token: string;
            createdAt: string;
            /** @description When it was used last, to the day. */
            updatedAt: string;
            expiresAt: string;
            ipAddress?: string | null;
            userAgent?: string | null;
          }[];
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The e-mail address or the password is wrong, or nobody is signed in. */
      401: components["responses"]["Problem"];
      /** @description The user is disabled, or the caller is no person who is signed in. */
      403: components["responses"]["Problem"];
      /** @description A code or the password is wrong; `code` says which. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The e-mail address or the password is wrong, or nobody is signed in. */
      401: components["responses"]["Problem"];
      /** @description The user is disabled, or the caller is no person who is signed in. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description A code or the password is wrong; `code` says which. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The e-mail address or the password is wrong, or nobody is signed in. */
      401: components["responses"]["Problem"];
      /** @description The user is disabled, or the caller is no person who is signed in. */
      403: components["responses"]["Problem"];
      /** @description A code or the password is wrong; `code` says which. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The e-mail address or the password is wrong, or nobody is signed in. */
      401: components["responses"]["Problem"];
      /** @description The user is disabled, or the caller is no person who is signed in. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description A code or the password is wrong; `code` says which. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The e-mail address or the password is wrong, or nobody is signed in. */
      401: components["responses"]["Problem"];
      /** @description The user is disabled, or the caller is no person who is signed in. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description A code or the password is wrong; `code` says which. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
            /** @description Each works once, in place of a code. Not shown again. */
            backupCodes: string[];
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The e-mail address or the password is wrong, or nobody is signed in. */
      401: components["responses"]["Problem"];
      /** @description The user is disabled, or the caller is no person who is signed in. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description A code or the password is wrong; `code` says which. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The e-mail address or the password is wrong, or nobody is signed in. */
      401: components["responses"]["Problem"];
      /** @description The user is disabled, or the caller is no person who is signed in. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description A code or the password is wrong; `code` says which. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
            /** @description Each works once, in place of a code. Not shown again. */
            backupCodes: string[];
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The e-mail address or the password is wrong, or nobody is signed in. */
      401: components["responses"]["Problem"];
      /** @description The user is disabled, or the caller is no person who is signed in. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description A code or the password is wrong; `code` says which. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  getAuthCallbackOidc: {
    parameters: {
      query?: {
        state?: string;
        code?: string;
        error?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description To the page that sign-in began at, or to its error. */
      302: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
          /** @description What follows `#token=` in the link. */
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
            /** @description True: for the first administrator, who gives name and address, too. */
            first: boolean;
            name: string | null;
            email: string | null;
            /** Format: date-time */
            expiresAt: string;
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description There is no such link. */
      404: components["responses"]["Problem"];
      /** @description The link was used (`accounts.link_used`) or has expired (`accounts.link_expired`). */
      410: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
          /** @description What follows `#token=` in the link. */
          token: string;
          password: string;
          /** @description Needed of the first administrator. */
          name?: string;
          /** @description Needed of the first administrator; everybody else has one. */
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
            /** @description To sign in with. */
            email: string;
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description The user is disabled. */
      403: components["responses"]["Problem"];
      /** @description There is no such link. */
      404: components["responses"]["Problem"];
      /** @description The link was used (`accounts.link_used`) or has expired (`accounts.link_expired`). */
      410: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description The first administrator’s name or address is missing. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
          /** @description Where two-factor sign-in is on. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description The password or the code is wrong, or the code is missing. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
             * @description Who must have two-factor sign-in on. Who has not yet can only switch it on. An OpenID provider’s second factor is its business: who has no password here is not asked.
             * @enum {string}
             */
            requireTwoFactor: "nobody" | "administrators" | "everybody";
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
           * @description Who must have two-factor sign-in on. Who has not yet can only switch it on. An OpenID provider’s second factor is its business: who has no password here is not asked.
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
             * @description Who must have two-factor sign-in on. Who has not yet can only switch it on. An OpenID provider’s second factor is its business: who has no password here is not asked.
             * @enum {string}
             */
            requireTwoFactor: "nobody" | "administrators" | "everybody";
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
            /** @description As the audit trail says it: `user:…`, `token:7`, `operator`. */
            id: string;
            name: string;
            email: string | null;
            /** @enum {string} */
            role: "viewer" | "analyst" | "admin";
            twoFactorEnabled: boolean;
            /** @description True: required of this person, and off. Until it is on, only the account is open. */
            twoFactorNeeded: boolean;
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “viewer”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  getUsers: {
    parameters: {
      query?: {
        /** @description Items a page. */
        limit?: number;
        /** @description `nextCursor` of the page before. */
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
            /** @description Of the next page; null when this is the last. */
            nextCursor: string | null;
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
             * @description Invited: has not chosen a password yet, nor come by the OpenID provider.
             * @enum {string}
             */
            state: "invited" | "active" | "disabled";
            twoFactorEnabled: boolean;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: uri
             * @description Give it to the user, who chooses a password there. It works once and is not shown again.
             */
            link: string;
            /** Format: date-time */
            linkExpiresAt: string;
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description There is a user with that address already. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
          disabled?: boolean;
          /** @description With `disabled`: revoke the API tokens that the user made, too. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description There is no such thing. */
      404: components["responses"]["Problem"];
      /** @description It is the last administrator who is enabled. */
      409: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
           * @description Take away the second factor, too.
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
             * @description Invited: has not chosen a password yet, nor come by the OpenID provider.
             * @enum {string}
             */
            state: "invited" | "active" | "disabled";
            twoFactorEnabled: boolean;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: uri
             * @description Give it to the user, who chooses a password there. It works once and is not shown again.
             */
            link: string;
            /** Format: date-time */
            linkExpiresAt: string;
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description There is no such thing. */
      404: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description There is no such thing. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
      /** @description At once here, within 5 s on other nodes. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description There is no such thing. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description There is no such thing. */
      404: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  getTokens: {
    parameters: {
      query?: {
        /** @description Items a page. */
        limit?: number;
        /** @description `nextCursor` of the page before. */
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
            /** @description Of the next page; null when this is the last. */
            nextCursor: string | null;
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
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
          /** @description Whose, or what for. */
          name: string;
          /** @enum {string} */
          role: "viewer" | "analyst" | "admin";
          /**
           * Format: date-time
           * @description Leave it out for one that does not expire.
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
            /** @description What it may do beyond its role: `tokens`, `users`, `connection`, `export`. */
            scopes: ("tokens" | "users" | "connection" | "export")[];
            /** @description The token. It is not shown again. */
            token: string;
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description A confirmation or a scope is missing, or the calling token lacks a scope that it gives. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description The token would be expired from the start, or has scopes without the role `admin`. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  deleteTokensById: {
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
      /** @description It opens nothing any more: at once here, within 5 s on other nodes. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description There is no such thing. */
      404: components["responses"]["Problem"];
      /** @description It is the last administrator’s token that works. */
      409: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  getAudit: {
    parameters: {
      query?: {
        /** @description Items a page. */
        limit?: number;
        /** @description `nextCursor` of the page before. */
        cursor?: string;
        /** @description Only what was done to this. */
        subject?: string;
        /** @description Only actions that begin with this: `source` for `source.made`, `source.changed`, …. */
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
            /** @description Of the next page; null when this is the last. */
            nextCursor: string | null;
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
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
          /** @description 12 characters or more. Keep it. */
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
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description The body is too large. */
      413: components["responses"]["Problem"];
      /** @description The body is not JSON. */
      415: components["responses"]["Problem"];
      /** @description The passphrase is too short, or a stored secret cannot be read. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
  postImport: {
    parameters: {
      query?: never;
      header?: {
        /** @description The passphrase, percent-encoded. */
        "picket-passphrase"?: string;
      };
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
            /** @description Rows of each table. */
            tables: {
              [key: string]: number;
            };
          };
        };
      };
      /** @description The request is not as it should be; `errors` says where. */
      400: components["responses"]["Problem"];
      /** @description Nobody is signed in, or the token is unknown, revoked or expired. */
      401: components["responses"]["Problem"];
      /** @description The role is too low: this needs “admin”. */
      403: components["responses"]["Problem"];
      /** @description The installation is not empty. */
      409: components["responses"]["Problem"];
      /** @description The file is no whole export of this version, or the passphrase is not its own. */
      422: components["responses"]["Problem"];
      /** @description Too many requests; `Retry-After` says when to go on. */
      429: components["responses"]["Problem"];
      /** @description Something went wrong inside Picket. */
      500: components["responses"]["Problem"];
    };
  };
}
