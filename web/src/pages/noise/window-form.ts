import type { MaintenanceWindow, WindowBody } from './queries.ts';

export type Weekday = Extract<WindowBody['schedule'], { kind: 'weekly' }>['days'][number];
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const satisfies Weekday[];

/** The fields of both kinds of window: switching between them loses nothing. */
export interface WindowValues {
  readonly name: string;
  readonly companyIds: number[];
  readonly kind: 'once' | 'weekly';
  /** In the form of the browser's fields, in the viewer's time zone. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly days: Weekday[];
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
}

/** The fields of an existing window, or of a new one. */
export function windowValues(window: MaintenanceWindow | null, ownZone: string): WindowValues {
  const values: WindowValues = {
    name: '',
    companyIds: [],
    kind: 'once',
    startsAt: '',
    endsAt: '',
    days: ['sat'],
    from: '22:00',
    to: '04:00',
    timeZone: ownZone,
  };
  if (window === null) return values;
  const { name, companyIds, schedule } = window;
  if (schedule.kind === 'weekly') return { ...values, name, companyIds, ...schedule };
  const { kind, startsAt, endsAt } = schedule;
  return { ...values, name, companyIds, kind, startsAt: toLocal(startsAt), endsAt: toLocal(endsAt) };
}

/** The values to save; null while one is missing. */
export function windowBody(values: WindowValues): WindowBody | null {
  const { kind, companyIds, days, from, to, timeZone } = values;
  const name = values.name.trim();
  if (name === '') return null;
  if (kind === 'weekly') {
    if (days.length === 0 || from === '' || to === '' || timeZone === '') return null;
    return { name, companyIds, schedule: { kind, days, from, to, timeZone } };
  }
  const [start, end] = [new Date(values.startsAt), new Date(values.endsAt)];
  if (!(end > start)) return null;
  return { name, companyIds, schedule: { kind, startsAt: start.toISOString(), endsAt: end.toISOString() } };
}

/** For the browser's field: to the minute, in the viewer's time zone. */
function toLocal(at: string): string {
  const time = new Date(at);
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
