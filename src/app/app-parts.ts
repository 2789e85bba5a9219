import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { type Accounts, makeAccounts } from '../accounts/accounts.ts';
import type { OpenedProvider } from '../accounts/provider/open-provider.ts';
import { sealedPasswords } from '../accounts/sign-in/password.ts';
import { companyRoutes } from '../companies/routes.ts';
import { companyRulesRoutes } from '../companies/rules-routes.ts';
import { connectionRoutes } from '../connectwise/connection/connection-routes.ts';
import {
  type ConnectWiseClients,
  connectWiseClients,
} from '../connectwise/connection/connectwise-clients.ts';
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
import type { DnsNode } from '../dns/publish/node.ts';
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
import { loadLastBackups } from '../ops/backup/store.ts';
import { exportRoutes } from '../ops/export/routes.ts';
import { countAccountEvents } from '../ops/refusals/count-account-events.ts';
import { type Refusals, watchRefusals } from '../ops/refusals/watch-refusals.ts';
import { reportRoutes } from '../ops/reports/routes.ts';
import { reportScheduleRoutes } from '../ops/reports/schedules/routes.ts';
import { reportSettingsRoutes } from '../ops/reports/settings-routes.ts';
import { retentionRoutes } from '../ops/retention/routes.ts';
import { searchRoutes } from '../ops/search/routes.ts';
import {
  countIncidents,
  countTickets,
  countUnreadableTickets,
  type StatusDeps,
} from '../ops/status/load-status.ts';
import { overviewRoutes } from '../ops/status/overview-routes.ts';
import { statusRoutes } from '../ops/status/routes.ts';
import type { Attention, Demo } from '../ops/status/status.ts';
import { healthRoutes } from '../ops/telemetry/health-routes.ts';
import { createMetrics, type Metrics } from '../ops/telemetry/metrics.ts';
import { observeConnectWise, observeLoops, observeSources } from '../ops/telemetry/observers.ts';
import { troubleshootRoutes } from '../ops/troubleshoot/routes.ts';
import { nodeRoutes } from '../ops/upgrade/routes.ts';
import type { Config } from '../platform/config/config.ts';
import type { Database } from '../platform/database/open.ts';
import { builtConsole } from '../platform/http/console.ts';
import type { Principal } from '../platform/http/principal.ts';
import { buildServer } from '../platform/http/server.ts';
import { type UntrustedProxy, watchUntrustedProxy } from '../platform/http/untrusted-proxy.ts';
import { liveRoutes } from '../platform/live/routes.ts';
import { watchChanges } from '../platform/live/watch-changes.ts';
import { type ClockOffsets, watchClockOffsets } from '../platform/outbound/clock-offset.ts';
import { checkExtraCertificates } from '../platform/outbound/extra-certificates.ts';
import type { Keyring } from '../platform/secrets/keyring.ts';
import { auditRoutes } from '../platform/settings/audit-routes.ts';
import type { ChangeDeps } from '../platform/settings/change.ts';
import type { Clock } from '../platform/values/clock.ts';
import type { RandomBytes } from '../platform/values/random.ts';
import type { Loop } from '../platform/work/loop.ts';
import { listeningRoutes } from '../sources/listen.ts';
import { sourceRoutes } from '../sources/routes.ts';
import type { ObserveSource, SourceEvent } from '../sources/source-event.ts';
import { allowListRoutes } from '../tickets/allow-list/routes.ts';
import type { CallbackDeps } from '../tickets/callbacks/keep-registered.ts';
import { receiveCallbackRoute } from '../tickets/callbacks/receive-route.ts';
import { callbackSettingRoutes } from '../tickets/callbacks/setting-routes.ts';
import { signingKeys } from '../tickets/callbacks/signing-keys.ts';
import { reconsider } from '../tickets/due/reconsider.ts';
import { rehearseRoute } from '../tickets/rehearse/rehearse-route.ts';
import { releaseRoutes } from '../tickets/releases/release-routes.ts';
import { fetchTicketsAgain } from '../tickets/sync/store.ts';
import { backUpOnce, backupDeps } from './backup.ts';
import { configurationAsCode } from './configuration.ts';
import { protectiveDnsRoutes } from './dns-routes.ts';
import { type IngestTraffic, ingestTraffic } from './ingest-traffic.ts';
import { measure } from './measure.ts';
import { networkRules } from './network-rules.ts';
import { makeNotifying, type Notifying, routesOfNotifications } from './notifications.ts';
import { checksOf } from './readiness.ts';
import { causeOf, openSignInProvider } from './sign-in-provider.ts';
import { statusDeps } from './status-parts.ts';
import { routesOfTickets } from './ticket-routes.ts';
import type { Tls } from './tls.ts';
import { keyringOf } from './upgrade.ts';

export interface Surroundings {
  readonly log: Logger;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly version: string;
  /** Set by `picket demo` alone: where its sandboxes are. */
  readonly demo?: Demo;
}

/** What the HTTP API and the loops share. */
export interface Parts extends Surroundings {
  readonly config: Config;
  readonly database: Database;
  readonly keyring: Keyring;
  readonly metrics: Metrics;
  readonly clients: ConnectWiseClients;
  readonly accounts: Accounts;
  /** The OpenID provider; undefined where none is set. */
  readonly provider: OpenedProvider | undefined;
  readonly refusals: Refusals;
  /**
   * Wakes what decides and delivers, what reads sources, what deletes what is past its time, what reads tickets back,
   * what looks after the connection, what brings the DNS policy into force, what writes backups, what notifies people, the
   * heartbeat, and what sends reports.
   */
  readonly work: Record<
    'decide' | 'poll' | 'tidy' | 'sync' | 'watch' | 'publish' | 'backUp' | 'notify' | 'beat' | 'sendReports',
    () => void
  >;
  /** For whoever changes what decisions depend on. */
  readonly changes: ChangeDeps;
  readonly callbacks: CallbackDeps;
  readonly offsets: ClockOffsets;
  /** The detections that arrive: deciding makes room for them. */
  readonly traffic: IngestTraffic;
  readonly observe: ObserveSource;
  /** The protective DNS on this machine; null in a command on an installation that does not run. */
  readonly dns: DnsNode | null;
  /** The loops that run at the moment. */
  readonly loops: Loop[];
  readonly proxy: UntrustedProxy;
  readonly tls: Tls;
  readonly notifying: Notifying;
  readonly status: StatusDeps;
  /** What needs attention, read at most some seconds ago. */
  readonly attention: () => Promise<readonly Attention[]>;
}

export function makeParts(
  config: Config,
  database: Database,
  surroundings: Surroundings,
  dns: DnsNode | null = null,
): Parts {
  const { log, clock, random } = surroundings;
  const { db } = database;
  const keyring = keyringOf(config, { random });
  const loops: Loop[] = [];
  const metrics = createMetrics({
    countTickets: () => countTickets(db),
    countUnreadable: () => countUnreadableTickets(db),
    loops: () => loops.map((loop) => loop.health()),
    countCovered: async () => (await countIncidents(db)).covered,
    countAccountEvents: () => countAccountEvents(db),
    loadBackup: () => loadLastBackups(db),
    runtime: true,
  });
  let connectWiseClosedMs: () => number | null = () => null;
  const clients = connectWiseClients({
    db,
    keyring,
    options: {
      clock,
      random,
      network: networkRules(config),
      requestsPerMinute: config.connectwiseRequestsPerMinute,
      createTimeoutMs: config.connectwiseCreateTimeout,
      clientId: config.connectwiseClientId,
      log: observeConnectWise({ log, metrics }),
      watchGate: (closedMs) => {
        connectWiseClosedMs = closedMs;
      },
    },
  });
  const offsets = watchClockOffsets(clock);
  const traffic = ingestTraffic();
  const work = {
    decide: () => {},
    poll: () => {},
    tidy: () => {},
    sync: () => {},
    watch: () => {},
    publish: () => {},
    backUp: () => {},
    notify: () => {},
    beat: () => {},
    sendReports: () => {},
  };
  const refusals = watchRefusals({
    db,
    clock,
    log,
    count: (kind) => metrics.refusals.inc({ kind }),
    publicUrl: config.publicUrl,
  });
  const noticed = observeSources({ log, metrics });
  const provider = openSignInProvider(config, clock);
  const parts = {
    ...surroundings,
    config,
    database,
    keyring,
    metrics,
    clients,
    accounts: makeAccounts({
      db,
      keyring,
      clock,
      random,
      passwords: sealedPasswords(keyring),
      log,
      publicUrl: config.publicUrl,
      listening: config,
      provider,
      providerRefused: (request, by) => refusals.note(request, 'provider', causeOf(by)),
    }),
    provider,
    refusals,
    work,
    changes: { db, clock, reconsider, changed: () => work.decide() },
    offsets,
    traffic,
    callbacks: { db, clock, random, connectWise: () => clients.current(), publicUrl: config.publicUrl },
    observe(event: SourceEvent) {
      noticed(event);
      if (event.what !== 'ingested') return;
      traffic.note(event.accepted + event.duplicates);
      if (event.accepted > 0) work.decide();
    },
    dns,
    loops,
    proxy: watchUntrustedProxy(log, clock),
    tls: { listener: null },
    notifying: makeNotifying({ config, database, keyring, clock, random, log, metrics, loops }),
  };
  const status = statusDeps(parts);
  return { ...parts, status, attention: measure(parts, status, () => connectWiseClosedMs()) };
}

/** The HTTP server with every route; `operator` knows the local operator’s token. */
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
        // Read by Node.js itself, when it starts.
        extraCertificates: () => checkExtraCertificates(process.env.NODE_EXTRA_CA_CERTS),
        dataFolder: config.data,
      }),
      overviewRoutes({ db, clock }),
      ...[connectionRoutes, verifyRoute].map((routes) =>
        routes({
          ...changes,
          keyring,
          clients,
          distrustChoices,
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
        // Without loops nothing else would write it.
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
          // An export of an older version rebuilt the tables, without the indexes that only a start makes.
          void keepNameIndex(db, log);
          work.poll();
          work.decide();
        },
      }),
    ],
  });
}
