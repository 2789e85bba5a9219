import type { FastifyInstance } from 'fastify';
import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { start } from '../../../test/http/start-server.ts';
import { fetchRights } from '../../connectwise/connection/fetch-rights.ts';
import { systemRandom } from '../../platform/values/random.ts';
import { operateNext } from '../follow-up/operate.ts';
import { useTicketed } from '../sync/testing/ticketed.ts';
import { linkSettingsRoutes } from './link-settings.ts';
import { queueLinks } from './queue-links.ts';
import { linkRoutes } from './routes.ts';

const test = useDatabase();
const scene = useTicketed(test, { oneClock: true });
let server: FastifyInstance;
let incidentId: number;

/** Linking is on and permitted, and there is a ticket of a device without a match. */
beforeEach(async () => {
  const { db } = test;
  const { clock, clients } = scene;
  const deps = { db, clock, changed: () => {} };
  const connectWise = () => clients.current();
  server = await start({
    routes: [linkRoutes({ ...deps, random: systemRandom, connectWise }), linkSettingsRoutes(deps)],
  });
  await role({ function: 'Configurations', inquire: 'All' }, { function: 'Service Tickets', edit: 'All' });
  await readRole();
  await call('PUT', '/api/v1/settings/links', { configurations: true }, 'admin');
  await scene.detect({ domain: 'fresh.example', deviceName: 'LOANER' });
  await scene.deliver();
  incidentId = (await scene.incidents()).at(-1)?.id ?? 0;
});

const role = (...rows: object[]) => scene.control('PUT', '/role', { rows });
const readRole = async () => fetchRights({ db: test.db, clock: scene.clock }, await scene.clients.current());

async function call(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  payload?: object,
  as = 'analyst',
) {
  const answer = await server.inject({
    method,
    url,
    headers: { authorization: `Bearer pkt_${as}` },
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
}

const of = (what = '') => `/api/v1/incidents/${incidentId}/configurations${what}`;
const attached = () => scene.sandbox.tickets().at(-1)?.configurationIds;
const device = 'LOANER';

describe('the configurations of an incident', () => {
  it('show each device with its link, or why there is none, and addresses in ConnectWise', async () => {
    expect((await call('GET', of())).body).toMatchObject({
      state: 'on',
      devices: [{ device, state: 'no_match', configuration: null }],
    });
    await call('POST', of(), { device, configurationId: 601 });
    await scene.deliver();
    const { body } = await call('GET', of());
    expect(body.devices).toMatchObject([
      { state: 'linked', configuration: { id: 601, name: 'CSD-FRONTDESK-01' }, foundBy: 'person' },
    ]);
    expect(body.devices[0].configuration.url).toContain('recordType=ConfigFv&recid=601');
    expect(attached()).toEqual([601]);
  });

  it('are replaced: the previous one is removed from the ticket, and the new one attached', async () => {
    for (const configurationId of [601, 602]) {
      expect((await call('POST', of(), { device, configurationId })).status).toBe(200);
      await scene.deliver();
    }
    expect(attached()).toEqual([602]);
    expect((await scene.timeline()).filter((line) => line.includes('was removed from ticket'))).toHaveLength(
      1,
    );
  });

  it('are unlinked by a person, and not linked again, not even by another look-up', async () => {
    await call('POST', of(), { device, configurationId: 601 });
    await scene.deliver();
    await call('POST', of('/unlink'), { device });
    await scene.deliver();
    expect(attached()).toEqual([]);
    await call('POST', of('/look-up'));
    await scene.deliver();
    expect([attached(), (await call('GET', of())).body.devices[0].state]).toEqual([[], 'unlinked']);
    expect((await call('POST', of('/unlink'), { device })).status).toBe(409);
  });

  it('are unlinked also where the right was missing when their turn came', async () => {
    await call('POST', of(), { device, configurationId: 601 });
    await scene.deliver();
    await call('POST', of('/unlink'), { device });
    await role({ function: 'Service Tickets', edit: 'None' });
    await readRole();
    await scene.deliver();
    expect(attached()).toEqual([601]);
    await role({ function: 'Service Tickets', edit: 'All' });
    await readRole();
    expect(await queueLinks(test.db, scene.clock.now(), systemRandom)).toBe(1);
    await scene.deliver();
    expect(attached()).toEqual([]);
  });

  it.each(['/unlink', '/look-up'])(
    'are unlinked after a refusal, when somebody asks again by %s',
    async (again) => {
      await call('POST', of(), { device, configurationId: 601 });
      await scene.deliver();
      await call('POST', of('/unlink'), { device });
      scene.sandbox.faults.set({ match: { method: 'DELETE' }, fault: 'forbidden', times: 1 });
      await scene.deliver();
      expect([attached(), (await call('GET', of())).body.devices[0].state]).toEqual([[601], 'failed']);
      expect((await call('POST', of(again), { device })).status).toBe(200);
      await scene.deliver();
      expect([attached(), (await call('GET', of())).body.devices[0].state]).toEqual([[], 'unlinked']);
    },
  );

  it('are unlinked once the keys work again', async () => {
    await call('POST', of(), { device, configurationId: 601 });
    await scene.deliver();
    await call('POST', of('/unlink'), { device });
    scene.sandbox.faults.set({ match: { method: 'DELETE' }, fault: 'unauthorized', times: 1 });
    await scene.deliver();
    expect(attached()).toEqual([601]);
    scene.clock.pass(10 * 60_000);
    await scene.deliver();
    expect(attached()).toEqual([]);
  });

  it('keep what a person chose when a worker comes back that lost its lease before it could unlink', async () => {
    await call('POST', of(), { device, configurationId: 601 });
    await scene.deliver();
    await call('POST', of('/unlink'), { device });
    const slow = await beforeUnlinking();
    scene.clock.pass(10 * 60_000);
    await scene.deliver();
    expect(attached()).toEqual([]);
    expect((await call('POST', of(), { device, configurationId: 601 })).status).toBe(200);
    await scene.deliver();
    await slow.goOn();
    expect(attached()).toEqual([601]);
    expect((await call('GET', of())).body.devices).toMatchObject([{ state: 'linked' }]);
  });

  it('are not chosen again while it is unknown whether a link was removed', async () => {
    await call('POST', of(), { device, configurationId: 601 });
    await scene.deliver();
    await call('POST', of('/unlink'), { device });
    const slow = await beforeUnlinking();
    const { status, body } = await call('POST', of(), { device, configurationId: 601 });
    expect([status, body.code]).toEqual([409, 'links.under_way']);
    await slow.goOn();
    expect(attached()).toEqual([]);
    expect((await call('POST', of(), { device, configurationId: 601 })).status).toBe(200);
    await scene.deliver();
    expect(attached()).toEqual([601]);
  });

  /** A worker that stands still when it is about to remove a link. */
  async function beforeUnlinking(): Promise<{ goOn(): Promise<void> }> {
    const client = await scene.clients.current();
    if (client === null) throw new Error('There is no connection.');
    let arrived = () => {};
    let go = () => {};
    const isThere = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const still = new Promise<void>((resolve) => {
      go = resolve;
    });
    const detachConfiguration: typeof client.detachConfiguration = async (...given) => {
      arrived();
      await still;
      return client.detachConfiguration(...given);
    };
    const turn = operateNext({
      ...{ db: test.db, clock: scene.clock, random: systemRandom, node: 'slow', owner: 'slow' },
      ...{ leaseMs: 60_000, searchDelaysMs: [0], timeZone: 'UTC', changed: () => {} },
      reconsider: scene.reconsider,
      connectWise: async () => ({ ...client, detachConfiguration }),
    });
    await isThere;
    return {
      async goOn() {
        go();
        await turn;
      },
    };
  }

  it('are looked up again when somebody asks: ConnectWise may have the device now', async () => {
    await scene.control('POST', '/configurations', { companyId: 101, name: device });
    await call('POST', of('/look-up'));
    await scene.deliver();
    expect(attached()).toHaveLength(1);
  });

  it('are searched among the active ones of the ticket’s company alone', async () => {
    const { body } = await call('GET', of('/search?search=csd-'));
    expect(body.items.map(({ id }: { id: number }) => id).sort()).toEqual([601, 602, 603, 605, 606, 607]);
  });

  it.each([
    ['of another company', 608, 422, 'links.not_of_company'],
    ['that is inactive', 604, 422, 'links.not_of_company'],
    ['that is not there', 999_999, 422, 'links.not_of_company'],
  ])('cannot be one %s', async (_, configurationId, status, code) => {
    const answer = await call('POST', of(), { device, configurationId });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    await scene.deliver();
    expect(attached()).toEqual([]);
  });

  it('are refused for a device that the incident does not have, to a viewer, and without a ticket', async () => {
    const body = { device: 'OTHER', configurationId: 601 };
    expect((await call('POST', of(), body)).status).toBe(404);
    expect((await call('POST', of(), { ...body, device }, 'viewer')).status).toBe(403);
    await test.db.updateTable('ticket').set({ elsewhere: 'another' }).execute();
    expect((await call('POST', of(), { ...body, device })).body.code).toBe('links.no_ticket');
  });

  it('say when linking is off or not permitted', async () => {
    await role({ function: 'Configurations', inquire: 'None' });
    await readRole();
    expect((await call('GET', of())).body.state).toBe('not_permitted');
    await call('PUT', '/api/v1/settings/links', { configurations: false }, 'admin');
    expect((await call('GET', of())).body.state).toBe('off');
    expect((await call('POST', of(), { device, configurationId: 601 })).body.code).toBe('links.off');
  });
});

describe('a pinned configuration', () => {
  const pin = async () => {
    await call('POST', of(), { device, configurationId: 601, pin: true });
    await scene.deliver();
  };
  const again = async (name: string) => {
    await scene.detect({ domain: 'later.example', deviceName: name });
    await scene.deliver();
  };

  it('is used for the device in later incidents, in any spelling of its name', async () => {
    await pin();
    await again('CEDAR\\loaner');
    expect(attached()).toEqual([601]);
    expect((await call('GET', of())).body.devices[0].pinned).toMatchObject({ id: 601 });
  });

  it('is named when it no longer exists in ConnectWise, and no other is linked instead', async () => {
    await pin();
    await scene.control('DELETE', '/configurations/601', {});
    await again('loaner');
    incidentId = (await scene.incidents()).at(-1)?.id ?? 0;
    expect([attached(), (await call('GET', of())).body.devices]).toMatchObject([
      [],
      [{ state: 'failed', problem: { code: 'links.configuration_gone' } }],
    ]);
  });

  it('is listed and removed; then the device is looked up again', async () => {
    await pin();
    const { items } = (await call('GET', '/api/v1/device-pins', undefined, 'viewer')).body;
    expect(items).toMatchObject([
      { device: 'loaner', configuration: { id: 601 }, pinnedBy: expect.any(String) },
    ]);
    expect((await call('DELETE', `/api/v1/device-pins/${items[0].id}`, undefined, 'viewer')).status).toBe(
      403,
    );
    expect((await call('DELETE', `/api/v1/device-pins/${items[0].id}`)).status).toBe(204);
    expect((await call('DELETE', `/api/v1/device-pins/${items[0].id}`)).status).toBe(404);
    await again('loaner');
    expect(attached()).toEqual([]);
  });
});
