import type { Kysely } from 'kysely';
import type { CustomerKind } from '../../connectwise/client/customer-types.ts';
import type { ConnectWise } from '../../connectwise/client/types.ts';
import { fromConnectWise } from '../../connectwise/connection/connectwise-failure.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { actorOf, type Principal } from '../../platform/http/principal.ts';
import { recordAudit } from '../../platform/settings/audit.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { refuse } from '../../platform/values/problem.ts';
import { customerProblems } from './problems.ts';
import {
  loadDefaults,
  type Named,
  noDefaults,
  type TicketDefaults,
  writeDefaults,
} from './ticket-defaults.ts';

export interface SaveDefaultsDeps {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
}

interface Wanted {
  readonly companyId: number;
  /** The ConnectWise company that it is mapped to. */
  readonly company: Named;
  readonly wanted: Readonly<Record<CustomerKind, number | null>>;
}

/** Checks each in ConnectWise and saves them, with an audit entry. No decision depends on them. */
export async function saveDefaults(
  { db, clock }: SaveDefaultsDeps,
  { companyId, company, wanted }: Wanted,
  client: () => Promise<ConnectWise>,
  principal: Principal,
): Promise<void> {
  const checked = async (kind: CustomerKind): Promise<Named | null> => {
    const id = wanted[kind];
    if (id === null) return null;
    const found = fromConnectWise(await (await client()).ofCompany(kind, company.id, id));
    if (found === null || found.inactive || (found.companyId ?? company.id) !== company.id)
      throw refuse('invalid', customerProblems.notOfCompany(kind, id, company.name));
    return { id: found.id, name: found.name };
  };
  const after = {
    agreement: await checked('agreement'),
    site: await checked('site'),
    contact: await checked('contact'),
  };
  await transaction(db, (tx) =>
    storeDefaults(tx, { companyId, company }, after, { at: clock.now(), principal }),
  );
}

/** Saves what was checked in ConnectWise, with an audit entry. */
export async function storeDefaults(
  tx: Kysely<Schema>,
  { companyId, company }: Omit<Wanted, 'wanted'>,
  after: TicketDefaults,
  { at, principal }: { readonly at: Date; readonly principal: Principal },
): Promise<void> {
  const row = await loadDefaults(tx, companyId, company.id);
  const { agreement, site, contact } = row ?? noDefaults;
  await writeDefaults(tx, { companyId, connectwiseCompanyId: company.id }, after, at);
  await recordAudit(tx, {
    at,
    actor: actorOf(principal),
    action: 'company.ticket_defaults_saved',
    subject: `company:${companyId}`,
    before: { agreement, site, contact },
    after,
  });
}
