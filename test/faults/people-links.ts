import type { Principal } from '../../src/platform/http/principal.ts';
import type { LinkDeps } from '../../src/tickets/devices/act-on-device.ts';
import {
  chooseConfiguration,
  lookUpAgain,
  unlinkDevice,
} from '../../src/tickets/devices/choose-configuration.ts';
import { unlink } from './model-links.ts';
import type { Picket } from './picket.ts';
import type { World } from './world.ts';

type Act = (what: string, doing: (picket: Picket) => Promise<void>) => void;

const depsOf = ({ deps, callbacks }: Picket): LinkDeps => ({
  ...deps,
  random: callbacks.random,
  connectWise: callbacks.connectWise,
});

/** What analysts do with the devices of tickets in Picket, and technicians with configurations in ConnectWise. */
export function linkPeople(world: World, act: Act, analyst: Principal) {
  const { random, scheduler, shared, connectWise, trace, unlinkings } = world;
  const { db } = shared.database;

  const devices = () =>
    db
      .selectFrom('ticket_device')
      .innerJoin('ticket', 'ticket.id', 'ticket_id')
      .select(['incident_id', 'device', 'configuration_id', 'connectwise_id', 'ticket_device.state'])
      .where('ticket.state', '=', 'created')
      .orderBy('ticket_device.id');

  /** One of the devices, mostly of those that are linked. */
  async function someDevice() {
    const rows = await devices().execute();
    const linked = rows.filter(({ state }) => state === 'linked');
    return rows.length === 0 ? null : random.pick(linked.length > 0 && random.chance(0.7) ? linked : rows);
  }

  async function unlinkSome(): Promise<void> {
    const row = await someDevice();
    if (row === null) return;
    const { incident_id: incidentId, device } = row;
    act(`“${device}” of incident ${incidentId} unlinked`, async (picket) => {
      const began = scheduler.now();
      await unlinkDevice(depsOf(picket), incidentId, device, analyst);
      const at = scheduler.now();
      const now = await devices()
        .where('incident_id', '=', incidentId)
        .where('device', '=', device)
        .where('ticket_device.state', '=', 'unlinked')
        .execute();
      for (const { connectwise_id: ticketId, configuration_id: id } of now)
        if (ticketId !== null && id !== null) unlinkings.removed({ began, at, ticketId, device, id });
    });
  }

  async function chooseSome(): Promise<void> {
    const row = await someDevice();
    const ticket = connectWise.tickets.find(({ id }) => id === row?.connectwise_id);
    if (row === null || ticket === undefined) return;
    const { incident_id: incidentId, device } = row;
    const { id } = random.pick(
      connectWise.configurations.filter(({ companyId }) => companyId === ticket.content.companyId),
    );
    const pin = random.chance(0.4);
    const wish = unlinkings.chosen({ device, id });
    act(
      `“${device}” of incident ${incidentId} linked to ${id}${pin ? ' and pinned' : ''}`,
      async (picket) => {
        await chooseConfiguration(depsOf(picket), incidentId, { device, configurationId: id, pin }, analyst);
        wish.end(scheduler.now());
      },
    );
  }

  async function lookUpSome(): Promise<void> {
    const row = await someDevice();
    if (row === null) return;
    const { incident_id: incidentId } = row;
    act(`devices of incident ${incidentId} looked up again`, (picket) =>
      lookUpAgain(depsOf(picket), incidentId, analyst),
    );
  }

  /** A technician removes a link in ConnectWise. What Picket had linked by then, it does not link again. */
  async function removeInConnectWise(): Promise<void> {
    const linked = connectWise.tickets.filter(
      ({ configurations, deletedAt }) => configurations.length > 0 && deletedAt === null,
    );
    if (linked.length === 0) return;
    const ticket = random.pick(linked);
    await removeLink(ticket.id, random.pick(ticket.configurations));
  }

  async function removeLink(ticketId: number, id: number): Promise<void> {
    const known = await devices()
      .where('connectwise_id', '=', ticketId)
      .where('configuration_id', '=', id)
      .where('ticket_device.state', '=', 'linked')
      .execute();
    const at = scheduler.now();
    const ticket = connectWise.tickets.find((one) => one.id === ticketId);
    if (ticket === undefined) return;
    unlink(connectWise, ticket, id, at, 'technician');
    trace.add('technician', `unlinks ${id} from ${ticketId}`);
    for (const { device } of known) unlinkings.removed({ began: at, at, ticketId, device, id });
  }

  async function changeConfiguration(): Promise<void> {
    const one = random.pick(connectWise.configurations);
    const what = random.pick(['rename', 'rename', 'retire', 'delete'] as const);
    trace.add('technician', `configuration ${one.id}: ${what}`);
    if (what === 'rename') one.name = random.pick(['WS-1', 'ws-2', `Old ${one.id}`]);
    if (what === 'retire') one.active = !one.active;
    if (what !== 'delete') return;
    one.deleted = true;
    for (const ticket of connectWise.tickets)
      if (ticket.configurations.includes(one.id)) await removeLink(ticket.id, one.id);
  }

  return {
    meddleWithLinks: () =>
      random.pick([
        unlinkSome,
        unlinkSome,
        unlinkSome,
        chooseSome,
        chooseSome,
        lookUpSome,
        removeInConnectWise,
        changeConfiguration,
      ])(),
  };
}
