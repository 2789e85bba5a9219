import { expect, it } from 'vitest';
import { isTimeZone } from './time-zone.ts';

it.each(['UTC', 'Europe/Dublin', 'America/Argentina/Buenos_Aires', 'europe/dublin'])(
  '%s is a time zone',
  (name) => expect(isTimeZone(name)).toBe(true),
);

it.each(['+01:00', '', ' Europe/Dublin', 'Europe/Nowhere', '../etc/passwd'])('“%s” is no time zone', (name) =>
  expect(isTimeZone(name)).toBe(false),
);
