import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { findUnstorableText } from '../../platform/http/unstorable-text.ts';
import type {
  AnyKind,
  CompanyReferences,
  ConfigurationReader,
  ConfigurationSecrets,
  LookUp,
} from '../../platform/settings/configuration-kind.ts';
import { type FieldError, ProblemError, refuse } from '../../platform/values/problem.ts';
import { errorsOf, makeSteps } from './make-steps.ts';
import { type Need, needsOf } from './needs.ts';
import { hashOf, type Step } from './plan.ts';
import { configurationProblems } from './problems.ts';
import type { ReadFile } from './read-file.ts';
import { unknownIn } from './sections.ts';

export interface Wanted {
  readonly file: ReadFile;
  /** Deletes objects that the sections of the file do not name. */
  readonly prune: boolean;
  readonly secrets: ConfigurationSecrets;
}

export interface Plan<Client> {
  readonly steps: readonly Step<Client>[];
  readonly hash: string;
  readonly unchanged: number;
  readonly over: readonly string[];
  readonly needs: readonly Need<Client>[];
}

const unstorable = 'has a NUL character or half of a character';

export interface PlanDeps<Client> {
  readonly kinds: readonly AnyKind<Client>[];
  readonly loadCompanies: (db: Kysely<Schema>) => Promise<CompanyReferences>;
}

/** The changes that a file makes, before ConnectWise is asked. @throws `invalid` with every invalid value. */
export async function compare<Client>(
  { kinds, loadCompanies }: PlanDeps<Client>,
  { db, now }: Pick<ConfigurationReader, 'db' | 'now'>,
  { file, prune, secrets }: Wanted,
): Promise<Omit<Plan<Client>, 'hash'>> {
  const errors: FieldError[] = [
    ...unknownIn(file.content, kinds),
    // An escape of YAML can mean what JSON would not have let through.
    ...findUnstorableText(file.content).map(
      (pointer) => ({ in: 'body', pointer, detail: unstorable }) as const,
    ),
  ];
  const planned: Step<Client>[] = [];
  const reader = { db, now, companies: await loadCompanies(db), planned };
  const sections = [];
  for (const kind of kinds) {
    const section = await makeSteps(kind, file.content, { reader, prune });
    planned.push(...section.steps);
    sections.push(section);
  }
  errors.push(...sections.flatMap((section) => section.errors));
  if (errors.length > 0)
    throw refuse('invalid', configurationProblems.invalid(errors.length), withLines(errors, file));
  return {
    steps: inOrder(sections.map(({ steps }) => steps)),
    needs: needsOf(planned, secrets),
    unchanged: sections.reduce((sum, section) => sum + section.unchanged, 0),
    over: sections.flatMap(({ over }) => over),
  };
}

/** Deletions come first, and an object before the objects that it names: a company before its source. */
function inOrder<Client>(sections: readonly (readonly Step<Client>[])[]): Step<Client>[] {
  const isDeletion = ({ action }: Step<Client>) => action === 'delete';
  return [
    ...sections.toReversed().flatMap((steps) => steps.filter(isDeletion)),
    ...sections.flat().filter((step) => !isDeletion(step)),
  ];
}

export interface Connections<Client> {
  /** The client of the saved connection. @throws `conflict` if there is none. */
  readonly current: () => Promise<Client>;
  readonly close: (client: Client) => Promise<void>;
}

interface LookUpDeps<Client> extends Pick<PlanDeps<Client>, 'loadCompanies'> {
  readonly db: Kysely<Schema>;
  readonly connections: Connections<Client>;
}

/** The same with the records of ConnectWise that its names mean. @throws `invalid` for a name that means none, or several. */
export async function lookUp<Client>(
  plan: Omit<Plan<Client>, 'hash'>,
  { db, connections, loadCompanies }: LookUpDeps<Client>,
  { file, secrets }: Wanted,
): Promise<Plan<Client>> {
  const found = new Map<string, unknown>();
  const read = new Map<string, Promise<unknown>>();
  let opened: Client | null = null;
  const errors: FieldError[] = [];
  const steps: Step<Client>[] = [];
  const from: LookUp<Client> = {
    db,
    found,
    planned: steps,
    companies: await loadCompanies(db),
    client: async () => opened ?? connections.current(),
    once<T>(what: string, ask: () => Promise<T>): Promise<T> {
      const known = (read.get(what) ?? ask()) as Promise<T>;
      read.set(what, known);
      return known;
    },
  };
  try {
    for (const step of plan.steps) {
      const { kind, value } = step;
      if (value === null) steps.push(step);
      else
        try {
          if (kind.connect !== undefined) opened = await kind.connect(value, secrets, db);
          const lookedUp = (await kind.lookUp?.(value, step.found, from)) ?? null;
          if (kind.single === true) found.set(kind.section, lookedUp);
          steps.push({ ...step, lookedUp });
        } catch (error) {
          // If ConnectWise does not answer, the file is not at fault.
          if (!(error instanceof ProblemError) || error.kind !== 'invalid') throw error;
          errors.push(...errorsOf(error, step.path));
        }
    }
  } finally {
    if (opened !== null) await connections.close(opened);
  }
  if (errors.length > 0)
    throw refuse('invalid', configurationProblems.invalid(errors.length), withLines(errors, file));
  return { ...plan, steps, hash: hashOf(steps) };
}

/** Adds to each error its line in the file. */
export const withLines = (errors: readonly FieldError[], file: ReadFile): FieldError[] =>
  errors.map((error) => ({
    ...error,
    detail: `${error.detail} (line ${file.lineOf(pathOf(error.pointer))})`,
  }));

const pathOf = (pointer: string): PropertyKey[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
