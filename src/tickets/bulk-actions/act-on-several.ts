import { isDeepStrictEqual } from 'node:util';
import { type Kysely, sql } from 'kysely';
import { noiseProblems } from '../../noise/problems.ts';
import { bigintArray } from '../../platform/database/arrays.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { Principal } from '../../platform/http/principal.ts';
import type { ChangeDeps } from '../../platform/settings/change.ts';
import { refuse } from '../../platform/values/problem.ts';
import { allowSet } from './allow-set.ts';
import type { Asked } from './asked.ts';
import { inSets, type SetWork } from './in-sets.ts';
import { bulkProblems } from './problems.ts';
import { quietSet } from './quiet-set.ts';
import { retrySet } from './retry-set.ts';
import type { Scene } from './scene.ts';
import { skipSet } from './skip-set.ts';
import { type BulkActionRow, beginAction, findAction } from './store.ts';

/** Applies an action to several incidents, each separately: a failure of one stops no other. */
export async function actOnSeveral(
  deps: ChangeDeps,
  given: Asked & { readonly key: string },
  principal: Principal,
): Promise<BulkActionRow> {
  const asked = { ...given, incidentIds: [...new Set(given.incidentIds)] };
  const now = deps.clock.now();
  const row = await beginAction(deps.db, asked, principal, now);
  if (!isDeepStrictEqual(row.asked, asked)) throw refuse('conflict', bulkProblems.sameKey());
  const isNew = row.results.length === 0;
  if (isNew && 'endsAt' in asked && asked.endsAt !== null && new Date(asked.endsAt) <= now)
    throw refuse('invalid', noiseProblems.endsTooEarly());
  const ids = await byThing(deps.db, asked.incidentIds);
  await inSets(deps, { actionId: row.id, part: 'results' }, ids, workOf(asked, row, principal));
  return (await findAction(deps.db, row.id)) ?? row;
}

function workOf(asked: Asked, { id, made_at: madeAt }: BulkActionRow, principal: Principal): SetWork {
  const subject = `bulk_action:${id}`;
  const scene = (tx: Scene['tx'], at: Date): Scene => ({ tx, at, principal, subject });
  switch (asked.action) {
    case 'retry':
      return { scope: () => null, work: (tx, at, ids) => retrySet(scene(tx, at), ids) };
    case 'skip':
      return { scope: () => null, work: (tx, at, ids) => skipSet(scene(tx, at), ids, asked.why, madeAt) };
    case 'allow':
      return { scope: () => null, work: (tx, at, ids) => allowSet(scene(tx, at), ids, asked) };
    default:
      // Held incidents are decided again; this action releases none.
      return {
        scope: (incidentIds) => ({ incidentIds, release: 'flow' }),
        work: (tx, at, ids) => quietSet(scene(tx, at), ids, asked),
      };
  }
}

/** The incidents sorted by company and domain, so that those of one set share a silence or an entry. */
async function byThing(db: Kysely<Schema>, ids: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select given.id from unnest(${bigintArray(ids)}) as given(id) left join incident on incident.id = given.id
    order by incident.company_id, incident.registrable_domain, given.id
  `.execute(db);
  return rows.map(({ id }) => id);
}
