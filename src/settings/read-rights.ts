import type { Kysely } from 'kysely';
import type { ConnectWise } from '../connectwise/types.ts';
import type { Schema } from '../database/schema.ts';
import { transaction } from '../database/transaction.ts';
import type { Clock } from '../values/clock.ts';
import { type Capability, rights, rightsAfter, rightsWithout } from './rights.ts';
import { readSetting, writeSetting } from './store.ts';

interface RightsDeps {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
}

/** Reads the role's optional rights and notes them. Where ConnectWise cannot be asked, what was known stays. */
export async function readRights(
  { db, clock }: RightsDeps,
  client: ConnectWise | null,
  signal?: AbortSignal,
): Promise<void> {
  const read = await client?.mySecurity(signal);
  if (read === undefined) return;
  // Whoever may not read its own role has been told so, and what it may do is not known.
  if (!read.ok && read.problem.code !== 'connectwise.permission_missing') return;
  const rows = read.ok ? read.value : null;
  await transaction(db, async (tx) => {
    const at = clock.now();
    const known = await readSetting(tx, rights);
    await writeSetting(tx, rights, rightsAfter(known, rows, at), { at, actor: 'picket' });
  });
}

/** Notes that ConnectWise refused something for want of a right: it is off until the role has been read again. */
export async function noteRefusedRight(tx: Kysely<Schema>, capability: Capability, at: Date): Promise<void> {
  const known = await readSetting(tx, rights);
  await writeSetting(tx, rights, rightsWithout(known, capability, at), { at, actor: 'picket' });
}
