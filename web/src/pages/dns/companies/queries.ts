import { api, read } from '../../../api/client.ts';
import { usePages } from '../../../api/pages.ts';
import { type DnsCompany, dnsKey } from '../queries.ts';
import type { DnsCompanySearch } from './search.ts';

export const useDnsCompanies = ({ archived, search }: DnsCompanySearch) =>
  usePages<DnsCompany>([...dnsKey, 'companies', 'pages', archived, search], (cursor, signal) =>
    read(
      api.GET('/api/v1/dns/companies', {
        params: {
          query: {
            archived: archived === 'yes' ? 'true' : 'false',
            ...(search === undefined ? {} : { search }),
            ...(cursor === undefined ? {} : { cursor }),
          },
        },
        signal,
      }),
    ),
  );

const of = (id: number) => ({ path: { id } });

/** The company of the MSP itself; created if needed. */
export const addOwnCompany = () => read(api.POST('/api/v1/dns/companies/own'));

export const addCompany = (name: string) => read(api.POST('/api/v1/dns/companies', { body: { name } }));

interface CompanyChange {
  readonly name?: string;
  readonly archived?: boolean;
  readonly categories?: string[];
  readonly categoriesOff?: string[];
}

export const changeCompany = (id: number) => (body: CompanyChange) =>
  read(api.PATCH('/api/v1/dns/companies/{id}', { params: of(id), body }));

export const addNetwork = (id: number) => (body: { network: string; note: string }) =>
  read(api.POST('/api/v1/dns/companies/{id}/networks', { params: of(id), body }));

export const addDevice = (id: number) => (body: { name: string; address: string }) =>
  read(api.POST('/api/v1/dns/companies/{id}/devices', { params: of(id), body }));

export const addListener = (id: number) => (body: { address: string; port: number }) =>
  read(api.POST('/api/v1/dns/companies/{id}/listeners', { params: of(id), body }));

/** Returns its token, unless it follows a name. */
export const addDynamicNetwork = (id: number) => (body: { follows: string | null; note: string }) =>
  read(api.POST('/api/v1/dns/companies/{id}/dynamic-networks', { params: of(id), body }));

export type Purpose = DnsCompany['tokens'][number]['purpose'];

/** A token for one device, or for the whole company. */
export const makeToken = (id: number) => (body: { purpose: Purpose; device: string | null }) =>
  read(api.POST('/api/v1/dns/companies/{id}/tokens', { params: of(id), body }));

export type Part = 'networks' | 'dynamic-networks' | 'devices' | 'listeners' | 'tokens';

export const removePart = (id: number, part: Part, partId: number) => () =>
  read(
    api.DELETE(`/api/v1/dns/companies/{id}/${part}/{partId}`, {
      params: { path: { id, partId } },
    }),
  );
