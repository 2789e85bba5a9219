import { sql } from 'kysely';
import { loadSetting } from '../../platform/settings/store.ts';
import { heartbeatSetting } from '../notifications/heartbeat.ts';
import type { Status } from '../status/status.ts';
import type { TroubleshootDeps } from './deps.ts';

/** Parts of Picket that are optional, or not set up yet: why a check has nothing to check. */
export interface NotSetUp {
  readonly backup: string | null;
  readonly certificate: string | null;
  readonly proxyInFront: string | null;
  readonly notifications: string | null;
  readonly reports: string | null;
  readonly protectiveDns: string | null;
  readonly detections: string | null;
  readonly companies: string | null;
  readonly connection: string | null;
}

/** Without this, a part that nobody has set up would be reported as one that works. */
export async function findNotSetUp(deps: TroubleshootDeps, status: Status): Promise<NotSetUp> {
  const { db } = deps;
  const { rows } = await sql<{ channels: boolean; schedules: boolean }>`
    select exists (select from notification_channel where enabled) as channels,
      exists (select from report_schedule where enabled) as schedules`.execute(db);
  const has = { channels: false, schedules: false, ...rows[0] };
  const heartbeat = await loadSetting(db, heartbeatSetting);
  const unless = (isSetUp: boolean, what: string) => (isSetUp ? null : what);
  return {
    backup: unless(status.backup.enabled, 'No backup is scheduled (`picket backup settings`).'),
    certificate: unless(deps.servesHttps !== false, 'Picket does not serve HTTPS itself.'),
    proxyInFront: unless(deps.trustsProxy !== false, 'No proxy is set as trusted (PICKET_TRUST_PROXY).'),
    notifications: unless(has.channels || heartbeat !== null, 'There is no channel and no heartbeat yet.'),
    reports: unless(has.schedules, 'No report is scheduled.'),
    protectiveDns: unless(status.dns !== undefined, 'It is off.'),
    detections: unless(status.detections.total > 0, 'No detection has arrived yet.'),
    companies: unless(status.companies.total > 0, 'No company is known yet.'),
    connection: unless(
      status.connection.state !== 'unconfigured',
      'Picket is not connected to ConnectWise yet.',
    ),
  };
}
