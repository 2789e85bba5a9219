import { text } from '../../text/index.ts';
import type { Channel, ChannelBody, ChannelKind, ChosenEvents, NotifiedEvent } from './queries.ts';

type Mail = NonNullable<Channel['mail']>;
type QuietHours = NonNullable<Channel['quiet']>;

/** The fields of every kind: switching between kinds loses nothing. */
export interface ChannelValues {
  readonly kind: ChannelKind;
  readonly name: string;
  readonly enabled: boolean;
  readonly url: string;
  readonly host: string;
  readonly port: number | string;
  readonly security: Mail['security'];
  readonly user: string;
  readonly password: string;
  readonly from: string;
  readonly to: string;
  /** By event. An empty field does not contain a number, and is reported as missing. */
  readonly events: Readonly<Record<string, number | string>>;
  readonly isQuiet: boolean;
  readonly days: QuietHours['days'];
  readonly quietFrom: string;
  readonly quietTo: string;
  readonly timeZone: string;
  readonly mostPerHour: number | string;
}

export const allDays = [
  'mon',
  'tue',
  'wed',
  'thu',
  'fri',
  'sat',
  'sun',
] as const satisfies QuietHours['days'];

/** The fields of a channel, or of a new one. */
export function channelValues(
  channel: Channel | null,
  events: readonly NotifiedEvent[],
  ownZone: string,
): ChannelValues {
  const mail = channel?.mail ?? null;
  const quiet = channel?.quiet ?? null;
  return {
    kind: channel?.kind ?? 'email',
    name: channel?.name ?? '',
    enabled: channel?.enabled ?? true,
    url: '',
    host: mail?.host ?? '',
    port: mail?.port ?? 587,
    security: mail?.security ?? 'starttls',
    user: mail?.user ?? '',
    password: '',
    from: mail?.from ?? '',
    to: mail?.to.join(', ') ?? '',
    events: { ...(channel?.events ?? usual(events)) },
    isQuiet: quiet !== null,
    days: quiet?.days ?? [...allDays],
    quietFrom: quiet?.from ?? '22:00',
    quietTo: quiet?.to ?? '06:00',
    timeZone: quiet?.timeZone ?? ownZone,
    mostPerHour: channel?.mostPerHour ?? 12,
  };
}

const usual = (events: readonly NotifiedEvent[]) =>
  Object.fromEntries(events.map(({ name, minutes }) => [name, minutes]));

const addressesIn = (typed: string) =>
  typed
    .split(/[\s,;]+/)
    .map((address) => address.trim())
    .filter((address) => address !== '');

const isNumber = (value: number | string) => typeof value === 'number';

/** What is missing; the fields of another kind do not count. */
export function missingFields(values: ChannelValues, isNew: boolean): Record<string, string | null> {
  const missing = (is: boolean) => (is ? text.ui.fieldMissing : null);
  const isMail = values.kind === 'email';
  return {
    name: missing(values.name.trim() === ''),
    url: missing(!isMail && isNew && values.url.trim() === ''),
    host: missing(isMail && values.host.trim() === ''),
    port: missing(isMail && !isNumber(values.port)),
    from: missing(isMail && values.from.trim() === ''),
    to: missing(isMail && addressesIn(values.to).length === 0),
    events: missing(Object.values(values.events).some((minutes) => !isNumber(minutes))),
    days: missing(values.isQuiet && values.days.length === 0),
    mostPerHour: missing(!isNumber(values.mostPerHour)),
  };
}

/** The values to save. */
export function channelBody(values: ChannelValues): ChannelBody {
  const { kind, url, password, isQuiet, days, quietFrom: from, quietTo: to, timeZone } = values;
  return {
    name: values.name.trim(),
    enabled: values.enabled,
    events: values.events as ChosenEvents,
    quiet: isQuiet ? { days: [...days], from, to, timeZone } : null,
    mostPerHour: Number(values.mostPerHour),
    ...(kind === 'email' ? { mail: mailOf(values) } : {}),
    ...(kind !== 'email' && url.trim() !== '' ? { url: url.trim() } : {}),
    ...(kind === 'email' && password !== '' ? { password } : {}),
  };
}

const mailOf = ({ host, port, security, user, from, to }: ChannelValues): Mail => ({
  host: host.trim(),
  port: Number(port),
  security,
  user: user.trim() || null,
  from: from.trim(),
  to: addressesIn(to),
});
