import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import type { Principal } from '../../platform/http/principal.ts';
import { type ChangeDeps, changing, type ReleaseChoice } from '../../platform/settings/change.ts';
import type {
  ConfigurationChange,
  MadeSecret,
  MadeSigningSecret,
} from '../../platform/settings/configuration-kind.ts';
import { ProblemError, refuse } from '../../platform/values/problem.ts';
import { compare, type Plan, type PlanDeps, type Wanted, withLines } from './make-plan.ts';
import { errorsOf } from './make-steps.ts';
import { canonical, type Step } from './plan.ts';
import { configurationProblems } from './problems.ts';

export interface ApplyDeps<Client> extends PlanDeps<Client> {
  readonly changes: ChangeDeps;
  /** Locks the sources before the advisory lock of deciding, by the order of locks. */
  readonly lockSources: (tx: Kysely<Schema>) => Promise<void>;
}

export interface By {
  readonly principal: Principal;
  readonly release?: ReleaseChoice | undefined;
}

/** Secrets that are shown only once. */
export interface Made {
  readonly secrets: readonly MadeSecret[];
  readonly signing: readonly MadeSigningSecret[];
}

/** Applies a plan completely in one transaction, or not at all. Then it wakes the loops once. */
export async function applyPlan<Client>(
  deps: ApplyDeps<Client>,
  plan: Plan<Client>,
  wanted: Wanted,
  by: By,
): Promise<Made> {
  const { changes, lockSources } = deps;
  const made = await transaction(changes.db, async (tx) => {
    await lockSources(tx);
    return changing({ ...changes, db: tx }, { release: by.release }, (_, now) =>
      takeSteps(deps, tx, { plan, wanted, by, now }),
    );
  });
  changes.changed();
  return made;
}

class RolledBack extends Error {}

/** Does the same as {@link applyPlan} and rolls it back, so that a plan that is shown can be applied. */
export async function rehearsePlan<Client>(
  deps: ApplyDeps<Client>,
  plan: Plan<Client>,
  wanted: Wanted,
  by: By,
): Promise<void> {
  try {
    await transaction(deps.changes.db, async (tx) => {
      await deps.lockSources(tx);
      await takeSteps(deps, tx, { plan, wanted, by, now: deps.changes.clock.now() });
      throw new RolledBack();
    });
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error;
  }
}

interface Taking<Client> {
  readonly plan: Plan<Client>;
  readonly wanted: Wanted;
  readonly by: By;
  readonly now: Date;
}

async function takeSteps<Client>(
  deps: ApplyDeps<Client>,
  tx: Kysely<Schema>,
  { plan, wanted, by, now }: Taking<Client>,
): Promise<Made> {
  const again = await compare(deps, { db: tx, now }, wanted);
  if (canonical(again.steps.map(comparable)) !== canonical(plan.steps.map(comparable)))
    throw refuse('conflict', configurationProblems.changedMeanwhile());
  const secrets: MadeSecret[] = [];
  const signing: MadeSigningSecret[] = [];
  let kind: unknown = null;
  let companies = await deps.loadCompanies(tx);
  for (const step of plan.steps) {
    // An earlier section may have added companies.
    if (kind !== null && kind !== step.kind) companies = await deps.loadCompanies(tx);
    kind = step.kind;
    const change: ConfigurationChange = {
      db: tx,
      now,
      companies,
      planned: [],
      clock: deps.changes.clock,
      principal: by.principal,
      secrets: wanted.secrets,
      show: (secret) => void secrets.push(secret),
      showSigning: (secret) => void signing.push(secret),
      // All held incidents are due already, and the loops are woken at the end.
      reconsider: async () => {},
      changed: () => {},
    };
    await take(step, change, wanted);
  }
  return { secrets, signing };
}

async function take<Client>(step: Step<Client>, change: ConfigurationChange, wanted: Wanted): Promise<void> {
  const { kind, action, found, value, lookedUp } = step;
  try {
    if (action === 'create' && value !== null) await kind.add?.(change, value, lookedUp);
    else if (action === 'change' && value !== null && found !== null)
      await kind.replace(change, found, value, lookedUp);
    else if (action === 'delete' && found !== null) await kind.remove?.(change, found);
    else if (action === 'reorder') await reorder(step, change);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const name = value === null ? found && kind.title(found.value) : kind.title(value);
    const errors = action === 'delete' ? undefined : withLines(errorsOf(error, step.path), wanted.file);
    const message = `${[kind.section, name].filter(Boolean).join(' ')}: ${error.problem.message}`;
    throw refuse(error.kind ?? 'invalid', { ...error.problem, message }, errors);
  }
}

async function reorder<Client>({ kind, fields }: Step<Client>, change: ConfigurationChange): Promise<void> {
  const found = await kind.load(change);
  const idOf = new Map(
    found.map(({ id, value }) => [kind.identify(value as Record<string, unknown>, change.companies), id]),
  );
  const order = fields[0]?.after as readonly string[];
  await kind.reorder?.(
    change,
    order.flatMap((key) => idOf.get(key) ?? []),
  );
}

const comparable = ({ kind, action, found, fields }: Step) => [
  kind.section,
  action,
  found?.id ?? null,
  fields,
];
