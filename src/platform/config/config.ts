import { readFileSync } from 'node:fs';
import type { Problem } from '../values/problem.ts';
import { type Variable, variables } from './config-variables.ts';
import { configFileName, type Env, gather } from './gather.ts';
import { configProblems } from './problems.ts';

type Table = typeof variables;
type ValueOf<V> = V extends Variable<infer T> ? T : never;
/** The variables that always have a value: the default, or one that `loadConfig` adds. */
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
  | 'metricsOpen'
  | 'backupBeforeUpgrade'
  | 'allowPrivateNetwork'
  | 'logLevel'
  | 'logFormat';

/** The checked configuration of the environment. Durations are in milliseconds. */
export type Config = {
  readonly [K in keyof Table]: K extends Always ? ValueOf<Table[K]> : ValueOf<Table[K]> | undefined;
};

/** The value of a variable that is in force. */
export interface ConfigSetting {
  readonly name: string;
  /** The value as written; null if it is not set, or is a secret. */
  readonly value: string | null;
  readonly secret: boolean;
  /** Where the value was set, in words; null for the default. */
  readonly from: string | null;
}

interface Read {
  readonly warnings: readonly string[];
  readonly settings: readonly ConfigSetting[];
}

export type ConfigResult =
  | (Read & { readonly ok: true; readonly config: Config })
  | (Read & { readonly ok: false; readonly problems: readonly Problem[] });

export interface LoadOptions {
  readonly terminal?: boolean;
  /** Returns the text of a file; throws if it cannot be read. */
  readonly readFile?: (file: string) => string;
}

/**
 * Reads every variable of the table from the environment and the configuration file, and reports all errors at once.
 * `terminal`: whether the log goes to a terminal.
 */
export function loadConfig(
  env: Env,
  { terminal = false, readFile = readText }: LoadOptions = {},
): ConfigResult {
  const definitions = Object.entries<Variable<unknown>>(variables);
  const gathered = gather(
    env,
    definitions.map(([, definition]) => definition),
    readFile,
  );
  const problems = [...gathered.problems];
  const values: Record<string, unknown> = {};
  const settings: ConfigSetting[] = [];
  for (const [key, definition] of definitions) {
    const { name, initial, secret } = definition;
    const given = gathered.given.get(name);
    const text = given?.text ?? initial;
    settings.push({
      name,
      value: given && secret ? null : (text ?? null),
      secret: secret ?? false,
      from: given?.from ?? null,
    });
    if (text === undefined) continue;
    const result = definition.schema.safeParse(text);
    if (result.success) values[key] = result.data;
    else {
      const advice = result.error.issues[0]?.message ?? definition.takes;
      problems.push(configProblems.invalid(name, secret ? null : text, advice));
    }
  }
  if (values.secretKey !== undefined && values.secretKeyFile !== undefined)
    problems.push(configProblems.twoKeys());
  if ((values.oidcDiscoveryUrl === undefined) !== (values.oidcClientId === undefined))
    problems.push(configProblems.halfAProvider());
  const tls = [values.tlsListen, values.tlsCertificateFile, values.tlsKeyFile];
  if (tls.includes(undefined) && tls.some((value) => value !== undefined))
    problems.push(configProblems.halfTls());

  const { warnings } = gathered;
  if (problems.length > 0) return { ok: false, problems, warnings, settings };
  values.logFormat ??= terminal ? 'pretty' : 'json';
  return { ok: true, config: values as Config, warnings, settings };
}

const readText = (file: string) => readFileSync(file, 'utf8');

/** The content of `.env.example`: every variable with its description and default. */
export function envExample(): string {
  const blocks = Object.values<Variable<unknown>>(variables).map(
    ({ name, takes, initial, doc }) => `# ${doc}\n# Takes: ${takes}.\n# ${name}=${initial ?? ''}\n`,
  );
  const head = `# The variables that Picket reads, with their defaults. Remove the “# ” to set one.
# Set them in the environment, or in a file such as this one that ${configFileName} names: the environment takes
# precedence. A secret may stand in a separate file, named by the same variable with _FILE at its end.
`;
  return [head, ...blocks].join('\n');
}
