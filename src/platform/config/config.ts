import { closest } from '../values/closest.ts';
import type { Problem } from '../values/problem.ts';
import { type Variable, variables } from './config-variables.ts';

type Table = typeof variables;
type ValueOf<V> = V extends Variable<infer T> ? T : never;
/** The variables that always have a value: by their own, or by what `loadConfig` puts in. */
type Always =
  | 'data'
  | 'host'
  | 'port'
  | 'trustProxy'
  | 'oidcName'
  | 'timeZone'
  | 'connectwiseRequestsPerMinute'
  | 'connectwiseCreateTimeout'
  | 'deliveryConcurrency'
  | 'deliverySearchDelays'
  | 'dnsListen'
  | 'allowPrivateNetwork'
  | 'logLevel'
  | 'logFormat';

/** What the environment says, checked. Durations are in milliseconds. */
export type Config = {
  readonly [K in keyof Table]: K extends Always ? ValueOf<Table[K]> : ValueOf<Table[K]> | undefined;
};

export type ConfigResult =
  | { readonly ok: true; readonly config: Config; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly warnings: readonly string[] };

/**
 * Reads every variable of the table, and reports everything that is wrong at once. An empty variable counts as not
 * set, since Compose files and unit files pass those on. `terminal`: whether the log is read on one.
 */
export function loadConfig(
  env: Readonly<Record<string, string | undefined>>,
  { terminal = false }: { terminal?: boolean } = {},
): ConfigResult {
  const problems: Problem[] = [];
  const values: Record<string, unknown> = {};
  for (const [key, definition] of Object.entries<Variable<unknown>>(variables)) {
    const given = env[definition.name]?.trim() || definition.initial;
    if (given === undefined) continue;
    const result = definition.schema.safeParse(given);
    if (result.success) values[key] = result.data;
    else problems.push(invalid(definition, given, result.error.issues[0]?.message ?? definition.takes));
  }
  if (values.secretKey !== undefined && values.secretKeyFile !== undefined) problems.push(twoKeys);

  if ((values.oidcDiscoveryUrl === undefined) !== (values.oidcClientId === undefined))
    problems.push(halfAProvider);

  const warnings = warnOfUnknown(env);
  if (problems.length > 0) return { ok: false, problems, warnings };
  values.logFormat ??= terminal ? 'pretty' : 'json';
  return { ok: true, config: values as Config, warnings };
}

const invalid = (definition: Variable<unknown>, given: string, advice: string): Problem => ({
  code: 'config.invalid',
  message: definition.secret
    ? `${definition.name} is not valid (its value is not shown).`
    : `${definition.name} is “${given}”, which is not valid.`,
  hint: advice,
  retry: 'never',
  details: { variable: definition.name },
});

const twoKeys: Problem = {
  code: 'config.two_keys',
  message: 'Both PICKET_SECRET_KEY and PICKET_SECRET_KEY_FILE are set, and they may differ.',
  hint: 'Set only one of them: the one that encrypted the stored secrets.',
  retry: 'never',
  details: { variable: 'PICKET_SECRET_KEY_FILE' },
};

const halfAProvider: Problem = {
  code: 'config.half_a_provider',
  message: 'Only one of PICKET_OIDC_DISCOVERY_URL and PICKET_OIDC_CLIENT_ID is set.',
  hint: 'Set both to sign in with an OpenID provider, or neither.',
  retry: 'never',
  details: { variable: 'PICKET_OIDC_CLIENT_ID' },
};

function warnOfUnknown(env: Readonly<Record<string, string | undefined>>): string[] {
  const names = Object.values(variables).map((definition) => definition.name);
  return Object.keys(env)
    .filter((name) => /^PICKET_/i.test(name) && !names.includes(name))
    .map((name) => {
      const meant = closest(name.toUpperCase(), names);
      return `${name} is set, but Picket knows no such variable${meant ? `: did you mean ${meant}?` : '.'}`;
    });
}

/** What `.env.example` holds: every variable, described, with its initial value. */
export function envExample(): string {
  const blocks = Object.values<Variable<unknown>>(variables).map(
    ({ name, takes, initial, doc }) => `# ${doc}\n# Takes: ${takes}.\n# ${name}=${initial ?? ''}\n`,
  );
  const head = '# The variables that Picket reads, with their defaults. Remove the “# ” to set one.\n';
  return [head, ...blocks].join('\n');
}
