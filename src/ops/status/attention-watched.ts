import { untrustedProxyHint, untrustedProxyText } from '../../platform/http/untrusted-proxy.ts';
import { plural } from '../../platform/values/text.ts';
import { visibleText } from '../../platform/values/visible-text.ts';
import { moment } from '../../platform/values/zoned-time.ts';
import { inMebibytes, lowBytes } from './disk-room.ts';
import type { Attention, Status } from './status.ts';

type Facts = Omit<Status, 'ok' | 'attention'>;
type Found = Omit<Attention, 'link'>;

/** A disk on which Picket may stop within days. If it is full, another item says that instead. */
export function aboutDiskRoom({ database: { freeBytes, problem } }: Facts): Found[] {
  if (problem !== null || freeBytes === null || freeBytes >= lowBytes) return [];
  return [
    {
      code: 'disk_low',
      severity: 'warning',
      what: `Only ${inMebibytes(freeBytes)} are free on the disk of the data folder.`,
      hint: 'Free space on that disk, or move the data folder (PICKET_DATA) to another one. A full disk stops Picket.',
    },
  ];
}

export function aboutHeld({ incidents: { heldLong } }: Facts): Found[] {
  const { count, since } = heldLong;
  if (count === 0 || since === null) return [];
  return [
    {
      code: 'incidents_held',
      severity: 'warning',
      what: `${plural(count, 'incident has', 'incidents have')} been held for more than an hour, the first since ${moment(new Date(since))}.`,
      hint: 'See the reasons in the status, and fix what each one names. Picket then opens tickets for them.',
      count,
    },
  ];
}

export function aboutSilence({ sources }: Facts): Found[] {
  return sources.flatMap(({ id, name, state, silentSince }): Found[] =>
    // A failing source is silent because it fails.
    silentSince === null || state === 'failing'
      ? []
      : [
          {
            code: 'source_silent',
            severity: 'warning',
            subject: `source:${id}`,
            what: `${visibleText(name)}: no detection has arrived since ${moment(new Date(silentSince))}.`,
            hint: 'Check that the product still reports, and to this source. Set after how many hours a source counts as silent with `picket settings silent-sources`.',
          },
        ],
  );
}

export function aboutSignIn({ signIn: { lockedLastHour } }: Facts): Found[] {
  if (lockedLastHour === 0) return [];
  return [
    {
      code: 'sign_in_locked',
      severity: 'warning',
      what: `Within the last hour, sign-in was locked after too many attempts, for ${plural(lockedLastHour, 'account')} or more.`,
      hint: 'See account and address under Audit log. If it was no mistake of a user, block the address, and require two-factor sign-in.',
      count: lockedLastHour,
    },
  ];
}

export function aboutProvider({ signIn: { providerProblem } }: Facts): Found[] {
  if (providerProblem === null) return [];
  const { message, hint } = providerProblem;
  return [
    {
      code: 'sign_in_provider_failing',
      severity: 'warning',
      what: `Sign-in with the OpenID provider fails: ${message}`,
      hint,
    },
  ];
}

export function aboutNotifications({ notifications: { failing, heartbeatProblem } }: Facts): Found[] {
  const channels = failing.map(
    ({ id, name, problem, since }): Found => ({
      code: 'notification_failing',
      severity: 'warning',
      subject: `notification_channel:${id}`,
      what: `Notifications by “${visibleText(name)}” are not delivered: ${problem.message}`,
      hint: problem.hint,
      ...(since === null ? {} : { since }),
    }),
  );
  if (heartbeatProblem === null) return channels;
  return [
    ...channels,
    {
      code: 'heartbeat_failing',
      severity: 'warning',
      what: `The heartbeat address was not reached: ${heartbeatProblem.message}`,
      hint: heartbeatProblem.hint,
    },
  ];
}

export function aboutReports({ reports: { failing } }: Facts): Found[] {
  return failing.map(({ id, name, problem, since }) => ({
    code: 'report_failing',
    severity: 'warning',
    subject: `report_schedule:${id}`,
    what: `The report “${visibleText(name)}” was not sent: ${problem.message}`,
    hint: problem.hint,
    ...(since === null ? {} : { since }),
  }));
}

export function aboutCertificate({ certificate }: Facts): Found[] {
  if (certificate === undefined) return [];
  const { message, hint } = certificate;
  return [{ code: 'certificate_failing', severity: 'error', what: message, hint }];
}

export function aboutProxy({ proxy }: Facts): Found[] {
  if (proxy === undefined) return [];
  return [
    {
      code: 'proxy_untrusted',
      severity: 'warning',
      what: untrustedProxyText(proxy.address),
      hint: untrustedProxyHint,
    },
  ];
}
