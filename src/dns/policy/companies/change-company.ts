import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../../platform/database/schema.ts';
import type { Principal } from '../../../platform/http/principal.ts';
import { refuse } from '../../../platform/values/problem.ts';
import { type Change, changePolicy, type PolicyDeps } from '../change-policy.ts';
import { readNetwork } from '../read-network.ts';
import { insertCompany } from './insert-company.ts';
import { dnsCompanyProblems } from './problems.ts';
import { hashOf, hintOf, newDnsToken } from './token.ts';

/** Creates a company of the protective DNS. It appears under Companies, and is mapped there. */
export function createCompany(deps: PolicyDeps, name: string, principal: Principal): Promise<number> {
  return changePolicy(deps, principal, async ({ tx, at, by, audit }) => {
    const sourceId = await deps.sourceId(tx, at);
    await refuseTakenName(tx, sourceId, name, null);
    const id = await insertCompany(tx, { sourceId, name, at, by });
    await audit({ action: 'dns_company.added', subject: `company:${id}`, after: { name } });
    return id;
  });
}

export interface CompanyFields {
  readonly name?: string | undefined;
  readonly archived?: boolean | undefined;
  readonly categories?: string[] | undefined;
  readonly categoriesOff?: string[] | undefined;
}

/** Renames or archives a company, or changes its categories. An archived company is answered no longer. */
export function changeCompany(
  deps: PolicyDeps,
  id: number,
  { name, archived, categories, categoriesOff }: CompanyFields,
  principal: Principal,
): Promise<void> {
  return changePolicy(deps, principal, async (change) => {
    const { tx, at, by, audit } = change;
    const before = await lockCompany(change, id);
    if (name !== undefined) {
      await refuseTakenName(tx, before.source_id, name, id);
      await tx.updateTable('company').set({ name }).where('id', '=', id).execute();
    }
    const set = {
      ...(archived === undefined || archived === before.archived
        ? {}
        : { archived_at: archived ? at : null, archived_by: archived ? by : null }),
      ...(categories === undefined ? {} : { categories }),
      ...(categoriesOff === undefined ? {} : { categories_off: categoriesOff }),
    };
    if (Object.keys(set).length > 0)
      await tx.updateTable('dns_company').set(set).where('company_id', '=', id).execute();
    const { source_id: _, ...fields } = before;
    await audit({
      action: 'dns_company.changed',
      subject: `company:${id}`,
      before: fields,
      after: { ...fields, ...JSON.parse(JSON.stringify({ name, archived, categories, categoriesOff })) },
    });
  });
}

/** Adds a network. Nested networks are allowed, also of another company: the longest prefix decides. */
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
    const taken = await tx
      .selectFrom('dns_device')
      .innerJoin('company', 'company.id', 'dns_device.company_id')
      .select('company.name')
      .where('address', '=', value)
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

export interface TokenFields {
  readonly purpose: 'doh' | 'rpz';
  /** Null: for the whole company. */
  readonly device: string | null;
}

/** Makes a token for DNS over HTTPS, or for the policy as a zone. It is shown only now. */
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

/** Removes a network or device, or revokes a token. */
export function removeFrom(
  deps: PolicyDeps,
  companyId: number,
  what: 'network' | 'device' | 'token',
  id: number,
  principal: Principal,
): Promise<void> {
  return changePolicy(deps, principal, async ({ tx, at, by, audit }) => {
    const gone =
      what === 'token'
        ? await tx
            .updateTable('dns_token')
            .set({ revoked_at: at, revoked_by: by })
            .where('id', '=', id)
            .where('company_id', '=', companyId)
            .where('revoked_at', 'is', null)
            .returning(['hint as text'])
            .executeTakeFirst()
        : what === 'network'
          ? await tx
              .deleteFrom('dns_network')
              .where('id', '=', id)
              .where('company_id', '=', companyId)
              .returning([sql<string>`network::text`.as('text')])
              .executeTakeFirst()
          : await tx
              .deleteFrom('dns_device')
              .where('id', '=', id)
              .where('company_id', '=', companyId)
              .returning([sql<string>`name || ' ' || host(address)`.as('text')])
              .executeTakeFirst();
    if (gone === undefined) throw refuse('not_found', dnsCompanyProblems.noSuch(what, id));
    await audit({
      action: `dns_company.${what}_${what === 'token' ? 'revoked' : 'removed'}`,
      subject: `company:${companyId}`,
      before: { [what]: gone.text },
    });
  });
}

export async function lockCompany({ tx }: Pick<Change, 'tx'>, id: number) {
  const row = await tx
    .selectFrom('dns_company')
    .innerJoin('company', 'company.id', 'dns_company.company_id')
    .select(['source_id', 'name', 'categories', 'categories_off as categoriesOff', 'archived_at'])
    .where('company_id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw refuse('not_found', dnsCompanyProblems.notFound(id));
  const { archived_at: archivedAt, ...rest } = row;
  return { ...rest, archived: archivedAt !== null };
}

async function refuseTakenName(
  tx: Kysely<Schema>,
  sourceId: number,
  name: string,
  own: number | null,
): Promise<void> {
  const taken = await tx
    .selectFrom('company')
    .select('id')
    .where('source_id', '=', sourceId)
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .where('id', '!=', own ?? 0)
    .executeTakeFirst();
  if (taken !== undefined) throw refuse('conflict', dnsCompanyProblems.nameTaken(name));
}
