import { expect, it, onTestFinished } from 'vitest';
import { startServer } from '../database/server.ts';
import { operationsOf } from './described-api.ts';
import { configOf, dataFolder, runApp, until } from './world.ts';

/** What needs no database. */
const answered = ['GET /healthz', 'GET /metrics'];
/** What answers whoever is not known; a stream; and where a browser is sent to. */
const others = ['GET /api/openapi.json', 'GET /api/v1/events', 'GET /api/auth/callback/oidc'];

it('while the database is lost, every route answers 503 with the cause, and metrics are read', async () => {
  const server = await startServer();
  onTestFinished(() => server.stop());
  const token = 'a-token-of-prometheus';
  const app = await runApp(
    configOf(dataFolder(), {
      PICKET_DATABASE_URL: server.url,
      PICKET_SECRET_KEY: '5e'.repeat(32),
      PICKET_METRICS_TOKEN: token,
    }),
  );
  const operations = (await operationsOf(app.call)).filter(
    ({ method, path }) => !others.includes(`${method} ${path}`),
  );
  expect(operations.length).toBeGreaterThan(100);
  await server.make('crash');
  await until(async () => (await app.call('GET', '/readyz')).status === 503);
  // A token is believed for seconds: what needs no database but for that is answered meanwhile.
  await until(async () => (await app.call('GET', '/api/v1/notifications/events')).status === 503);

  const wrong: string[] = [];
  for (const { method, path } of operations) {
    const response = await fetch(app.url + path.replaceAll(/\{\w+\}/g, '1'), {
      method,
      redirect: 'manual',
      headers: {
        authorization: `Bearer ${path === '/metrics' ? token : app.token}`,
        ...(method === 'GET' ? {} : { 'content-type': 'application/json', origin: app.url }),
      },
      ...(method === 'GET' ? {} : { body: '{}' }),
    });
    // A download that had begun is cut, so that nobody takes it for whole.
    const text = await response.text().catch((cut: Error) => (path.includes('export') ? cut.message : ''));
    const named = `${method} ${path}`;
    const { status } = response;
    const isRight = answered.includes(named)
      ? status === 200
      : // What is wrong with an empty request is said before the database is asked.
        [400, 404, 415].includes(status) ||
        text === 'terminated' ||
        (status === 503 && /"(code)":"database\./.test(text));
    if (!isRight) wrong.push(`${named}: ${status} ${text.slice(0, 120)}`);
  }
  expect(wrong).toEqual([]);
  await server.make('start');
  // A task whose round was cut makes up for it within a minute, and not after its usual pause of an hour.
  await until(async () => (await app.call('GET', '/readyz')).status === 200);
}, 300_000);
