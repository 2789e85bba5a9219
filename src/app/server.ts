import type { FastifyInstance } from 'fastify';
import { companyRoutes } from '../companies/routes.ts';
import { companyRulesRoutes } from '../companies/rules-routes.ts';
import { connectionRoutes } from '../connectwise/connection/connection-routes.ts';
import { connectWiseListRoutes } from '../connectwise/connection/connectwise-list-routes.ts';
import { rightsRoutes } from '../connectwise/connection/rights-routes.ts';
import { distrustChoices } from '../connectwise/services/distrust-choices.ts';
import { routingRoutes } from '../connectwise/services/routes.ts';
import { ticketServiceRoutes } from '../connectwise/services/ticket-service-routes.ts';
import { verifyRoute } from '../connectwise/services/verify-route.ts';
import { describeReason } from '../decisions/decision-reasons.ts';
import { rollUpSettingsRoutes } from '../decisions/roll-up-settings-routes.ts';
import { keepNameIndex } from '../detections/name-index.ts';
import { detectionRoutes } from '../detections/routes.ts';
import { incidentContextRoutes } from '../incidents/context-routes.ts';
import { incidentSettingsRoutes } from '../incidents/incident-settings-routes.ts';
import { lookUpRoutes } from '../incidents/look-ups-routes.ts';
import { recurrenceSettingsRoutes } from '../incidents/recurrence-settings-routes.ts';
import { incidentRoutes } from '../incidents/routes.ts';
import { acceptanceRoutes } from '../noise/acceptance-routes.ts';
import { companyNoiseRoutes } from '../noise/company-noise-routes.ts';
import { severityRoutes } from '../noise/severity-routes.ts';
import { silenceRoutes } from '../noise/silence-routes.ts';
import { windowRoutes } from '../noise/window-routes.ts';
import { backupRoutes } from '../ops/backup/routes.ts';
import { exportRoutes } from '../ops/export/routes.ts';
import { reportRoutes } from '../ops/reports/routes.ts';
import { reportScheduleRoutes } from '../ops/reports/schedules/routes.ts';
import { reportSettingsRoutes } from '../ops/reports/settings-routes.ts';
import { retentionRoutes } from '../ops/retention/routes.ts';
import { searchRoutes } from '../ops/search/routes.ts';
import { overviewRoutes } from '../ops/status/overview-routes.ts';
import { statusRoutes } from '../ops/status/routes.ts';
import { healthRoutes } from '../ops/telemetry/health-routes.ts';
import { observeLoops } from '../ops/telemetry/observers.ts';
import { troubleshootRoutes } from '../ops/troubleshoot/routes.ts';
import { nodeRoutes } from '../ops/upgrade/routes.ts';
import { builtConsole } from '../platform/http/console.ts';
import type { Principal } from '../platform/http/principal.ts';
import { buildServer } from '../platform/http/server.ts';
import { liveRoutes } from '../platform/live/routes.ts';
import { watchChanges } from '../platform/live/watch-changes.ts';
import { checkExtraCertificates } from '../platform/outbound/extra-certificates.ts';
import { auditRoutes } from '../platform/settings/audit-routes.ts';
import { listeningRoutes } from '../sources/listen.ts';
import { sourceRoutes } from '../sources/routes.ts';
import { allowListRoutes } from '../tickets/allow-list/routes.ts';
import { receiveCallbackRoute } from '../tickets/callbacks/receive-route.ts';
import { callbackSettingRoutes } from '../tickets/callbacks/setting-routes.ts';
import { signingKeys } from '../tickets/callbacks/signing-keys.ts';
import { rehearseRoute } from '../tickets/rehearse/rehearse-route.ts';
import { releaseRoutes } from '../tickets/releases/release-routes.ts';
import { fetchTicketsAgain } from '../tickets/sync/store.ts';
import { backUpOnce, backupDeps } from './backup.ts';
import { boardsOfTickets } from './boards-of-tickets.ts';
import { configurationAsCode } from './configuration.ts';
import { protectiveDnsRoutes } from './dns-routes.ts';
import { networkRules } from './network-rules.ts';
import { routesOfNotifications } from './notifications.ts';
import type { Parts } from './parts.ts';
import { checksOf } from './readiness.ts';
import { routesOfTickets } from './ticket-routes.ts';

/** The HTTP server with every route. `operator` recognizes the local operator’s token. */
export async function makeServer(
  parts: Parts,
  operator: (token: string) => Principal | null,
): Promise<FastifyInstance> {
  const {
    config,
    database,
    keyring,
    clock,
    random,
    log,
    clients,
    metrics,
    accounts,
    work,
    observe,
    changes,
    proxy,
    status,
  } = parts;
  const { db } = database;
  const surroundings = { timeZone: config.timeZone, publicUrl: config.publicUrl };
  const sources = {
    db,
    keyring,
    clock,
    random,
    network: networkRules(config),
    observe,
    log,
    changed: () => work.poll(),
  };
  const watch = watchChanges({ db, clock, everyMs: 1000, onProblem: observeLoops({ log }) });
  return buildServer({
    log,
    config,
    version: parts.version,
    console: builtConsole,
    authenticate: async (token) => operator(token) ?? accounts.tokens.authenticate(token),
    authenticateSession: accounts.sessions.authenticate,
    isKnownToken: async (token) => operator(token) !== null || accounts.tokens.isKnown(token),
    seeRequest: proxy.see,
    seeProblem: (request, { code }) => parts.refusals.see(request, code),
    observe: ({ seconds, ...labels }) => metrics.httpRequestDuration.observe(labels, seconds),
    routes: [
      healthRoutes({
        checks: checksOf(parts),
        registry: metrics.registry,
        clock,
        scraping: { token: config.metricsToken, open: config.metricsOpen },
        attention: parts.attention,
      }),
      statusRoutes(status),
      troubleshootRoutes({
        ...status,
        database,
        keyring,
        clients,
        network: networkRules(config),
        provider: parts.provider,
        // Node.js itself reads this variable when it starts.
        extraCertificates: () => checkExtraCertificates(process.env.NODE_EXTRA_CA_CERTS),
        dataFolder: config.data,
        servesHttps: config.tlsListen !== undefined,
        trustsProxy: config.trustProxy !== false,
      }),
      overviewRoutes({ db, clock }),
      ...[connectionRoutes, verifyRoute].map((routes) =>
        routes({
          ...changes,
          keyring,
          clients,
          distrustChoices,
          boards: boardsOfTickets,
          clientId: config.connectwiseClientId,
          changed() {
            work.decide();
            work.watch();
          },
        }),
      ),
      connectWiseListRoutes({ clients, clock }),
      rightsRoutes({ db, clock, clients }),
      ticketServiceRoutes({ ...changes, clients }),
      routingRoutes({ ...changes, clients }),
      incidentSettingsRoutes(changes),
      rollUpSettingsRoutes(changes),
      recurrenceSettingsRoutes({
        ...changes,
        fetchTicketsAgain,
        changed() {
          work.decide();
          work.sync();
        },
      }),
      ...routesOfTickets({ changes, random, clients, surroundings }),
      retentionRoutes({ db, clock, changed: () => work.tidy() }),
      severityRoutes(changes),
      silenceRoutes(changes),
      acceptanceRoutes(changes),
      windowRoutes(changes),
      companyNoiseRoutes({ db, clock }),
      rehearseRoute({ db, clock, timeZone: config.timeZone }),
      companyRoutes({ ...changes, clients }),
      reportRoutes({ db, clock }),
      reportSettingsRoutes({ db, clock }),
      reportScheduleRoutes({
        ...{ db, clock, random },
        connectWise: () => clients.current(),
        changed: () => work.sendReports(),
      }),
      companyRulesRoutes({ ...changes, clients }),
      sourceRoutes(sources),
      ...listeningRoutes(sources),
      detectionRoutes({ db, clock }),
      allowListRoutes(changes),
      incidentRoutes({ db, clock, describe: describeReason }),
      incidentContextRoutes({ db, describe: describeReason }),
      lookUpRoutes(changes),
      searchRoutes({ db }),
      callbackSettingRoutes(parts.callbacks),
      receiveCallbackRoute({
        db,
        clock,
        keys: signingKeys(parts.callbacks.connectWise, clock),
        changed: () => work.sync(),
      }),
      releaseRoutes(changes),
      ...protectiveDnsRoutes({ db, clock, random, node: parts.dns, changed: () => work.publish() }),
      liveRoutes({ db, watch, clock, random }),
      ...routesOfNotifications(parts),
      ...accounts.routes,
      auditRoutes({ db }),
      nodeRoutes({ db, clock, version: parts.version }),
      ...backupRoutes({
        ...backupDeps(parts),
        changed: () => work.backUp(),
        // Without loops nothing else would write the backup.
        writeNow: parts.loops.length > 0 ? () => work.backUp() : () => backUpOnce(parts),
      }),
      configurationAsCode(parts),
      exportRoutes({
        ...changes,
        keyring,
        random,
        version: parts.version,
        changed() {
          accounts.forget();
          // An export of an older version rebuilt the tables, without the indexes that only a start creates.
          void keepNameIndex(db, log);
          work.poll();
          work.decide();
        },
      }),
    ],
  });
}
