/**
 * The parts of the address of a PostgreSQL database; null for anything else. Unlike a web address it may have no host:
 * `postgres://user@/database?host=/var/run/postgresql` is the usual way to write a socket.
 */
export function parseDatabaseUrl(text: string): URL | null {
  const withHost = text.replace(/^(postgres(?:ql)?:\/\/[^/@]+)@\//, '$1@localhost/');
  if (!URL.canParse(withHost)) return null;
  const url = new URL(withHost);
  return /^postgres(ql)?:$/.test(url.protocol) ? url : null;
}
