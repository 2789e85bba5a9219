import type { SuppressionKind } from '../../noise/suppression.ts';
import { isOneOf } from '../../platform/database/arrays.ts';
import type { Principal } from '../../platform/http/principal.ts';
import type { ChangeDeps } from '../../platform/settings/change.ts';
import { refuse } from '../../platform/values/problem.ts';
import { endAllowSet } from './allow-set.ts';
import type { BulkActionName } from './asked.ts';
import { inSets } from './in-sets.ts';
import { bulkProblems } from './problems.ts';
import { endQuietSet } from './quiet-set.ts';
import type { Scene } from './scene.ts';
import { unskipSet } from './skip-set.ts';
import { type BulkActionRow, beginUndo, findAction, type Outcome } from './store.ts';

/** The decision reason of each action, and the kind of object that it created. */
const decidedFor: Readonly<Record<Exclude<BulkActionName, 'retry' | 'skip'>, string>> = {
  silence: 'silenced',
  accept: 'accepted',
  allow: 'domain_allowed',
};
const kinds: Readonly<Record<'silence' | 'accept', SuppressionKind>> = {
  silence: 'silence',
  accept: 'acceptance',
};

/**
 * Undoes exactly what an action did: incidents that it refused, or that changed since then, stay unchanged. Only the
 * person who acted, or one who sees all companies, may undo it.
 */
export async function undoAction(deps: ChangeDeps, id: number, principal: Principal): Promise<BulkActionRow> {
  const row = await findAction(deps.db, id);
  if (row === undefined || (row.actor !== principal.id && principal.companies !== 'all'))
    throw refuse('not_found', bulkProblems.notFound(id));
  const { action } = row.asked;
  if (action === 'retry') throw refuse('conflict', bulkProblems.retryStays());
  const outcomeOf = new Map(row.results.map((one) => [one.incidentId, one]));
  const ids = row.results.flatMap(({ incidentId, problem }) => (problem === null ? [incidentId] : []));
  const outcomesOf = (own: readonly number[]) =>
    own.flatMap((one): Outcome[] => {
      const outcome = outcomeOf.get(one);
      return outcome === undefined ? [] : [outcome];
    });
  const sceneOf = (tx: Scene['tx'], at: Date): Scene => ({ tx, at, principal, subject: `bulk_action:${id}` });

  await beginUndo(deps.db, id, principal.name, deps.clock.now());
  const companies = await companiesOf(deps, ids);
  await inSets(deps, { actionId: id, part: 'undo_results' }, ids, {
    // The objects may have suppressed other incidents too.
    scope: (own) =>
      action === 'skip'
        ? null
        : {
            decided: {
              reason: decidedFor[action],
              companyIds: [...new Set(own.flatMap((one) => companies.get(one) ?? []))],
            },
          },
    work(tx, at, own) {
      const scene = sceneOf(tx, at);
      if (action === 'skip') return unskipSet(scene, own, row);
      return action === 'allow'
        ? endAllowSet(scene, outcomesOf(own))
        : endQuietSet(scene, outcomesOf(own), kinds[action]);
    },
  });
  return (await findAction(deps.db, id)) ?? row;
}

async function companiesOf({ db }: ChangeDeps, ids: readonly number[]): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('incident')
    .select(['id', 'company_id'])
    .where(isOneOf('id', ids))
    .execute();
  return new Map(rows.map((row) => [row.id, row.company_id]));
}
