import type { Kysely } from 'kysely';
import type { Schema } from '../platform/database/schema.ts';
import { actorOf, type Principal } from '../platform/http/principal.ts';
import { recordAudit } from '../platform/settings/audit.ts';
import { type ChangeDeps, changing, type ReleaseChoice } from '../platform/settings/change.ts';
import { refuse } from '../platform/values/problem.ts';
import { noiseProblems } from './problems.ts';
import { missingCompanies } from './suppression-store.ts';
import { deleteWindow, insertWindow, lockWindow, updateWindow } from './window-store.ts';
import type { WindowBody } from './window-view.ts';

/** Who changes a window, and how the incidents that it releases are released. */
export interface WindowChange {
  readonly principal: Principal;
  readonly release?: ReleaseChoice | undefined;
}

/** Creates a maintenance window. */
export function addWindow(deps: ChangeDeps, body: WindowBody, by: WindowChange): Promise<number> {
  return change(deps, by, async (tx, at) => {
    await refuseMissing(tx, body.companyIds);
    const id = await insertWindow(tx, body, { at, by: by.principal.name });
    return { did: 'made', id, after: body };
  });
}

export function replaceWindow(
  deps: ChangeDeps,
  id: number,
  body: WindowBody,
  by: WindowChange,
): Promise<number> {
  return change(deps, by, async (tx) => {
    const before = await find(tx, id);
    await refuseMissing(tx, body.companyIds);
    await updateWindow(tx, id, body);
    return { did: 'changed', id, before, after: body };
  });
}

/** Deletes a window. The incidents that it holds are decided again. */
export function removeWindow(deps: ChangeDeps, id: number, by: WindowChange): Promise<number> {
  return change(deps, by, async (tx) => {
    const before = await find(tx, id);
    await deleteWindow(tx, id);
    return { did: 'deleted', id, before };
  });
}

/** One change with its audit entry; held incidents are decided again. */
async function change(
  deps: ChangeDeps,
  { principal, release }: WindowChange,
  make: (
    tx: Kysely<Schema>,
    at: Date,
  ) => Promise<{ did: string; id: number; before?: WindowBody; after?: WindowBody }>,
): Promise<number> {
  return changing(deps, { release }, async (tx, at) => {
    const { did, id, ...states } = await make(tx, at);
    const subject = `maintenance_window:${id}`;
    const action = `maintenance_window.${did}`;
    await recordAudit(tx, { at, actor: actorOf(principal), action, subject, ...states });
    return id;
  });
}

async function refuseMissing(tx: Kysely<Schema>, ids: readonly number[]): Promise<void> {
  const missing = await missingCompanies(tx, ids);
  if (missing.length > 0) throw refuse('invalid', noiseProblems.unknownCompanies(missing));
}

async function find(tx: Kysely<Schema>, id: number): Promise<WindowBody> {
  const row = await lockWindow(tx, id);
  if (row === undefined) throw refuse('not_found', noiseProblems.notFound('maintenance window', id));
  return row;
}
