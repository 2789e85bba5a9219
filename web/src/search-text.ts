/**
 * The values of an address are texts, as they are: read as JSON, a block reason `1e5` would be 100000, and a ticket
 * number of 17 digits another number. Earlier versions wrote some texts in quotes.
 */
export const parseSearch = (search: string): Record<string, string> =>
  Object.fromEntries([...new URLSearchParams(search)].map(([name, value]) => [name, unquoted(value)]));

export function stringifySearch(values: Record<string, unknown>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== null);
  const search = new URLSearchParams(given.map(([name, value]) => [name, quoted(String(value))])).toString();
  return search === '' ? '' : `?${search}`;
}

function unquoted(value: string): string {
  if (!/^".*"$/s.test(value)) return value;
  try {
    const text: unknown = JSON.parse(value);
    return typeof text === 'string' ? text : value;
  } catch {
    return value;
  }
}

/** A text that begins and ends with quotes needs a second pair. */
const quoted = (value: string) => (unquoted(value) === value ? value : JSON.stringify(value));
