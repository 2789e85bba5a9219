import { z } from 'zod';
import { ok, type Result } from '../../platform/values/problem.ts';
import type { Api, Call } from './api.ts';
import { quoted, quotedLike } from './conditions.ts';
import type { ConfigurationCalls, ConfigurationQuery, ConfigurationRecord } from './configuration-types.ts';
import { hostName, isSameHost, shortName } from './match-host.ts';
import { fetchAllPages, fetchPage } from './pages.ts';
import { parseOne } from './parse-answer.ts';
import { optionalPermissions, permissions } from './permissions.ts';
import { configurationSchema, linkSchema } from './records.ts';
import { write } from './write-ticket.ts';

const route = '/company/configurations';
const fields = 'id,name,type/name,company/id,activeFlag,serialNumber,ipAddress';
/** More matches of one name are no more useful than several. */
const pageSize = 100;

export function configurationCalls(api: Api): ConfigurationCalls {
  const { host } = api.site;
  const linksOf = (ticketId: number) => `/service/tickets/${ticketId}/configurations`;
  const linksRoute = '/service/tickets/{id}/configurations';
  return {
    async configurations(query, signal) {
      const call: Call = {
        method: 'GET',
        path: route,
        route,
        permission: optionalPermissions.configurations,
        query: { conditions: conditionsOf(query), fields, orderBy: 'name asc' },
        signal,
      };
      const read = await fetchPage(api, call, configurationSchema, { page: 1, pageSize });
      return read.ok ? ok({ ...read.value, items: read.value.items.filter(isWanted(query)) }) : read;
    },
    async configuration(id, signal) {
      const reply = await api.read({
        method: 'GET',
        path: `${route}/${id}`,
        route: `${route}/{id}`,
        permission: optionalPermissions.configurations,
        signal,
      });
      if (reply.ok) return parseOne(reply.value, host, configurationSchema);
      return isGone(reply) ? ok(null) : reply;
    },
    async ticketConfigurations(ticketId, signal) {
      const call: Call = {
        method: 'GET',
        path: linksOf(ticketId),
        route: linksRoute,
        permission: { ...permissions.boards, endpoint: 'GET /service/tickets/{parentId}/configurations' },
        signal,
      };
      const read = await fetchAllPages(api, call, linkSchema);
      if (read.ok) return ok(read.value.map(({ id }) => id));
      return isGone(read) ? ok(null) : read;
    },
    attachConfiguration: (ticketId, id, signal, beforeSend) =>
      write(
        api,
        {
          method: 'POST',
          path: linksOf(ticketId),
          route: linksRoute,
          permission: optionalPermissions.tickets_edit,
          body: JSON.stringify({ id }),
          signal,
          beforeSend,
        },
        (reply) => {
          const read = parseOne(reply, host, z.object({}));
          return read.ok ? ok(null) : read;
        },
      ),
    async detachConfiguration(ticketId, id, signal, beforeSend) {
      const outcome = await write(
        api,
        {
          method: 'DELETE',
          path: `${linksOf(ticketId)}/${id}`,
          route: `${linksRoute}/{id}`,
          permission: optionalPermissions.tickets_edit,
          signal,
          beforeSend,
        },
        () => ok(null),
      );
      // If it does not exist, the wanted state is reached.
      const gone = outcome.outcome === 'refused' && outcome.problem.code === goneCode;
      return gone ? { outcome: 'done', value: null } : outcome;
    },
  };
}

const goneCode = 'connectwise.record_not_found';
const isGone = (read: Result<unknown>) => !read.ok && read.problem.code === goneCode;

function conditionsOf(query: ConfigurationQuery): string {
  const ofCompany = `company/id=${query.companyId} and activeFlag=true`;
  if ('serialNumber' in query) return `${ofCompany} and serialNumber${quoted(query.serialNumber)}`;
  if ('addresses' in query)
    return `${ofCompany} and (${query.addresses.map((one) => `ipAddress${quoted(one)}`).join(' or ')})`;
  if ('search' in query) {
    const pattern = quotedLike(`%${query.search}%`);
    return pattern === null ? ofCompany : `${ofCompany} and (name ${pattern} or serialNumber ${pattern})`;
  }
  const name = hostName(query.hostName);
  const short = shortName(name);
  const names = name === short ? [name] : [name, short];
  const suffixed = name === short ? [`name ${quotedLike(`${name}.%`)}`] : [];
  return `${ofCompany} and (${[...names.map((one) => `name${quoted(one)}`), ...suffixed].join(' or ')})`;
}

/**
 * Checks each row against the query, because ConnectWise may interpret a condition differently and return other rows.
 */
function isWanted(query: ConfigurationQuery): (row: ConfigurationRecord) => boolean {
  const same = (one: string | undefined, other: string) =>
    one?.trim().toLowerCase() === other.trim().toLowerCase();
  return (row) => {
    if (row.active === false) return false;
    if (row.companyId !== undefined && row.companyId !== query.companyId) return false;
    if ('serialNumber' in query) return same(row.serialNumber, query.serialNumber);
    if ('addresses' in query) return query.addresses.some((one) => same(row.ipAddress, one));
    return 'search' in query || isSameHost(row.name, query.hostName);
  };
}
