import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { actorOf, type Principal } from '../../platform/http/principal.ts';
import type { Keyring } from '../../platform/secrets/keyring.ts';
import { heartbeatContext } from '../../platform/secrets/notification-contexts.ts';
import { recordAudit } from '../../platform/settings/audit.ts';
import { loadSetting, writeSetting } from '../../platform/settings/store.ts';
import { refuse } from '../../platform/values/problem.ts';
import { addressComplaint } from './address.ts';
import { heartbeatSetting, type SavedHeartbeat } from './heartbeat.ts';
import { notificationProblems as problems } from './problems.ts';

/** @throws `invalid` if nothing can be called there. */
export function sealHeartbeat(
  keyring: Pick<Keyring, 'seal'>,
  { url, method }: { readonly url: string; readonly method: SavedHeartbeat['method'] },
): SavedHeartbeat {
  const address = url.trim();
  const complaint = addressComplaint('heartbeat', address);
  if (complaint !== null)
    throw refuse('invalid', problems.invalid(1), [{ in: 'body', pointer: '/url', detail: complaint }]);
  return { sealedUrl: keyring.seal(address, heartbeatContext), host: new URL(address).host, method };
}

/** Saves the heartbeat address, or removes it, with an audit entry that does not contain it. */
export async function saveHeartbeat(
  tx: Kysely<Schema>,
  after: SavedHeartbeat | null,
  { at, principal }: { readonly at: Date; readonly principal: Principal },
): Promise<void> {
  const by = { at, actor: actorOf(principal) };
  const before = await loadSetting(tx, heartbeatSetting);
  if (before === null && after === null) throw refuse('not_found', problems.heartbeatOff());
  await writeSetting(tx, heartbeatSetting, after, by);
  await recordAudit(tx, {
    ...by,
    action: after === null ? 'heartbeat.off' : 'heartbeat.saved',
    subject: 'setting:heartbeat',
    ...(before === null ? {} : { before: audited(before) }),
    ...(after === null ? {} : { after: audited(after) }),
  });
}

const audited = ({ host, method }: SavedHeartbeat) => ({ host, method });
