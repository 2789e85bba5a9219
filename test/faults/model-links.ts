import type { ConfigurationRecord } from '../../src/connectwise/client/configuration-types.ts';
import { isSameHost } from '../../src/connectwise/client/match-host.ts';
import { problems } from '../../src/connectwise/client/problems.ts';
import type { ConnectWise } from '../../src/connectwise/client/types.ts';
import { ok, type Result } from '../../src/platform/values/problem.ts';
import type { modelWrites } from './connectwise-writes.ts';
import type { ModelConnectWise, ModelTicket } from './model-connectwise.ts';
import type { Refusal } from './refusal.ts';

/** A configuration, which people may rename, put out of use and delete. */
export interface ModelConfiguration {
  readonly id: number;
  readonly companyId: number;
  name: string;
  active: boolean;
  deleted: boolean;
}

/** Of each company the two devices that rows name; of one company they are twins, so none of them is linked. */
export const makeConfigurations = (companyIds: readonly number[]): ModelConfiguration[] =>
  companyIds.flatMap((companyId) =>
    ['WS-1', 'ws-2.client.example', ...(companyId === 103 ? ['WS-1', 'WS-2'] : ['Spare'])].map(
      (name, at) => ({
        id: companyId * 10 + at,
        companyId,
        name,
        active: true,
        deleted: false,
      }),
    ),
  );

/** A link that was made or removed (virtual time). */
export interface LinkEvent {
  readonly at: number;
  readonly ticketId: number;
  readonly id: number;
  readonly what: 'attach' | 'detach';
  readonly by: 'Picket' | 'technician';
}

const recordOf = ({ id, name, companyId, active }: ModelConfiguration): ConfigurationRecord => ({
  id,
  name,
  companyId,
  active,
});

/** A POST of a link arrives. The worst case: ConnectWise accepts the same link a second time. */
function attach(model: ModelConnectWise, ticketId: number, id: number, now: number): ModelTicket | Refusal {
  const refusal = model.refusal('edit');
  const ticket = model.byId(ticketId);
  if (refusal !== null || ticket === null) return refusal ?? model.gone(ticketId);
  if (model.configurations.find((one) => one.id === id)?.deleted !== false)
    return { status: 404, problem: problems.recordGone(`Configuration ${id} not found`, { status: 404 }) };
  ticket.configurations.push(id);
  ticket.updatedAt = now;
  model.linked.push({ at: now, ticketId, id, what: 'attach', by: 'Picket' });
  return ticket;
}

/** A DELETE of a link arrives. What is not there is removed as well, as the client says it. */
function detach(model: ModelConnectWise, ticketId: number, id: number, now: number): ModelTicket | Refusal {
  const refusal = model.refusal('edit');
  const ticket = model.byId(ticketId);
  if (refusal !== null || ticket === null) return refusal ?? model.gone(ticketId);
  unlink(model, ticket, id, now, 'Picket');
  return ticket;
}

export function unlink(
  model: ModelConnectWise,
  ticket: ModelTicket,
  id: number,
  now: number,
  by: LinkEvent['by'],
): void {
  const at = ticket.configurations.indexOf(id);
  if (at < 0) return;
  ticket.configurations.splice(at, 1);
  ticket.updatedAt = now;
  model.linked.push({ at: now, ticketId: ticket.id, id, what: 'detach', by });
}

type Read = <T>(label: string, needs: 'inquire', effect: () => T, signal?: AbortSignal) => Promise<Result<T>>;

/** The client’s calls for configurations, over the same journeys as its other calls. */
export function linkCalls(
  model: ModelConnectWise,
  { read, write }: { read: Read; write: ReturnType<typeof modelWrites> },
  refusedAs: (ticket: ModelTicket) => Result<never> | null,
): Pick<
  ConnectWise,
  'configurations' | 'configuration' | 'ticketConfigurations' | 'attachConfiguration' | 'detachConfiguration'
> {
  const there = () => model.configurations.filter(({ deleted }) => !deleted);
  return {
    configurations: (query, signal) =>
      read(
        'configurations',
        'inquire',
        () => ({
          items: there()
            .filter(({ companyId, active }) => active && companyId === query.companyId)
            .filter(({ name }) => 'hostName' in query && isSameHost(name, query.hostName))
            .map(recordOf),
          more: false,
        }),
        signal,
      ),
    configuration: (id, signal) =>
      read(
        'configuration',
        'inquire',
        () => {
          const found = there().find((one) => one.id === id);
          return found === undefined ? null : recordOf(found);
        },
        signal,
      ),
    async ticketConfigurations(id, signal) {
      const effect = () => {
        const ticket = model.byId(id);
        return ticket === null ? null : { ticket, links: [...ticket.configurations] };
      };
      const result = await read('read links', 'inquire', effect, signal);
      if (!result.ok || result.value === null) return result.ok ? ok(null) : result;
      if (model.role.inquire === 'My') return ok(null);
      return refusedAs(result.value.ticket) ?? ok(result.value.links);
    },
    attachConfiguration: (ticketId, id, signal, beforeSend) =>
      write(
        `link of ${id} to ${ticketId}`,
        (now) => attach(model, ticketId, id, now),
        () => null,
        { ...(signal ? { signal } : {}), ...(beforeSend ? { beforeSend } : {}) },
      ),
    detachConfiguration: (ticketId, id, signal, beforeSend) =>
      write(
        `no link of ${id} to ${ticketId}`,
        (now) => detach(model, ticketId, id, now),
        () => null,
        { ...(signal ? { signal } : {}), ...(beforeSend ? { beforeSend } : {}) },
      ),
  };
}
