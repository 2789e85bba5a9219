/** Whether this is the name of an IANA time zone. An offset is not: PostgreSQL reads `+01:00` as west of UTC. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
