import { showHidden } from '../../../platform/values/visible-text.ts';
import { wallTime } from '../../../platform/values/wall-time.ts';
import type { Summary } from '../summary.ts';

export const whole = (count: number): string => count.toLocaleString('en-US');

/** `2 h 5 min`: the two largest units, rounded. */
export function lengthOf(seconds: number | null): string {
  if (seconds === null) return '–';
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 48 * 60) return joined(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
  const hours = Math.round(minutes / 60);
  return joined(Math.floor(hours / 24), hours < 48 ? 'day' : 'days', hours % 24, 'h');
}

const joined = (large: number, unit: string, small: number, smallUnit: string) =>
  small === 0 ? `${large} ${unit}` : `${large} ${unit} ${small} ${smallUnit}`;

const day = (at: number, more: Intl.DateTimeFormatOptions = { day: 'numeric' }) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long', year: 'numeric', ...more }).format(at);

/** `October 2026`, `1 October 2026 to 15 October 2026`, or with the time of day. */
export function periodText({ period: { from, to, timeZone, unit } }: Pick<Summary, 'period'>): string {
  const [start, end] = [from, to].map((at) => wallTime(Date.parse(at), timeZone)) as [number, number];
  const dayMs = 86_400_000;
  const first = new Date(start);
  const isWholeMonth =
    first.getUTCDate() === 1 &&
    start % dayMs === 0 &&
    end === Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 1);
  if (isWholeMonth) return day(start, {});
  if (unit === 'hour') return `${timeText(from, timeZone)} to ${timeText(to, timeZone)}`;
  const last = end % dayMs === 0 ? end - dayMs : end;
  return Math.floor(start / dayMs) === Math.floor(last / dayMs)
    ? day(start)
    : `${day(start)} to ${day(last)}`;
}

/** `2 November 2026 at 08:00`, by the clocks of the zone. */
export function timeText(at: string, timeZone: string): string {
  const wall = wallTime(Date.parse(at), timeZone);
  return `${day(wall)} at ${new Date(wall).toISOString().slice(11, 16)}`;
}

/** Where a bar begins: `12 Oct`, `Oct 2026` or `08:00`. */
export function bucketText(start: string, { timeZone, unit }: Summary['period']): string {
  const wall = wallTime(Date.parse(start), timeZone);
  if (unit === 'hour') return new Date(wall).toISOString().slice(11, 16);
  const parts = unit === 'day' ? ({ day: 'numeric' } as const) : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'short', ...parts }).format(wall);
}

/** Letters, digits and hyphens of the name, so that every file system accepts it. */
export function fileNameOf({ companyId, companyName, covers, period: { from, timeZone } }: Summary): string {
  const name = (covers === 'company' ? (companyName ?? '') : `${covers} companies`)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '');
  return `security-report-${name || `company-${companyId}`}-${dayOf(from, timeZone)}`;
}

/** The day of the zone: `2026-10-01`. */
export const dayOf = (at: string, timeZone: string): string =>
  new Date(wallTime(Date.parse(at), timeZone)).toISOString().slice(0, 10);

/** For a reader who has never seen such a report. */
export const explanation =
  'A detection is a DNS query (the search for the address of a name, such as of a website) that was blocked or flagged. An incident groups the detections of the same name and device. Tickets are counted with the incident that they belong to, also when they were created or closed later.';

/** Said where a report has no detection and no incident. */
export const nothing = 'No threat was detected in this period.';

/** Notes without which a reader could misread the numbers. */
export function notesOf(summary: Pick<Summary, Noted>): string[] {
  const { period, madeAt, complete, beforeComplete, completeSince } = summary;
  const since = completeSince === null ? '' : timeText(completeSince, period.timeZone);
  return [
    `Made on ${timeText(madeAt, period.timeZone)} (${period.timeZone}). Days and months are of this time zone.`,
    ...(period.ended ? [] : ['The period has not ended: later incidents are not in this report.']),
    ...(complete
      ? []
      : [
          `Incomplete: data from before ${since} was deleted after its retention. The numbers are smaller than they were.`,
        ]),
    ...(complete && !beforeComplete
      ? [
          `There is no comparison with the period before: data from before ${since} was deleted after its retention.`,
        ]
      : []),
    ...(isWithinHour(period)
      ? [
          'Detections are counted by the hour. A day of this time zone begins within an hour: that hour counts for the day before.',
        ]
      : []),
  ];
}

type Noted = 'period' | 'madeAt' | 'complete' | 'beforeComplete' | 'completeSince';

/** In a zone with an offset of half an hour. */
const isWithinHour = ({ from, unit }: Summary['period']) =>
  unit !== 'hour' && Date.parse(from) % 3_600_000 !== 0;

/** Text of a page. What nobody would see is written. */
export const escapeHtml = (text: string): string =>
  showHidden(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
