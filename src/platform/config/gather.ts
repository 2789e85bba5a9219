import { parseEnv } from 'node:util';
import { closest } from '../values/closest.ts';
import type { Problem } from '../values/problem.ts';
import { configProblems } from './problems.ts';

export type Env = Readonly<Record<string, string | undefined>>;

/** The text of a variable that was set, and where it was set, in words. */
export interface Given {
  readonly text: string;
  readonly from: string;
}

/** A variable that can be set. A secret may also be in a file that `<name>_FILE` names. */
export interface Known {
  readonly name: string;
  readonly secret?: true;
}

export interface Gathered {
  /** By the name of the variable. */
  readonly given: ReadonlyMap<string, Given>;
  readonly problems: readonly Problem[];
  readonly warnings: readonly string[];
}

/** Names the configuration file; only the environment can set it. */
export const configFileName = 'PICKET_CONFIG_FILE';

/** Some variables of other software are written in capitals or in lower case. */
const alias = (name: string): string => (name.startsWith('PICKET_') ? name : name.toLowerCase());

const environment = 'the environment';

interface Layer {
  readonly from: string;
  readonly env: Env;
}

/**
 * Collects the variables that are set. The environment comes first, then the configuration file that PICKET_CONFIG_FILE
 * names, which has the same variables. An empty variable counts as not set, since Compose files and unit files pass
 * empty ones on.
 * @param readFile returns the text of a file; throws if it cannot be read.
 */
export function gather(env: Env, known: readonly Known[], readFile: (file: string) => string): Gathered {
  const given = new Map<string, Given>();
  const problems: Problem[] = [];
  const warnings: string[] = [];
  const layers: Layer[] = [{ from: environment, env }];
  const file = env[configFileName]?.trim();
  if (file) {
    const text = attempt(readFile, file);
    if (text.ok) {
      layers.push({ from: file, env: parseEnv(text.value) });
      problems.push(...linesWithoutName(file, text.value));
    } else problems.push(configProblems.unreadableFile(configFileName, file, text.why));
  }
  const names = known.map(({ name }) => name);
  for (const { name, secret } of known) {
    for (const { from, env: layer } of layers) {
      const plain = (layer[name] || layer[alias(name)])?.trim();
      const fileName = secret && !names.includes(`${name}_FILE`) ? `${name}_FILE` : undefined;
      const file = fileName && layer[fileName]?.trim();
      if (plain && file) problems.push(configProblems.setTwice(name));
      if (plain) given.set(name, { text: plain, from });
      else if (file) {
        const text = attempt(readFile, file);
        if (text.ok && text.value.trim() !== '') given.set(name, { text: text.value.trim(), from: file });
        else
          problems.push(
            configProblems.unreadableFile(`${name}_FILE`, file, text.ok ? 'it is empty' : text.why),
          );
      }
      if (plain || file) break;
    }
  }
  for (const layer of layers) warnings.push(...unknownNames(layer, known));
  return { given, problems, warnings };
}

/** Reports lines that set nothing: otherwise they would be ignored silently. */
function linesWithoutName(file: string, text: string): Problem[] {
  return text
    .split(/\r?\n/)
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== '' && !/^(#|(export\s+)?[A-Za-z_]\w*\s*=)/.test(line))
    .map(({ number }) => configProblems.lineWithoutName(file, number));
}

function unknownNames({ from, env }: Layer, known: readonly Known[]): string[] {
  const inFile = from !== environment;
  const names = known.flatMap(({ name, secret }) =>
    secret ? [name, alias(name), `${name}_FILE`] : [name, alias(name)],
  );
  if (!inFile) names.push(configFileName);
  return Object.keys(env)
    .filter((name) => !names.includes(name) && (inFile || /^PICKET_/i.test(name)))
    .map((name) => {
      const meant = closest(name.toUpperCase(), names);
      const where = inFile ? ` in ${from}` : '';
      return `${name} is set${where}, but Picket knows no such variable${meant ? `: did you mean ${meant}?` : '.'}`;
    });
}

type Attempt = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly why: string };

function attempt(readFile: (file: string) => string, file: string): Attempt {
  try {
    return { ok: true, value: readFile(file) };
  } catch (error) {
    return { ok: false, why: (error as Error).message };
  }
}
