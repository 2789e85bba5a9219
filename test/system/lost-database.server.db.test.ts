import { expect, it, onTestFinished } from 'vitest';
import { startServer } from '../database/server.ts';
import { operationsOf } from './described-api.ts';
import { configOf, dataFolder, runApp, until } from './world.ts';

/** Routes that need no database. */
const answered = ['GET /healthz', 'GET /metrics'];
/** Routes that answer unknown callers; a stream; and redirects of browsers. */
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
  // The check of a token is cached for seconds: routes that need the database only for it are answered meanwhile.
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
    // A download in progress is cut, so that nobody takes it for complete.
    const text = await response.text().catch((cut: Error) => (path.includes('export') ? cut.message : ''));
    const named = `${method} ${path}`;
    const { status } = response;
    const isRight = answered.includes(named)
      ? status === 200
      : // An invalid empty request is refused before the database is needed.
        [400, 404, 415].includes(status) ||
        text === 'terminated' ||
        (status === 503 && /"(code)":"database\./.test(text));
    if (!isRight) wrong.push(`${named}: ${status} ${text.slice(0, 120)}`);
  }
  expect(wrong).toEqual([]);
  await server.make('start');
  // A task whose round was cut repeats it within a minute, and not after its usual pause of an hour.
  await until(async () => (await app.call('GET', '/readyz')).status === 200);
}, 300_000);
