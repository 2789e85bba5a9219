import { hostname } from 'node:os';
import type { Logger } from 'pino';
import type { DeliverDeps } from '../ops/notifications/deliver.ts';
import { type Heartbeat, makeHeartbeat } from '../ops/notifications/heartbeat.ts';
import { heartbeatRoutes } from '../ops/notifications/heartbeat-routes.ts';
import { startHeartbeat, startNotifying } from '../ops/notifications/loops.ts';
import { notificationRoutes } from '../ops/notifications/routes.ts';
import { loadStatus, type StatusDeps } from '../ops/status/load-status.ts';
import type { Metrics } from '../ops/telemetry/metrics.ts';
import { observeNotifications } from '../ops/telemetry/observers.ts';
import type { Config } from '../platform/config/config.ts';
import type { Database } from '../platform/database/open.ts';
import { exchange } from '../platform/outbound/exchange.ts';
import { mailer } from '../platform/outbound/mail.ts';
import type { Keyring } from '../platform/secrets/keyring.ts';
import type { Clock } from '../platform/values/clock.ts';
import type { RandomBytes } from '../platform/values/random.ts';
import type { Loop, LoopContext } from '../platform/work/loop.ts';
import { networkRules } from './network-rules.ts';

const timeoutMs = 20_000;
const maxAnswerBytes = 64 * 1024;

/** The parts that send notifications, and the heartbeat. */
export interface Notifying {
  readonly deliver: DeliverDeps;
  readonly heartbeat: Heartbeat;
  close(): Promise<void>;
}

interface Needs {
  readonly config: Config;
  readonly database: Pick<Database, 'db'>;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly loops: readonly Loop[];
}

interface NotifyingParts extends Needs {
  readonly notifying: Notifying;
  readonly work: Record<'notify' | 'beat', () => void>;
}

export function makeNotifying(parts: Needs): Notifying {
  const { config, database, keyring, clock, random, loops } = parts;
  const { db } = database;
  const network = networkRules(config);
  const http = exchange({ network, connections: 2, connectTimeoutMs: timeoutMs, maxAnswerBytes });
  return {
    deliver: {
      ...{ db, keyring, clock, random, http },
      mail: mailer({ network, timeoutMs }),
      observe: observeNotifications(parts),
    },
    heartbeat: makeHeartbeat({
      ...{ db, keyring, clock, http },
      loops: () => loops.map((loop) => loop.health()),
      node: hostname(),
    }),
    close: () => http.close(),
  };
}

export function routesOfNotifications({ notifying, config, database, clock, keyring, work }: NotifyingParts) {
  const { deliver, heartbeat } = notifying;
  return [
    notificationRoutes({
      ...deliver,
      keyring,
      publicUrl: config.publicUrl,
      changed: () => work.notify(),
    }),
    heartbeatRoutes({ db: database.db, clock, keyring, heartbeat, changed: () => work.beat() }),
  ];
}

export function startNotificationLoops(parts: NotifyingParts, status: StatusDeps, loop: LoopContext): Loop[] {
  const { notifying, config, work } = parts;
  const attention = async () => (await loadStatus(status)).attention;
  const [looking, sending] = startNotifying(
    { ...notifying.deliver, publicUrl: config.publicUrl, attention },
    loop,
  );
  const beating = startHeartbeat(notifying.heartbeat, loop);
  work.notify = () => {
    looking.wake();
    sending.wake();
  };
  work.beat = beating.wake;
  return [looking, sending, beating];
}
