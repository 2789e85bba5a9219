import { Text, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { text } from '../text/index.ts';

const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const short = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
const brief = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto', style: 'short' });

interface TimeProps {
  /** As the API gives it: an ISO 8601 string. */
  readonly at: string | null;
  /** `ago`: “5 minutes ago”; `brief`: “5 min. ago”. Otherwise date and time in the viewer’s zone. */
  readonly as?: 'ago' | 'brief' | 'date';
}

/** A time in the viewer’s zone; in UTC as well on hover or focus. */
export function Time({ at, as = 'date' }: TimeProps) {
  // Made when it is reached: in a table of a hundred times, that is most of what it takes to draw it.
  const [reached, setReached] = useState(false);
  if (at === null)
    return (
      <Text span inherit>
        {text.ui.never}
      </Text>
    );
  const date = new Date(at);
  const time = (
    <time
      dateTime={at}
      tabIndex={-1}
      onPointerEnter={() => setReached(true)}
      onFocus={() => setReached(true)}
    >
      {as === 'date' ? formatTime(at) : ago(date, new Date(), as === 'brief' ? brief : relative)}
    </time>
  );
  return reached ? <Tooltip label={`${exact.format(date)} · ${inUtc(at)}`}>{time}</Tooltip> : time;
}

/** Date and time in the viewer’s zone, for where only text can stand. */
export const formatTime = (at: string): string => short.format(new Date(at));

export const inUtc = (at: string): string => text.ui.utc(at.slice(0, 19).replace('T', ' '));

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** How long before (or after) `now`, in the largest unit that says it. */
export function ago(date: Date, now: Date, words = relative): string {
  const distance = date.getTime() - now.getTime();
  const [unit, length] = units.find(([, length]) => Math.abs(distance) >= length) ?? ['second', 1000];
  return words.format(Math.round(distance / length), unit);
}
