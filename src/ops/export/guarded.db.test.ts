import { expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { start } from '../../../test/http/start-server.ts';
import { connectionRoutes } from '../../connectwise/connection/connection-routes.ts';
import { useScene } from '../../connectwise/connection/testing/scene.ts';
import type { Principal } from '../../platform/http/principal.ts';
import { systemRandom } from '../../platform/values/random.ts';
import { exportRoutes } from './routes.ts';

const scene = useScene(useDatabase());
const admin = { name: 'Ada', role: 'admin', companies: 'all' } as const;

const callers: readonly (readonly [string, Principal])[] = [
  ['a person who confirmed', { ...admin, kind: 'user', id: 'user:1', confirmed: true }],
  ['a person who did not', { ...admin, kind: 'user', id: 'user:1', confirmed: false }],
  ['a token without scopes', { ...admin, kind: 'token', id: 'token:1', scopes: [] }],
  ['a token for the connection', { ...admin, kind: 'token', id: 'token:1', scopes: ['connection'] }],
  ['a token for the export', { ...admin, kind: 'token', id: 'token:1', scopes: ['export'] }],
  ['the local operator', { ...admin, kind: 'operator', id: 'operator' }],
];
const routes = [
  ['PUT', '/api/v1/connectwise/connection', 'connection'],
  ['POST', '/api/v1/export', 'export'],
  ['POST', '/api/v1/import', 'export'],
] as const;

it.each(routes)('%s %s needs a confirmation, or the scope “%s”', async (method, url, scope) => {
  for (const [who, principal] of callers) {
    const server = await start({
      authenticate: async () => principal,
      routes: [
        connectionRoutes(scene),
        exportRoutes({ ...scene, random: systemRandom, version: '0', changed: () => {} }),
      ],
    });
    const answer = await server.inject({ method, url, headers: { authorization: 'Bearer x' }, payload: {} });
    const lacks = { user: 'http.confirmation_needed', token: 'http.scope_missing', operator: '' };
    const may =
      principal.kind === 'operator' || principal.confirmed === true || principal.scopes?.includes(scope);
    // With the right, the caller learns what is wrong with the empty request.
    if (may === true) expect([who, answer.statusCode === 403]).toEqual([who, false]);
    else expect([who, answer.statusCode, answer.json().code]).toEqual([who, 403, lacks[principal.kind]]);
  }
});
