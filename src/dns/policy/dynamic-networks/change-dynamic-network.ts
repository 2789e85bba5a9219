import type { Principal } from '../../../platform/http/principal.ts';
import { refuse } from '../../../platform/values/problem.ts';
import { changePolicy, type PolicyDeps } from '../change-policy.ts';
import { lockCompany } from '../companies/change-company.ts';
import { dnsCompanyProblems } from '../companies/problems.ts';
import { hashOf, hintOf, newDnsToken } from '../companies/token.ts';
import { readName } from '../read-name.ts';
import { dynamicNetworkProblems } from './problems.ts';

export interface DynamicNetworkFields {
  /** The DNS name whose addresses are used. Null: it gets a token with which a router reports its address. */
  readonly follows: string | null;
  readonly note: string;
}

/** Adds a network whose addresses change. Returns its token, which is shown only once; null if it follows a name. */
export function addDynamicNetwork(
  deps: PolicyDeps,
  companyId: number,
  { follows: written, note }: DynamicNetworkFields,
  principal: Principal,
): Promise<string | null> {
  const follows = written === null ? null : nameOf(written);
  const token = follows === null ? newDnsToken(deps.random) : null;
  return changePolicy(deps, principal, async (change) => {
    const { tx, at, by, audit } = change;
    await lockCompany(change, companyId);
    const hint = token === null ? null : hintOf(token);
    await tx
      .insertInto('dns_dynamic_network')
      .values({
        company_id: companyId,
        follows,
        token_hash: token === null ? null : hashOf(token),
        hint,
        note,
        added_at: at,
        added_by: by,
        next_look_at: follows === null ? null : at,
      })
      .execute();
    await audit({
      action: 'dns_company.dynamic_network_added',
      subject: `company:${companyId}`,
      after: { follows, hint, note },
    });
    return token;
  });
}

/** Removes a network with its addresses; its token is refused from then on. */
export function removeDynamicNetwork(
  deps: PolicyDeps,
  companyId: number,
  id: number,
  principal: Principal,
): Promise<void> {
  return changePolicy(deps, principal, async ({ tx, audit }) => {
    const gone = await tx
      .deleteFrom('dns_dynamic_network')
      .where('id', '=', id)
      .where('company_id', '=', companyId)
      .returning(['follows', 'hint', 'note'])
      .executeTakeFirst();
    if (gone === undefined) throw refuse('not_found', dnsCompanyProblems.noSuch('network', id));
    await audit({
      action: 'dns_company.dynamic_network_removed',
      subject: `company:${companyId}`,
      before: gone,
    });
  });
}

function nameOf(text: string): string {
  const { name } = readName(text.trim());
  if (name === null || !name.includes('.')) throw refuse('invalid', dynamicNetworkProblems.notAName(text));
  return name;
}
