import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { actorOf, type Principal } from '../../platform/http/principal.ts';
import { recordAudit } from '../../platform/settings/audit.ts';
import { loadSetting, writeSetting } from '../../platform/settings/store.ts';
import { refuse } from '../../platform/values/problem.ts';
import { reportProblems } from './problems.ts';
import { isImage, type Logo, reportLogo } from './report-settings.ts';

/** Saves the logo of reports, or removes it. The audit entry has its size alone. @throws `invalid`. */
export async function saveLogo(
  tx: Kysely<Schema>,
  logo: Logo | null,
  { at, principal }: { readonly at: Date; readonly principal: Principal },
): Promise<void> {
  if (logo !== null && !isImage(logo)) throw refuse('invalid', reportProblems.noImage());
  const by = { at, actor: actorOf(principal) };
  const before = await loadSetting(tx, reportLogo);
  await writeSetting(tx, reportLogo, logo, by);
  await recordAudit(tx, {
    ...by,
    action: 'reportLogo.saved',
    subject: 'setting:reportLogo',
    before: size(before),
    after: size(logo),
  });
}

const size = (of: Logo | null) =>
  of === null ? null : { type: of.type, bytes: Buffer.byteLength(of.data, 'base64') };
