import type { OpenedProvider } from '../accounts/provider/open-provider.ts';
import { loadDnsHealth } from '../dns/publish/health.ts';
import type { DnsNode } from '../dns/publish/node.ts';
import { loadNotificationHealth } from '../ops/notifications/health.ts';
import { loadFailingSchedules } from '../ops/reports/schedules/store.ts';
import { findDiskProblem } from '../ops/status/disk-room.ts';
import type { StatusDeps } from '../ops/status/load-status.ts';
import type { Demo } from '../ops/status/status.ts';
import type { Config } from '../platform/config/config.ts';
import type { Database } from '../platform/database/open.ts';
import type { UntrustedProxy } from '../platform/http/untrusted-proxy.ts';
import type { ClockOffsets } from '../platform/outbound/clock-offset.ts';
import type { Clock } from '../platform/values/clock.ts';
import type { Loop } from '../platform/work/loop.ts';
import type { Notifying } from './notifications.ts';
import type { Tls } from './tls.ts';

interface StatusParts {
  readonly config: Config;
  readonly database: Database;
  readonly clock: Clock;
  readonly version: string;
  readonly demo?: Demo;
  readonly proxy: UntrustedProxy;
  readonly tls: Tls;
  readonly offsets: ClockOffsets;
  readonly loops: readonly Loop[];
  readonly dns: DnsNode | null;
  readonly notifying: Notifying;
  readonly provider: OpenedProvider | undefined;
}

/** The parts from which the status is read. */
export function statusDeps(parts: StatusParts): StatusDeps {
  const { config, database, clock, notifying } = parts;
  const { db } = database;
  return {
    db,
    clock,
    untrustedProxy: parts.proxy.last,
    certificateProblem: () => parts.tls.listener?.problem(clock.now()) ?? null,
    version: parts.version,
    startedAt: clock.now(),
    publicUrl: config.publicUrl,
    demo: parts.demo,
    databaseKind: database.kind,
    clockOffset: parts.offsets.wrong,
    diskProblem: () => findDiskProblem({ database, dataFolder: config.data }),
    dataFolder: config.data,
    loops: () => parts.loops.map((loop) => loop.health()),
    dns: () => loadDnsHealth(db, parts.dns),
    providerProblem: () => parts.provider?.problem() ?? null,
    notifications: () => loadNotificationHealth(db, notifying.heartbeat),
    reports: () => loadFailingSchedules(db),
  };
}
