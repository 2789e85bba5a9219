import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../../platform/database/schema.ts';
import { actorOf, type Principal } from '../../platform/http/principal.ts';
import { recordAudit } from '../../platform/settings/audit.ts';
import { type ChangeDeps, changing, type ReleaseChoice } from '../../platform/settings/change.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { refuse } from '../../platform/values/problem.ts';
import { plainText } from '../../platform/values/text.ts';
import type { ConnectWiseClients } from '../connection/connectwise-clients.ts';
import { settingsProblems } from '../connection/problems.ts';
import { chooseDestination } from './choose-destination.ts';
import { type Destination, type DestinationIds, destinationBody, idsOf } from './destination.ts';
import { routingProblems } from './problems.ts';
import { misfitOf } from './route-of.ts';
import { matchesSchema, type RoutingRule } from './rule.ts';
import { deleteRule, insertRule, listRules, orderRules, type StoredRule, updateRule } from './store.ts';
import { type TicketService, ticketService } from './ticket-service.ts';

export const ruleBody = z.object({
  name: z.string().overwrite(plainText).min(1).max(100),
  enabled: z.boolean().default(true),
  matches: matchesSchema,
  destination: destinationBody,
});
export type RuleBody = z.infer<typeof ruleBody>;

export interface RoutingDeps extends ChangeDeps {
  readonly clients: Pick<ConnectWiseClients, 'current'>;
}

/** More rules than a person can understand; each is tested for each ticket. */
const mostRules = 200;

/** Who changes the rules, and how the released incidents are released. */
export interface RuleChange {
  readonly by: Principal;
  readonly release?: ReleaseChoice | undefined;
}

/** A rule whose destination was read from ConnectWise. */
export type ReadRule = Omit<RuleBody, 'destination'> & { readonly destination: Destination };

/** Adds a rule at the end. */
export async function addRule(deps: RoutingDeps, body: RuleBody, by: RuleChange): Promise<number> {
  const destination = await destinationFor(deps, body.destination, null);
  return storeNewRule(deps, { ...body, destination }, by);
}

export async function storeNewRule(deps: ChangeDeps, rule: ReadRule, by: RuleChange): Promise<number> {
  return change(deps, by, async (tx, rules, at) => {
    if (rules.length >= mostRules) throw refuse('conflict', routingProblems.tooMany(mostRules));
    refuseTakenName(rules, rule.name);
    const id = await insertRule(tx, rule, at);
    return { result: id, audit: { action: 'routing.rule_added', id, after: rule } };
  });
}

/** Replaces a rule. Its destination is read from ConnectWise only if it changed. */
export async function changeRule(
  deps: RoutingDeps,
  id: number,
  body: RuleBody,
  by: RuleChange,
): Promise<void> {
  const seen = ruleIn(await listRules(deps.db), id);
  const destination = await destinationFor(deps, body.destination, seen);
  await replaceRule(
    deps,
    id,
    { ...body, destination: destination === seen.destination ? null : destination },
    by,
  );
}

/** @param rule `destination` null: unchanged, with its problem. */
export async function replaceRule(
  deps: ChangeDeps,
  id: number,
  rule: Omit<ReadRule, 'destination'> & { readonly destination: Destination | null },
  by: RuleChange,
): Promise<void> {
  await change(deps, by, async (tx, rules, at) => {
    const before = ruleIn(rules, id);
    refuseTakenName(
      rules.filter((one) => one.id !== id),
      rule.name,
    );
    const kept = rule.destination === null;
    const after: StoredRule = {
      id,
      ...rule,
      destination: rule.destination ?? before.destination,
      problem: kept ? before.problem : null,
      problemSince: kept ? before.problemSince : null,
    };
    await updateRule(tx, after, at);
    const audit = { action: 'routing.rule_saved', id, before: shown(before), after: shown(after) };
    return { result: undefined, audit };
  });
}

export async function removeRule(deps: ChangeDeps, id: number, by: RuleChange): Promise<void> {
  await change(deps, by, async (tx, rules) => {
    const before = ruleIn(rules, id);
    await deleteRule(tx, id);
    return { result: undefined, audit: { action: 'routing.rule_deleted', id, before: shown(before) } };
  });
}

/** Sets the order of the rules; each rule is named once. */
export async function reorderRules(deps: ChangeDeps, ids: readonly number[], by: RuleChange): Promise<void> {
  await change(deps, by, async (tx, rules) => {
    const known = rules.map(({ id }) => id);
    const isWhole = ids.length === known.length && new Set(ids).size === known.length;
    if (!isWhole || ids.some((id) => !known.includes(id))) {
      throw refuse('conflict', routingProblems.orderOutdated());
    }
    await orderRules(tx, ids);
    const names = (order: readonly number[]) => order.map((id) => ruleIn(rules, id).name);
    const audit = { action: 'routing.reordered', before: names(known), after: names(ids) };
    return { result: undefined, audit };
  });
}

const shown = ({ name, enabled, matches, destination }: RoutingRule) => ({
  name,
  enabled,
  matches,
  destination,
});

function ruleIn(rules: readonly StoredRule[], id: number): StoredRule {
  const rule = rules.find((one) => one.id === id);
  if (rule === undefined) throw refuse('not_found', routingProblems.notFound(id));
  return rule;
}

function refuseTakenName(rules: readonly RoutingRule[], name: string): void {
  const isTaken = rules.some((rule) => rule.name.toLowerCase() === name.toLowerCase());
  if (isTaken) throw refuse('conflict', routingProblems.nameTaken(name));
}

async function destinationFor(
  { db, clients }: RoutingDeps,
  ids: DestinationIds,
  saved: RoutingRule | null,
): Promise<Destination> {
  const service: TicketService = await loadSetting(db, ticketService);
  // An unchanged destination without a known problem needs no request to ConnectWise, so the rule can always be enabled
  // and disabled.
  const same = saved !== null && JSON.stringify(idsOf(saved.destination)) === JSON.stringify(ids);
  if (same && misfitOf(saved, service) === null) return saved.destination;
  const client = await clients.current();
  if (client !== null) return chooseDestination(client, ids, service);
  throw refuse('conflict', settingsProblems.notConfigured());
}

interface Changed<T> {
  readonly result: T;
  readonly audit: {
    readonly action: string;
    readonly id?: number;
    readonly before?: unknown;
    readonly after?: unknown;
  };
}

/**
 * Changes the rules in one transaction, with an audit entry. Held incidents are decided again, because the change may
 * be the fix.
 */
async function change<T>(
  deps: ChangeDeps,
  { by, release }: RuleChange,
  work: (tx: Kysely<Schema>, rules: readonly StoredRule[], at: Date) => Promise<Changed<T>>,
): Promise<T> {
  return changing(deps, { release }, async (tx, at) => {
    const done = await work(tx, await listRules(tx), at);
    const { id, ...audit } = done.audit;
    const subject = id === undefined ? 'routing_rules' : `routing_rule:${id}`;
    await recordAudit(tx, { ...audit, at, actor: actorOf(by), subject });
    return done.result;
  });
}
