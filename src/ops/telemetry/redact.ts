/** Names of values that are never logged, at any depth. */
const secretName =
  /authorization|cookie|private_?key|api_?key|secret|token|password|passphrase|credential|connection_?string|database_?url/i;

/** Names that identify a secret and are not secret themselves. */
const harmlessName = /(id|name|hint|count|at|file)$/i;

export const redacted = '[redacted]';

/** A copy of a logged value without values whose names mark them as secret. Errors remain errors. */
export function redactSecrets(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Error || value instanceof Date || ArrayBuffer.isView(value)) return value;
  if (depth >= 8) return '[deeper]';
  if (Array.isArray(value)) return value.map((item) => redactSecrets(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, child]) => [
      name,
      isSecret(name, child) ? redacted : redactSecrets(child, depth + 1),
    ]),
  );
}

/** Numbers and flags (`tokens: 3`, `hasPassword: true`) are not secrets. */
function isSecret(name: string, value: unknown): boolean {
  const holdsText = typeof value === 'string' ? value !== '' : typeof value === 'object' && value !== null;
  return holdsText && secretName.test(name) && !harmlessName.test(name);
}

const patterns: readonly (readonly [RegExp, string])[] = [
  [/pkt_[\w-]{43}/g, `pkt_${redacted}`],
  [/\b(Bearer|Basic) +[\w.~+/=-]{8,}/gi, `$1 ${redacted}`],
  [/(\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@"]{0,200}):[^\s/@"]{1,500}@/gi, `$1:${redacted}@`],
];

/** The same for text, where secrets are recognized by their form: Picket's tokens, credentials in headers and URLs. */
export function redactText(text: string): string {
  return patterns.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), text);
}
