import { sql } from 'kysely';
import type { ExpectedCheck } from '../../platform/values/check.ts';
import { plural } from '../../platform/values/text.ts';
import type { AttentionCode } from '../status/attention-codes.ts';
import { loadStatus } from '../status/load-status.ts';
import { type Area, oneCheck, type Probe } from './check.ts';
import type { TroubleshootDeps } from './deps.ts';
import { findNotSetUp, type NotSetUp } from './not-set-up.ts';

/** A ticket is sent within moments. One that has been due for this long waits because of a problem. */
const stuckMs = 15 * 60_000;

interface StatusCheck extends ExpectedCheck {
  readonly area: Area;
  readonly codes: readonly AttentionCode[];
  readonly well: string;
  /** The part without which there is nothing to check. */
  readonly needs?: keyof NotSetUp;
}

/** The problems that Picket's status already contains; each group of codes is one check. */
const groups: readonly StatusCheck[] = [
  {
    id: 'loops',
    title: 'Picket’s background tasks run',
    area: 'picket',
    codes: ['loop_failing'],
    well: 'The last round of every task succeeded.',
  },
  {
    id: 'backup',
    title: 'Backups are written',
    area: 'picket',
    codes: ['backup_failing'],
    well: 'The last backup is good.',
    needs: 'backup',
  },
  {
    id: 'certificate',
    title: 'The certificate of HTTPS can be used',
    area: 'picket',
    codes: ['certificate_failing'],
    well: 'It is valid for more than a week.',
    needs: 'certificate',
  },
  {
    id: 'proxy_in_front',
    title: 'The proxy in front of Picket is trusted',
    area: 'picket',
    codes: ['proxy_untrusted'],
    well: 'In the last hour, no request came through an untrusted proxy.',
    needs: 'proxyInFront',
  },
  {
    id: 'notifications',
    title: 'Notifications are delivered',
    area: 'picket',
    codes: ['notification_failing', 'heartbeat_failing'],
    well: 'The last message of every channel was delivered.',
    needs: 'notifications',
  },
  {
    id: 'reports',
    title: 'Reports are sent by schedule',
    area: 'picket',
    codes: ['report_failing'],
    well: 'The last report of every schedule was sent.',
    needs: 'reports',
  },
  {
    id: 'protective_dns',
    title: 'The protective DNS of Picket answers',
    area: 'sources',
    codes: [
      'dns_not_answering',
      'dns_upstreams_down',
      'dns_network_not_followed',
      'dns_feed_failing',
      'dns_not_recorded',
    ],
    well: 'It answers by the newest policy.',
    needs: 'protectiveDns',
  },
  {
    id: 'sources',
    title: 'Detections arrive',
    area: 'sources',
    codes: ['no_source', 'source_failing', 'source_silent', 'rows_quarantined'],
    well: 'There is a source, the last readings succeeded, none is silent, and no row of the last day was quarantined.',
    needs: 'detections',
  },
  {
    id: 'connection',
    title: 'ConnectWise is connected',
    area: 'connectwise',
    codes: ['connection_unconfigured', 'connection_refused', 'connection_unreachable'],
    well: 'ConnectWise accepted the last requests.',
  },
  {
    id: 'ticket_service',
    title: 'The ticket service is enabled and complete',
    area: 'tickets',
    codes: ['ticket_service_invalid', 'ticket_service_incomplete', 'ticket_service_disabled'],
    well: 'It is.',
  },
  {
    id: 'companies',
    title: 'Mapped ConnectWise companies accept tickets',
    area: 'tickets',
    codes: ['companies_gone', 'companies_unmapped'],
    well: 'All companies are mapped to such companies.',
    needs: 'companies',
  },
  {
    id: 'ticket_reading',
    title: 'Tickets are read from ConnectWise',
    area: 'tickets',
    codes: ['ticket_reading_failing', 'tickets_unreadable'],
    well: 'The last round succeeded, and every ticket was read.',
    needs: 'connection',
  },
  {
    id: 'tickets',
    title: 'No ticket waits for a person',
    area: 'tickets',
    codes: ['tickets_need_person', 'tickets_refused'],
    well: 'None does.',
    needs: 'connection',
  },
];

const notTried = {
  status: 'skipped',
  what: 'Picket has not checked the saved connection yet. It does so within a minute; Verify setup does so now.',
} as const;

/** The attention items of the status, read once; and tickets that are due but not sent. */
export function probeStatus(deps: TroubleshootDeps): Probe[] {
  const status = once(() => loadStatus(deps));
  const notSetUp = once(async () => findNotSetUp(deps, await status()));
  const skipped = async (part: keyof NotSetUp | undefined) => {
    const what = part === undefined ? null : (await notSetUp())[part];
    return what === null ? null : ({ status: 'skipped', what } as const);
  };
  return [
    ...groups.map(({ codes, well, needs, ...about }) =>
      oneCheck(about, async () => {
        const { attention, connection } = await status();
        const items = attention.filter(({ code }) => codes.includes(code));
        const [first] = items;
        if (about.id === 'connection' && connection.state === 'untried') return notTried;
        if (first === undefined) return (await skipped(needs)) ?? { status: 'pass', what: well };
        return {
          status: items.some(({ severity }) => severity === 'error') ? 'fail' : 'unknown',
          what: items.map(({ what }) => what).join(' '),
          hint: first.hint,
        };
      }),
    ),
    oneCheck({ id: 'deliveries', title: 'Tickets are sent', area: 'tickets' }, async () => {
      const { rows } = await sql<{ count: number }>`
          select count(*)::int as count from ticket
          where state in ('queued', 'sending', 'unknown')
            and next_attempt_at < ${new Date(deps.clock.now().getTime() - stuckMs)}
        `.execute(deps.db);
      const stuck = rows[0]?.count ?? 0;
      if (stuck === 0) return (await skipped('connection')) ?? { status: 'pass', what: 'No ticket is late.' };
      return {
        status: 'fail',
        what: `${plural(stuck, 'ticket')} should have been sent over 15 minutes ago.`,
        hint: 'Check that Picket runs. Fix failed checks of the background tasks and the connection. Then check the log.',
      };
    }),
  ];
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let value: Promise<T> | undefined;
  return () => {
    value ??= read();
    return value;
  };
}
