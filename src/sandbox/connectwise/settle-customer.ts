import type { AccountData } from './account-data.ts';
import type { FieldError } from './errors.ts';
import type { Reference, TicketBody } from './parse-ticket.ts';

/** Checks contact, agreement and site of a ticket: each must belong to the company of the ticket. */
export function settleCustomer(
  { customers, companies }: AccountData,
  body: TicketBody,
  { companyId }: { readonly companyId: number },
): { details: Record<string, unknown>; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const details: Record<string, unknown> = {};
  const company = companies.find(({ id }) => id === companyId)?.name ?? String(companyId);

  function settle(
    field: string,
    what: string,
    records: readonly { readonly id: number; readonly companyId: number; readonly name: string }[],
  ): void {
    const wanted = body[field] as Reference | undefined;
    if (wanted === undefined) return;
    const found = records.find(({ id, name }) =>
      wanted.id === undefined ? name === wanted.name : id === wanted.id,
    );
    if (found?.companyId === companyId) details[field] = { id: found.id, name: found.name, _info: {} };
    else {
      const message = `${what} ${wanted.id ?? wanted.name} not found for Company ${company}`;
      errors.push({ code: 'NotFound', message, field: `${field}/id` });
    }
  }

  const people = customers.contacts
    .filter(({ inactive }) => !inactive)
    .map((one) => ({ ...one, name: `${one.firstName} ${one.lastName}` }));
  settle('contact', 'Contact', people);
  const running = customers.agreements.filter(({ cancelled }) => !cancelled);
  settle('agreement', 'Agreement', running);
  const open = customers.sites.filter(({ inactive }) => !inactive);
  settle('site', 'Site', open);
  return { details, errors };
}
