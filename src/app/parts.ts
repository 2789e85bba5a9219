import type { Logger } from 'pino';
import { type Accounts, makeAccounts } from '../accounts/accounts.ts';
import type { OpenedProvider } from '../accounts/provider/open-provider.ts';
import { sealedPasswords } from '../accounts/sign-in/password.ts';
import {
  type ConnectWiseClients,
  connectWiseClients,
} from '../connectwise/connection/connectwise-clients.ts';
import type { DnsNode } from '../dns/publish/node.ts';
import { loadLastBackups } from '../ops/backup/store.ts';
import { countAccountEvents } from '../ops/refusals/count-account-events.ts';
import { type Refusals, watchRefusals } from '../ops/refusals/watch-refusals.ts';
import {
  countIncidents,
  countTickets,
  countUnreadableTickets,
  type StatusDeps,
} from '../ops/status/load-status.ts';
import type { Attention, Demo } from '../ops/status/status.ts';
import { createMetrics, type Metrics } from '../ops/telemetry/metrics.ts';
import { observeConnectWise, observeSources } from '../ops/telemetry/observers.ts';
import type { Config } from '../platform/config/config.ts';
import type { Database } from '../platform/database/open.ts';
import { type UntrustedProxy, watchUntrustedProxy } from '../platform/http/untrusted-proxy.ts';
import { type ClockOffsets, watchClockOffsets } from '../platform/outbound/clock-offset.ts';
import type { Keyring } from '../platform/secrets/keyring.ts';
import type { ChangeDeps } from '../platform/settings/change.ts';
import type { Clock } from '../platform/values/clock.ts';
import type { RandomBytes } from '../platform/values/random.ts';
import type { Loop } from '../platform/work/loop.ts';
import type { ObserveSource, SourceEvent } from '../sources/source-event.ts';
import type { CallbackDeps } from '../tickets/callbacks/keep-registered.ts';
import { reconsider } from '../tickets/due/reconsider.ts';
import { type IngestTraffic, ingestTraffic } from './ingest-traffic.ts';
import { measure } from './measure.ts';
import { networkRules } from './network-rules.ts';
import { makeNotifying, type Notifying } from './notifications.ts';
import { causeOf, openSignInProvider } from './sign-in-provider.ts';
import { statusDeps } from './status-parts.ts';
import type { Tls } from './tls.ts';
import { keyringOf } from './upgrade.ts';

export interface Surroundings {
  readonly log: Logger;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly version: string;
  /** Only `picket demo` sets it: the addresses of its sandboxes. */
  readonly demo?: Demo;
}

export type AppOptions = Pick<Surroundings, 'log' | 'version'> & Partial<Surroundings>;

/** What the HTTP API and the loops share. */
export interface Parts extends Surroundings {
  readonly config: Config;
  readonly database: Database;
  readonly keyring: Keyring;
  readonly metrics: Metrics;
  readonly clients: ConnectWiseClients;
  readonly accounts: Accounts;
  /** The OpenID provider; undefined if none is set. */
  readonly provider: OpenedProvider | undefined;
  readonly refusals: Refusals;
  /**
   * Functions that wake the loops: deciding and delivering, deciding alone, reading sources, deleting expired data,
   * reading tickets back, watching ConnectWise, publishing the DNS policy, writing backups, notifying people, the
   * heartbeat, and sending reports.
   */
  readonly work: Record<
    | 'decide'
    | 'decideIncidents'
    | 'poll'
    | 'tidy'
    | 'sync'
    | 'watch'
    | 'publish'
    | 'backUp'
    | 'notify'
    | 'beat'
    | 'sendReports',
    () => void
  >;
  /** For code that changes what decisions depend on. */
  readonly changes: ChangeDeps;
  readonly callbacks: CallbackDeps;
  readonly offsets: ClockOffsets;
  /** Counts arriving detections, so that deciding makes room for them. */
  readonly traffic: IngestTraffic;
  readonly observe: ObserveSource;
  /** The protective DNS on this machine; null in a command on a stopped installation. */
  readonly dns: DnsNode | null;
  /** The running loops. */
  readonly loops: Loop[];
  readonly proxy: UntrustedProxy;
  readonly tls: Tls;
  readonly notifying: Notifying;
  readonly status: StatusDeps;
  /** The items that need attention, at most some seconds old. */
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
    decideIncidents: () => {},
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
      if (event.undecided) work.decideIncidents();
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
