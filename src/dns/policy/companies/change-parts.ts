import { sql } from 'kysely';
import type { Principal } from '../../../platform/http/principal.ts';
import { refuse } from '../../../platform/values/problem.ts';
import { changePolicy, type PolicyDeps } from '../change-policy.ts';
import { readNetwork } from '../read-network.ts';
import { lockCompany } from './change-company.ts';
import { dnsCompanyProblems } from './problems.ts';
import { hashOf, hintOf, newDnsToken } from './token.ts';

/** Adds a network. Networks may be nested, also those of different companies: the longest prefix decides. */
export function addNetwork(
  deps: PolicyDeps,
  companyId: number,
  { network: written, note }: { readonly network: string; readonly note: string },
  principal: Principal,
): Promise<void> {
  const read = readNetwork(written.trim());
  if (read.network === null)
    throw refuse(
      'invalid',
      read.complaint === 'too_wide'
        ? dnsCompanyProblems.tooWide(written)
        : dnsCompanyProblems.notANetwork(written),
    );
  const { network } = read;
  const stored = sql<string>`${network}::text::cidr`;
  return changePolicy(deps, principal, async (change) => {
    const { tx, at, by, audit } = change;
    await lockCompany(change, companyId);
    const taken = await tx
      .selectFrom('dns_network')
      .innerJoin('company', 'company.id', 'dns_network.company_id')
      .select('company.name')
      .where('network', '=', stored)
      .executeTakeFirst();
    if (taken !== undefined) throw refuse('conflict', dnsCompanyProblems.networkTaken(network, taken.name));
    await tx
      .insertInto('dns_network')
      .values({ company_id: companyId, network: stored, note, added_at: at, added_by: by })
      .execute();
    await audit({
      action: 'dns_company.network_added',
      subject: `company:${companyId}`,
      after: { network, note },
    });
  });
}

/** Names a device by its address, for detections and rules. */
export function addDevice(
  deps: PolicyDeps,
  companyId: number,
  { name, address }: { readonly name: string; readonly address: string },
  principal: Principal,
): Promise<void> {
  return changePolicy(deps, principal, async (change) => {
    const { tx, at, by, audit } = change;
    await lockCompany(change, companyId);
    const value = sql<string>`${address}::text::inet`;
    // A company with its own listener may have addresses that other companies have too.
    const isApart = sql<boolean>`exists (select from dns_listener
      where dns_listener.company_id in (dns_device.company_id, ${companyId}))`;
    const taken = await tx
      .selectFrom('dns_device')
      .innerJoin('company', 'company.id', 'dns_device.company_id')
      .select('company.name')
      .where('address', '=', value)
      .where((eb) => eb.or([eb('dns_device.company_id', '=', companyId), eb.not(isApart)]))
      .executeTakeFirst();
    if (taken !== undefined) throw refuse('conflict', dnsCompanyProblems.deviceTaken(address, taken.name));
    await tx
      .insertInto('dns_device')
      .values({ company_id: companyId, name, address: value, added_at: at, added_by: by })
      .execute();
    await audit({
      action: 'dns_company.device_added',
      subject: `company:${companyId}`,
      after: { name, address },
    });
  });
}

/**
 * Gives a company its own listening address: private addresses that query there belong to it, even if other companies
 * have the same ones.
 */
export function addListener(
  deps: PolicyDeps,
  companyId: number,
  { address, port }: { readonly address: string; readonly port: number },
  principal: Principal,
): Promise<void> {
  return changePolicy(deps, principal, async (change) => {
    const { tx, at, by, audit } = change;
    await lockCompany(change, companyId);
    const value = sql<string>`${address}::text::inet`;
    const taken = await tx
      .selectFrom('dns_listener')
      .innerJoin('company', 'company.id', 'dns_listener.company_id')
      .select('company.name')
      .where('address', '=', value)
      .where('port', '=', port)
      .executeTakeFirst();
    if (taken !== undefined)
      throw refuse('conflict', dnsCompanyProblems.listenerTaken(`${address} port ${port}`, taken.name));
    await tx
      .insertInto('dns_listener')
      .values({ company_id: companyId, address: value, port, added_at: at, added_by: by })
      .execute();
    await audit({
      action: 'dns_company.listener_added',
      subject: `company:${companyId}`,
      after: { address, port },
    });
  });
}

export interface TokenFields {
  readonly purpose: 'doh' | 'rpz';
  /** Null for the whole company. */
  readonly device: string | null;
}

/** Creates a token for DNS over HTTPS, or for the policy as a zone. It is shown only once. */
export function addToken(
  deps: PolicyDeps,
  companyId: number,
  { purpose, device }: TokenFields,
  principal: Principal,
): Promise<string> {
  if (purpose === 'rpz' && device !== null) throw refuse('invalid', dnsCompanyProblems.zoneOfDevice());
  const token = newDnsToken(deps.random);
  return changePolicy(deps, principal, async (change) => {
    const { tx, at, by, audit } = change;
    await lockCompany(change, companyId);
    await tx
      .insertInto('dns_token')
      .values({
        company_id: companyId,
        purpose,
        device,
        hash: hashOf(token),
        hint: hintOf(token),
        added_at: at,
        added_by: by,
      })
      .execute();
    await audit({
      action: 'dns_company.token_made',
      subject: `company:${companyId}`,
      after: { purpose, device, hint: hintOf(token) },
    });
    return token;
  });
}

export type Part = 'network' | 'device' | 'listener' | 'token';

/** Removes a network, device or listener, or revokes a token. */
export function removeFrom(
  deps: PolicyDeps,
  companyId: number,
  what: Part,
  id: number,
  principal: Principal,
): Promise<void> {
  return changePolicy(deps, principal, async ({ tx, at, by, audit }) => {
    const { rows } = await sql<{ readonly text: string }>`${removals[what](at, by)}
      and id = ${id} and company_id = ${companyId} returning ${texts[what]} as text`.execute(tx);
    const [gone] = rows;
    if (gone === undefined) throw refuse('not_found', dnsCompanyProblems.noSuch(what, id));
    await audit({
      action: `dns_company.${what}_${what === 'token' ? 'revoked' : 'removed'}`,
      subject: `company:${companyId}`,
      before: { [what]: gone.text },
    });
  });
}

/** A revoked token is kept for the history. */
const removals = {
  network: () => sql`delete from dns_network where true`,
  device: () => sql`delete from dns_device where true`,
  listener: () => sql`delete from dns_listener where true`,
  token: (at: Date, by: string) =>
    sql`update dns_token set revoked_at = ${at}, revoked_by = ${by} where revoked_at is null`,
};

/** The texts for the audit trail. */
const texts = {
  network: sql`network::text`,
  device: sql`name || ' ' || host(address)`,
  listener: sql`host(address) || ' port ' || port`,
  token: sql`hint`,
};
