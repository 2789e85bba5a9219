import { Text, Tooltip } from '@mantine/core';
import { useState, useSyncExternalStore } from 'react';
import { text } from '../text/index.ts';
import { halfMinutes } from './half-minutes.ts';
import classes from './time.module.css';
import { withoutZone, zoneOf } from './time-text.ts';

export { formatTime, viewerZone } from './time-text.ts';

const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
const brief = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto', style: 'short' });

interface TimeProps {
  /** In the API's form: an ISO 8601 string. */
  readonly at: string | null;
  /** `ago`: “5 minutes ago”; `brief`: “5 min. ago”. Otherwise date and time in the viewer’s zone. */
  readonly as?: 'ago' | 'brief' | 'date';
}

/** A time in the viewer’s zone; in UTC as well on hover or focus. */
export function Time({ at, as = 'date' }: TimeProps) {
  // Created on hover or focus: in a table of a hundred times, it takes most of the rendering time.
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
      {as === 'date' ? (
        <>
          {withoutZone(date)}
          <span className={classes.zone}> {zoneOf(date)}</span>
        </>
      ) : (
        <Ago date={date} words={as === 'brief' ? brief : relative} />
      )}
    </time>
  );
  return reached ? <Tooltip label={`${exact.format(date)} · ${inUtc(at)}`}>{time}</Tooltip> : time;
}

/** It ages by itself: a row of a table is rendered again only when it changes. */
function Ago({ date, words }: { readonly date: Date; readonly words: Intl.RelativeTimeFormat }) {
  useSyncExternalStore(halfMinutes.subscribe, halfMinutes.count);
  return ago(date, new Date(), words);
}

export const inUtc = (at: string): string => text.ui.utc(at.slice(0, 19).replace('T', ' '));

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** The time before (or after) `now`, in the largest fitting unit. */
export function ago(date: Date, now: Date, words = relative): string {
  const distance = date.getTime() - now.getTime();
  const [unit, length] = units.find(([, length]) => Math.abs(distance) >= length) ?? ['second', 1000];
  return words.format(Math.round(distance / length), unit);
}
