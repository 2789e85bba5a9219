import type { z } from 'zod';
import { ok, type Result } from '../../platform/values/problem.ts';
import type { Api, Call } from './api.ts';
import { quoted, quotedLike } from './conditions.ts';
import type { CustomerCalls, OfCompanyRecord } from './customer-types.ts';
import type { Page } from './page.ts';
import { fetchPage } from './pages.ts';
import { parseOne } from './parse-answer.ts';
import { optionalPermissions, type Permission, permissions } from './permissions.ts';
import { contactSchema, ofCompanySchema } from './records.ts';

const pageSize = 100;

interface Wanted<T> {
  readonly companyId: number;
  readonly path: string;
  readonly permission: Permission;
  readonly schema: z.ZodType<T>;
  readonly query: Readonly<Record<string, string>>;
  readonly signal: AbortSignal | undefined;
}

export function customerCalls(api: Api): CustomerCalls {
  /**
   * One page of active records of the company. Each is checked here, since ConnectWise may interpret a condition
   * differently.
   */
  async function list<T extends OfCompanyRecord>(wanted: Wanted<T>): Promise<Result<Page<T>>> {
    const { companyId, path, permission, schema, query, signal } = wanted;
    const route = path.replace(/\/\d+(?=\/|$)/g, '/{id}');
    const call: Call = { method: 'GET', path, route, permission, query, signal };
    const read = await fetchPage(api, call, schema, { page: 1, pageSize });
    if (!read.ok) return read;
    const items = read.value.items.filter(
      (row) => !row.inactive && (row.companyId === undefined || row.companyId === companyId),
    );
    return ok({ items, more: read.value.more });
  }

  const named = (companyId: number, search: string, fields: readonly string[], also: string) => {
    const pattern = search.trim() === '' ? null : quotedLike(`%${search.trim()}%`);
    const like =
      pattern === null ? '' : ` and (${fields.map((field) => `${field} ${pattern}`).join(' or ')})`;
    return `company/id=${companyId} and ${also}${like}`;
  };

  const sitesOf: Permission = { ...permissions.companies, endpoint: 'GET /company/companies/{id}/sites' };

  return {
    async ofCompany(kind, companyId, id, signal) {
      const [path, permission] = {
        agreement: ['/finance/agreements', optionalPermissions.agreements] as const,
        contact: ['/company/contacts', optionalPermissions.contacts] as const,
        site: [`/company/companies/${companyId}/sites`, sitesOf] as const,
      }[kind];
      const route = `${path.replace(/\/\d+(?=\/|$)/g, '/{id}')}/{id}`;
      const reply = await api.read({ method: 'GET', path: `${path}/${id}`, route, permission, signal });
      if (reply.ok)
        return parseOne(reply.value, api.site.host, kind === 'contact' ? contactSchema : ofCompanySchema);
      return reply.problem.code === 'connectwise.record_not_found' ? ok(null) : reply;
    },
    async contactsByEmail(companyId, email, signal) {
      const read = await list({
        companyId,
        path: '/company/contacts',
        permission: optionalPermissions.contacts,
        schema: contactSchema,
        query: {
          conditions: `company/id=${companyId} and inactiveFlag=false`,
          childConditions: `communicationItems/value${quoted(email)}`,
        },
        signal,
      });
      if (!read.ok) return read;
      const same = (one: string) => one.trim().toLowerCase() === email.trim().toLowerCase();
      return ok(read.value.items.filter(({ emails }) => emails.some(same)));
    },
    contacts: (companyId, search, signal) =>
      list({
        companyId,
        path: '/company/contacts',
        permission: optionalPermissions.contacts,
        schema: contactSchema,
        query: {
          conditions: named(companyId, search, ['firstName', 'lastName'], 'inactiveFlag=false'),
          orderBy: 'lastName asc',
        },
        signal,
      }),
    agreements: (companyId, search, signal) =>
      list({
        companyId,
        path: '/finance/agreements',
        permission: optionalPermissions.agreements,
        schema: ofCompanySchema,
        query: { conditions: named(companyId, search, ['name'], 'cancelledFlag=false'), orderBy: 'name asc' },
        signal,
      }),
    sites(companyId, search, signal) {
      const pattern = search.trim() === '' ? null : quotedLike(`%${search.trim()}%`);
      const path = `/company/companies/${companyId}/sites`;
      const like = pattern === null ? '' : ` and name ${pattern}`;
      return list({
        companyId,
        path,
        permission: sitesOf,
        schema: ofCompanySchema,
        query: { conditions: `inactiveFlag=false${like}`, orderBy: 'name asc' },
        signal,
      });
    },
  };
}
