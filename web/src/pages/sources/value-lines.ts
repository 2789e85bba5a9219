/** A map of values as people type it: lines such as `DENY = blocked`. A text that would be ambiguous is quoted. */
export const writeLines = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([from, to]) => `${quoted(from, /[=\n\r]/)} = ${quoted(to, /[\n\r]/)}`)
    .join('\n');

export function parseLines(typed: string): Record<string, string> {
  return Object.fromEntries(typed.split('\n').flatMap((line) => parseLine(line) ?? []));
}

/** The number of the first line, from 1, that is neither empty nor valid; null if there is none. */
export function wrongLine(typed: string): number | null {
  const at = typed.split('\n').findIndex((line) => line.trim() !== '' && parseLine(line) === null);
  return at === -1 ? null : at + 1;
}

const pair = /^\s*("(?:[^"\\]|\\.)*"\s*|[^"=][^=]*)=(.*)$/s;

function parseLine(line: string): [[string, string]] | null {
  const [, from = '', to = ''] = pair.exec(line) ?? [];
  const [read, written] = [unquoted(from), unquoted(to)];
  return read === null || read === '' || written === null ? null : [[read, written]];
}

const quoted = (text: string, special: RegExp): string =>
  special.test(text) || text.trim() !== text || text.startsWith('"') ? JSON.stringify(text) : text;

function unquoted(text: string): string | null {
  const trimmed = text.trim();
  if (!trimmed.startsWith('"')) return trimmed;
  try {
    const read: unknown = JSON.parse(trimmed);
    return typeof read === 'string' ? read : null;
  } catch {
    return null;
  }
}
