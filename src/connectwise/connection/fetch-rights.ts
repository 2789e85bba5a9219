import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { loadSetting, writeSetting } from '../../platform/settings/store.ts';
import type { Clock } from '../../platform/values/clock.ts';
import type { OptionalPermissionName } from '../client/permissions.ts';
import type { ConnectWise } from '../client/types.ts';
import { type Capability, rights, rightsAfter, rightsWithout } from './rights.ts';

interface RightsDeps {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
}

/** Reads and stores the optional rights of the role. If ConnectWise cannot be reached, the stored rights stay. */
export async function fetchRights(
  { db, clock }: RightsDeps,
  client: ConnectWise | null,
  signal?: AbortSignal,
): Promise<void> {
  const read = await client?.mySecurity(signal);
  if (read === undefined) return;
  // Another check reports a role that may not read itself. Its rights are unknown.
  if (!read.ok && read.problem.code !== 'connectwise.permission_missing') return;
  const rows = read.ok ? read.value : null;
  await transaction(db, async (tx) => {
    const at = clock.now();
    const known = await loadSetting(tx, rights);
    await writeSetting(tx, rights, rightsAfter(known, rows, at), { at, actor: 'picket' });
  });
}

/**
 * Stores that ConnectWise refused a request because of a missing right: the feature is off until the role is read
 * again.
 */
export async function noteRefusedRight(
  tx: Kysely<Schema>,
  capability: Capability,
  at: Date,
  refused?: OptionalPermissionName,
): Promise<void> {
  const known = await loadSetting(tx, rights);
  await writeSetting(tx, rights, rightsWithout(known, capability, at, refused), { at, actor: 'picket' });
}
