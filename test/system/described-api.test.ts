import { describe, expect, it } from 'vitest';
import { type Operation, operationsOf, spotsOf } from './described-api.ts';
import { type Answer, configOf, dataFolder, expectOk, runApp } from './world.ts';

const password = 'correct horse battery';

/** Bodies in which senders may write more than is read. */
const freeForm = ['POST /api/v1/sources/{id}/detections'];

/** A HEAD, as sent by programs that check links, must not use up a one-time token. */
const usedOnce = ['/api/auth/callback/oidc'];

interface FieldError {
  readonly in: string;
  readonly pointer: string;
}

type Ask = (operation: Operation, query: string, body?: unknown) => Promise<Answer>;

const named = ({ method, path }: Operation) => `${method} ${path}`;

/**
 * A running Picket, and an administrator who just signed in, so that every route except a webhook’s accepts the calls.
 */
async function signedIn() {
  const app = await runApp(configOf(dataFolder()));
  const email = 'ada@msp.example';
  const { link } = await expectOk(app.call('POST', '/api/v1/users', { email, name: 'Ada', role: 'admin' }));
  await expectOk(app.call('POST', '/api/v1/welcome', { token: link.split('#token=')[1], password }));
  const signedIn = await fetch(`${app.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: app.url },
    body: JSON.stringify({ email, password }),
  });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const ask: Ask = async ({ method, path }, query, body) => {
    const response = await fetch(`${app.url}${path.replaceAll(/\{\w+\}/g, '1')}${query}`, {
      method,
      redirect: 'manual',
      headers: {
        cookie,
        origin: app.url,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text };
  };
  return { app, ask, operations: await operationsOf(app.call) };
}

const pointersIn = ({ body }: Answer): string[] =>
  ((body?.errors ?? []) as FieldError[]).map((error) => `${error.in} ${error.pointer}`);

describe('every JSON body', () => {
  it('refuses unknown fields at every depth, and says so in the description', async () => {
    const { ask, operations } = await signedIn();
    const withBody = operations.filter((operation) => operation.body !== undefined);
    expect(withBody.length).toBeGreaterThan(30);
    const [loose, accepted]: [string[], string[]] = [[], []];
    for (const operation of withBody.filter((one) => !freeForm.includes(named(one)))) {
      const objects = spotsOf(operation.body ?? {}).filter(({ schema }) => schema.properties !== undefined);
      for (const { pointer, schema, bodyWith } of objects) {
        const place = `${named(operation)} ${pointer}`;
        if (schema.additionalProperties !== false) loose.push(place);
        const answer = await ask(operation, '', bodyWith({ pickettt: 1 }));
        if (answer.status !== 400 || !pointersIn(answer).includes(`body ${pointer}/pickettt`))
          accepted.push(`${place}: ${answer.status} ${JSON.stringify(answer.body)}`);
      }
    }
    expect(loose).toEqual([]);
    expect(accepted).toEqual([]);
  });
});

/** Years that PostgreSQL or ISO 8601 cannot write, days that do not exist, and texts that are not times. */
const noTimes = [
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59-23:59',
  '10000-01-01T00:00:00Z',
  '+010000-01-01T00:00:00Z',
  '99999-01-01T00:00:00Z',
  '-1-01-01T00:00:00Z',
  '-000001-01-01T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-02-30T00:00:00Z',
  '2026-01-01',
  'Infinity',
];

/** Also times that the description does not declare as such. */
const isTime = (name: string, { format }: { readonly format?: string }) =>
  format === 'date-time' || format === 'date' || /(^since|^until|At|Until|Time)$/.test(name);

describe('every time in a request', () => {
  it('is refused with its field name if it cannot be stored or does not exist', async () => {
    const { ask, operations } = await signedIn();
    const wrong: string[] = [];
    let spots = 0;
    const check = (place: string, name: string, answer: Answer) => {
      if (answer.status !== 400 || !pointersIn(answer).includes(name))
        wrong.push(`${place}: ${answer.status} ${JSON.stringify(answer.body)}`);
    };
    for (const operation of operations.filter((one) => !freeForm.includes(named(one)))) {
      for (const { name } of operation.query.filter(({ name, schema }) => isTime(name, schema))) {
        spots += 1;
        for (const time of noTimes) {
          const answer = await ask(operation, `?${name}=${encodeURIComponent(time)}`);
          check(`${named(operation)} ?${name}=${time}`, `query /${name}`, answer);
        }
      }
      for (const { pointer, schema, bodyWith } of spotsOf(operation.body ?? {})) {
        if (schema.type !== 'string' || !isTime(pointer.split('/').at(-1) ?? '', schema)) continue;
        spots += 1;
        for (const time of noTimes) {
          const answer = await ask(operation, '', bodyWith(time));
          check(`${named(operation)} ${pointer} ${time}`, `body ${pointer}`, answer);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(spots).toBeGreaterThan(20);
  });
});

describe('every route that is read', () => {
  it('answers a HEAD as a GET, without its body and at once', async () => {
    const { ask, operations } = await signedIn();
    const wrong: string[] = [];
    const read = operations.filter(({ method, path }) => method === 'GET' && path !== '/api/v1/events');
    for (const operation of read) {
      const get = await ask(operation, '');
      const head = await ask({ ...operation, method: 'HEAD' }, '');
      const expected = usedOnce.includes(operation.path) ? 405 : get.status;
      if (head.status !== expected || head.body !== '')
        wrong.push(`${operation.path}: ${head.status} for HEAD, ${get.status} for GET`);
    }
    expect(wrong).toEqual([]);
    expect(read.filter(({ answers }) => answers.includes('text/csv'))).toHaveLength(6);
  });
});
