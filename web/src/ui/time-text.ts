const short = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const zoned = new Intl.DateTimeFormat(undefined, { timeZoneName: 'short' });

export const withoutZone = (date: Date): string => short.format(date);

/** Date and time in the viewer’s zone, as plain text. */
export const formatTime = (at: string): string => {
  const date = new Date(at);
  return `${withoutZone(date)} ${zoneOf(date)}`;
};

/** The viewer’s zone at that time: CET, and CEST in summer. */
export const zoneOf = (date: Date): string =>
  zoned.formatToParts(date).find(({ type }) => type === 'timeZoneName')?.value ?? '';

/** The viewer’s zone by its name: `Europe/Berlin`. A browser that hides it returns one that servers do not know. */
export function viewerZone(): string {
  const { timeZone } = zoned.resolvedOptions();
  return timeZone === undefined || timeZone === 'Etc/Unknown' ? 'UTC' : timeZone;
}
