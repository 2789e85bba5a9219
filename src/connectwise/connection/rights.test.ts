import type { FastifyInstance } from 'fastify';
import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { start } from '../../../test/http/start-server.ts';
import { verifyRoute } from '../services/verify-route.ts';
import { connectionRoutes } from './connection-routes.ts';
import { noteRefusedRight } from './fetch-rights.ts';
import { rightsRoutes } from './rights-routes.ts';
import { connectionTo, useScene } from './testing/scene.ts';
import { watchRights } from './watch-rights.ts';

const test = useDatabase();
const scene = useScene(test);

let server: FastifyInstance;
beforeEach(async () => {
  server = await start({ routes: [connectionRoutes(scene), verifyRoute(scene), rightsRoutes(scene)] });
  await call('PUT', 'connectwise/connection', connectionTo(scene));
});

async function call(method: 'GET' | 'PUT' | 'POST', path: string, payload?: object) {
  const answer = await server.inject({
    method,
    url: `/api/v1/${path}`,
    headers: { authorization: 'Bearer pkt_admin' },
    ...(payload === undefined ? {} : { payload }),
  });
  return answer.json();
}

const states = async (method: 'GET' | 'POST' = 'GET') => {
  const path = method === 'GET' ? 'settings/rights' : 'settings/rights/refresh';
  const { capabilities } = await call(method, path);
  return Object.fromEntries(
    capabilities.map(({ name, state }: { name: string; state: string }) => [name, state]),
  );
};
const grant = (...rows: object[]) => scene.control('PUT', '/role', { rows });
const watch = async () => {
  const client = await scene.clients.current();
  if (client !== null) await watchRights(scene, client, new AbortController().signal);
};

describe('optional rights', () => {
  it('are unknown until the role was read, and missing from the minimal one', async () => {
    const each = (state: string) =>
      Object.fromEntries(
        [
          'notes',
          'reopening',
          'closing',
          'time',
          'attachments',
          'configurations',
          'contacts',
          'agreements',
          'callbacks',
        ].map((name) => [name, state]),
      );
    expect(await states()).toEqual(each('unknown'));
    await call('POST', 'connectwise/connection/verify', {});
    expect(await states()).toEqual(each('missing'));
    const { capabilities } = await call('GET', 'settings/rights');
    expect(capabilities[0].rights[0]).toMatchObject({
      name: 'Service Tickets: Edit = All',
      where: expect.stringContaining('Security Roles'),
    });
  });

  it('are unknown again once another connection is saved, which may have another role', async () => {
    await states('POST');
    await call('PUT', 'connectwise/connection', connectionTo(scene));
    expect(await states()).toMatchObject({ notes: 'unknown' });
  });

  it('are noticed when they are granted: at once on request, otherwise within the hour', async () => {
    await states('POST');
    await grant({ function: 'Service Tickets', edit: 'All' });
    expect(await states('POST')).toMatchObject({ notes: 'granted', reopening: 'missing' });
    await grant({ function: 'Close Service Tickets', edit: 'All' });
    await watch();
    expect(await states()).toMatchObject({ reopening: 'missing' });
    scene.clock.pass(3_600_000);
    await watch();
    expect(await states()).toMatchObject({ reopening: 'granted' });
  });

  it('are off once ConnectWise refused a request without one, until the role is read again', async () => {
    await grant({ function: 'Service Tickets', edit: 'All' });
    await states('POST');
    await noteRefusedRight(test.db, 'notes', scene.clock.now());
    expect(await states()).toMatchObject({ notes: 'missing' });
    await watch();
    expect(await states()).toMatchObject({ notes: 'granted' });
  });
});
