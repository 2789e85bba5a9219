import type { ConfigurationRecord } from '../../src/connectwise/client/configuration-types.ts';
import { isSameHost } from '../../src/connectwise/client/match-host.ts';
import type { ConnectWise } from '../../src/connectwise/client/types.ts';
import { ok, type Result } from '../../src/platform/values/problem.ts';
import type { modelWrites } from './connectwise-writes.ts';
import type { ModelConnectWise, ModelTicket, Refusal } from './model-connectwise.ts';

/** Each client has the two devices that rows name; one client has two equal ones, so neither is linked. */
export const configurationsOf = (companyId: number): ConfigurationRecord[] =>
  ['WS-1', 'ws-2.client.example', ...(companyId === 103 ? ['WS-1', 'WS-2'] : [])].map((name, at) => ({
    id: companyId * 10 + at,
    name,
    companyId,
    active: true,
  }));

/** A POST of a link arrives. The worst case: ConnectWise accepts the same link a second time. */
function attach(model: ModelConnectWise, ticketId: number, id: number, now: number): ModelTicket | Refusal {
  const refusal = model.refusal('edit');
  const ticket = model.byId(ticketId);
  if (refusal !== null || ticket === null) return refusal ?? model.gone(ticketId);
  ticket.configurations.push(id);
  ticket.updatedAt = now;
  return ticket;
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
  return {
    configurations: (query, signal) =>
      read(
        'configurations',
        'inquire',
        () => ({
          items: configurationsOf(query.companyId).filter(
            ({ name }) => 'hostName' in query && isSameHost(name, query.hostName),
          ),
          more: false,
        }),
        signal,
      ),
    configuration: (id, signal) =>
      read(
        'configuration',
        'inquire',
        () => configurationsOf(Math.floor(id / 10)).find((one) => one.id === id) ?? null,
        signal,
      ),
    async ticketConfigurations(id, signal) {
      const result = await read('read links', 'inquire', () => model.byId(id), signal);
      if (!result.ok || result.value === null) return result.ok ? ok(null) : result;
      if (model.role.inquire === 'My') return ok(null);
      return refusedAs(result.value) ?? ok([...result.value.configurations]);
    },
    attachConfiguration: (ticketId, id, signal, beforeSend) =>
      write(
        `link of ${id} to ${ticketId}`,
        (now) => attach(model, ticketId, id, now),
        () => null,
        { ...(signal ? { signal } : {}), ...(beforeSend ? { beforeSend } : {}) },
      ),
    detachConfiguration: async () => {
      throw new Error('Nobody in a run unlinks anything.');
    },
  };
}
