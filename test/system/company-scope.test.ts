import { createSocket } from 'node:dgram';
import { expect, it } from 'vitest';
import { sandboxAccount } from '../../src/sandbox/connectwise/start.ts';
import { cliOf } from './run-cli.ts';
import {
  addHyas,
  type Call,
  configOf,
  dataFolder,
  detectionRow,
  expectOk,
  mapCompany,
  poll,
  runApp,
  setUp,
  startSandboxes,
  until,
} from './world.ts';

/**
 * The answers of each route that is not for administrators to a caller who is limited to companies. Add a new route
 * here: `scoped` answers only with data of the caller's companies, `harmless` says nothing about any company, `refused`
 * answers 403.
 */
const classified: Readonly<Record<'scoped' | 'harmless' | 'refused', readonly string[]>> = {
  scoped: [
    'DELETE /api/v1/device-pins/{id}',
    'GET /api/v1/companies',
    'GET /api/v1/companies/{id}',
    'GET /api/v1/detections',
    'GET /api/v1/detections/export',
    'GET /api/v1/detections/{id}',
    'GET /api/v1/device-pins',
    'GET /api/v1/dns/companies',
    'GET /api/v1/dns/companies/{id}',
    'GET /api/v1/dns/companies/{id}/query-log',
    'GET /api/v1/dns/companies/{id}/query-log/queries',
    'GET /api/v1/dns/statistics',
    'GET /api/v1/dns/top-blocked',
    'GET /api/v1/dns/why',
    'GET /api/v1/events',
    'GET /api/v1/incidents',
    'GET /api/v1/incidents/export',
    'GET /api/v1/incidents/{id}',
    'GET /api/v1/incidents/{id}/configurations',
    'GET /api/v1/incidents/{id}/configurations/search',
    'GET /api/v1/incidents/{id}/context',
    'GET /api/v1/incidents/{id}/next-steps',
    'GET /api/v1/overview',
    'GET /api/v1/reports/billing',
    'GET /api/v1/reports/companies',
    'GET /api/v1/reports/document',
    'GET /api/v1/reports/summary',
    'GET /api/v1/search',
    'GET /api/v1/tickets',
    'GET /api/v1/tickets/export',
    'GET /api/v1/tickets/{id}',
    'POST /api/v1/incidents/actions',
    'POST /api/v1/incidents/actions/{id}/undo',
    'POST /api/v1/incidents/{id}/configurations',
    'POST /api/v1/incidents/{id}/configurations/look-up',
    'POST /api/v1/incidents/{id}/configurations/unlink',
    'POST /api/v1/incidents/{id}/retry',
    'POST /api/v1/incidents/{id}/skip',
    'POST /api/v1/incidents/{id}/unskip',
  ],
  // A person's own account.
  harmless: [
    'GET /api/auth/list-sessions',
    'GET /api/v1/me',
    'POST /api/auth/change-password',
    'POST /api/auth/revoke-other-sessions',
    'POST /api/auth/revoke-session',
    'POST /api/auth/two-factor/disable',
    'POST /api/auth/two-factor/enable',
    'POST /api/auth/two-factor/generate-backup-codes',
    'POST /api/auth/update-user',
    'POST /api/v1/me/confirm',
  ],
  refused: [
    'GET /api/v1/acceptances',
    'GET /api/v1/allow-list',
    'GET /api/v1/backups',
    'GET /api/v1/companies/mappings/export',
    'GET /api/v1/companies/suggestions',
    'GET /api/v1/companies/{id}/noise',
    'GET /api/v1/companies/{id}/rules',
    'GET /api/v1/connectwise/boards',
    'GET /api/v1/connectwise/boards/{id}/items',
    'GET /api/v1/connectwise/boards/{id}/statuses',
    'GET /api/v1/connectwise/boards/{id}/subtypes',
    'GET /api/v1/connectwise/boards/{id}/teams',
    'GET /api/v1/connectwise/boards/{id}/types',
    'GET /api/v1/connectwise/companies',
    'GET /api/v1/connectwise/company-kinds',
    'GET /api/v1/connectwise/priorities',
    'GET /api/v1/connectwise/routing-rules',
    'GET /api/v1/connectwise/sources',
    'GET /api/v1/connectwise/ticket-service',
    'GET /api/v1/connectwise/ticket-text',
    'GET /api/v1/dns/catalogue',
    'GET /api/v1/dns/feeds',
    'GET /api/v1/dns/feeds/{id}/report',
    'GET /api/v1/dns/lists',
    'GET /api/v1/dns/lists/{id}',
    'GET /api/v1/dns/lists/{id}/entries',
    'GET /api/v1/dns/rules',
    'GET /api/v1/dns/status',
    'GET /api/v1/maintenance-windows',
    'GET /api/v1/nodes',
    'GET /api/v1/notifications/events',
    'GET /api/v1/releases',
    'GET /api/v1/reports/logo',
    'GET /api/v1/reports/schedules',
    'GET /api/v1/settings/acting',
    'GET /api/v1/settings/acting/requests',
    'GET /api/v1/settings/backup',
    'GET /api/v1/settings/callbacks',
    'GET /api/v1/settings/catch-all',
    'GET /api/v1/settings/closing',
    'GET /api/v1/settings/custom-fields',
    'GET /api/v1/settings/dns-policy',
    'GET /api/v1/settings/dns-resolver',
    'GET /api/v1/settings/incidents',
    'GET /api/v1/settings/links',
    'GET /api/v1/settings/look-ups',
    'GET /api/v1/settings/next-steps',
    'GET /api/v1/settings/next-steps/texts',
    'GET /api/v1/settings/recurrence',
    'GET /api/v1/settings/reports',
    'GET /api/v1/settings/retention',
    'GET /api/v1/settings/rights',
    'GET /api/v1/settings/roll-ups',
    'GET /api/v1/settings/severity',
    'GET /api/v1/settings/sign-in',
    'GET /api/v1/settings/sign-in-provider',
    'GET /api/v1/settings/sources',
    'GET /api/v1/settings/ticket-contents',
    'GET /api/v1/silences',
    'GET /api/v1/source-mappings/presets',
    'GET /api/v1/sources',
    'GET /api/v1/sources/{id}',
    'GET /api/v1/sources/{id}/quarantine',
    'GET /api/v1/status',
    'POST /api/v1/acceptances/{id}/revoke',
    'POST /api/v1/allow-list',
    'POST /api/v1/allow-list/{id}/retry',
    'POST /api/v1/allow-list/{id}/undo',
    'POST /api/v1/connectwise/routing-rules/test',
    'POST /api/v1/connectwise/ticket-service/rehearse',
    'POST /api/v1/dns/entries/{id}/remove',
    'POST /api/v1/dns/entries/{id}/restore',
    'POST /api/v1/dns/lists/{id}/entries',
    'POST /api/v1/incidents/{id}/accept',
    'POST /api/v1/releases',
    'POST /api/v1/silences',
    'POST /api/v1/silences/preview',
    'POST /api/v1/silences/{id}/end',
    'POST /api/v1/tickets/{id}/retry',
  ],
};

const password = 'correct horse battery';
/** Requests that are sent at the same time. */
const atOnce = 10;
const cedarDns = 'Cedar DNS';

/** Texts that occur only in the company that must not be seen: its names, domains, devices, addresses, networks. */
const marker = /quokka|harbor light|203\.0\.113\.66|127\.0\.0\.3\b/i;

// biome-ignore lint/suspicious/noExplicitAny: what an answer holds is what the test is about to look at.
const jsonOf = async (response: Response): Promise<any> => response.json();

interface Described {
  readonly paths: Record<
    string,
    Record<string, { 'x-access': string; 'x-limited'?: string; 'x-person'?: boolean }>
  >;
}

interface Route {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly access: string;
  readonly limited: string;
  /** For people who are signed in only. */
  readonly person: boolean;
}

async function routesOf(call: Call): Promise<Route[]> {
  const { paths } = (await expectOk(call('GET', '/api/openapi.json'))) as Described;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([lower, operation]) => {
      const method = lower.toUpperCase();
      const limited = operation['x-limited'] ?? 'refused';
      const person = operation['x-person'] === true;
      return { name: `${method} ${path}`, method, path, access: operation['x-access'], limited, person };
    }),
  );
}

/** A query for a name, from an address of a company. */
async function ask(from: string, port: number, name: string): Promise<void> {
  const labels = name.split('.').map((label) => Buffer.from([label.length, ...Buffer.from(label)]));
  const header = Buffer.from([7, 7, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, from, resolve));
  await new Promise((resolve) => {
    socket.once('message', resolve);
    setTimeout(resolve, 2000).unref();
    socket.send(Buffer.concat([header, ...labels, Buffer.from([0, 0, 1, 0, 1])]), port, '127.0.0.1');
  });
  socket.close();
}

/** Two companies with detections, tickets and a protective DNS; gives the ids of both in each list. */
async function twoCompanies() {
  const sandboxes = await startSandboxes();
  const app = await runApp(configOf(dataFolder(), { PICKET_DNS_LISTEN: '127.0.0.1:0' }));
  const { call } = app;
  const post = (path: string, body: object) => expectOk(call('POST', `/api/v1/${path}`, body));
  await setUp(call, sandboxes);
  const quokka = {
    client_id: 'quokka-id',
    client_name: 'Quokka Dental',
    devicename: 'QUOKKA-WS-1',
    client_ip: '203.0.113.66',
    process_name: 'quokka.exe',
  };
  sandboxes.hyas.emit([
    detectionRow(1, { devicename: 'CSD-WS-1' }),
    detectionRow(2, { ...quokka, domain: 'login.quokka-bad.example' }),
  ]);
  const source = await addHyas(call, sandboxes, { backfillHours: 24 });
  await poll(call, source);
  const { cedarStreetDental, harborLightLogistics } = sandboxAccount.companies;
  const cedar = await mapCompany(call, 'Cedar Street Dental', cedarStreetDental);
  const other = await mapCompany(call, 'Quokka Dental', harborLightLogistics);

  const dns: number[] = [];
  for (const [name, address] of [
    [cedarDns, '127.0.0.2'],
    ['Quokka DNS', '127.0.0.3'],
  ] as const) {
    const { id } = await post('dns/companies', { name });
    await post(`dns/companies/${id}/networks`, { network: `${address}/32`, note: `${name} office` });
    await post(`dns/companies/${id}/devices`, { name: `${name} server`, address });
    await post(`dns/companies/${id}/tokens`, { purpose: 'doh', device: `${name} laptop` });
    await post(`dns/companies/${id}/query-log`, { hours: 1 });
    dns.push(id);
  }
  const [cedarDnsId = 0, otherDnsId = 0] = dns;
  const list = { kind: 'block', category: 'malware', locked: false };
  for (const [name, companyId, text] of [
    ['Cedar list', cedarDnsId, 'cedar-blocked.example'],
    ['Quokka list', otherDnsId, 'quokka-blocked.example'],
  ] as const) {
    const { id } = await post('dns/lists', { ...list, name, companyId });
    await post(`dns/lists/${id}/entries`, { text, why: `for ${name}` });
  }
  const resolver = await expectOk(call('GET', '/api/v1/settings/dns-resolver'));
  await expectOk(call('PUT', '/api/v1/settings/dns-resolver', { ...resolver, enabled: true }));
  const { port } = await until(async () => {
    const status = await expectOk(call('GET', '/api/v1/dns/status'));
    return status.inForce === status.generation && status.listening[0];
  });
  await ask('127.0.0.2', port, 'cedar-blocked.example');
  await ask('127.0.0.3', port, 'quokka-blocked.example');

  // Settings that each name the other company.
  const forOther = { companyIds: [other] };
  await post('silences', {
    matchers: { ...forOther, domains: ['*.quokka-quiet.example'] },
    comment: 'Quokka is quiet',
    endsAt: new Date(Date.now() + 3_600_000).toISOString(),
  });
  await post('maintenance-windows', {
    name: 'Quokka move',
    ...forOther,
    schedule: { kind: 'weekly', days: ['mon'], from: '01:00', to: '02:00', timeZone: 'UTC' },
  });

  const first = async (path: string, companyId: number) =>
    until(async () => {
      const { items } = await expectOk(call('GET', `/api/v1/${path}?companyId=${companyId}`));
      return items.find((one: { state?: string }) => path !== 'tickets' || one.state === 'created');
    });
  const idsOf = async (companyId: number, dnsCompanyId: number) => ({
    companies: companyId,
    detections: (await first('detections', companyId)).id as number,
    incidents: (await first('incidents', companyId)).id as number,
    tickets: (await first('tickets', companyId)).id as number,
    'dns/companies': dnsCompanyId,
  });
  const own = await idsOf(cedar, cedarDnsId);
  const others = await idsOf(other, otherDnsId);
  await until(async () => {
    const { names } = await expectOk(call('GET', '/api/v1/dns/top-blocked'));
    const { companies } = await expectOk(call('GET', '/api/v1/dns/statistics'));
    return names.length === 2 && companies.length === 2;
  });
  return { app, sandboxes, source, own, others, companyIds: [cedar, cedarDnsId] };
}

type World = Awaited<ReturnType<typeof twoCompanies>>;

interface Caller {
  readonly role: 'viewer' | 'analyst';
  readonly by: 'token' | 'cookie';
  readonly headers: Record<string, string>;
}

/** Viewers and an analyst, people and tokens, who are limited to some companies. */
async function limitedCallers({ app: { call, url }, companyIds }: World): Promise<Caller[]> {
  const tokenOf = async (role: Caller['role']): Promise<Caller> => {
    const { token } = await expectOk(call('POST', '/api/v1/tokens', { name: role, role, companyIds }));
    return { role, by: 'token', headers: { authorization: `Bearer ${token}` } };
  };
  const email = 'dana@customer.example';
  const person = { email, name: 'Dana', role: 'viewer', companyIds };
  const { link } = await expectOk(call('POST', '/api/v1/users', person));
  await expectOk(call('POST', '/api/v1/welcome', { token: link.split('#token=')[1], password }));
  const signedIn = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password }),
  });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return [
    { role: 'viewer', by: 'cookie', headers: { cookie } },
    await tokenOf('viewer'),
    await tokenOf('analyst'),
  ];
}

/** Whether the guard refuses the call. */
const isRefused = ({ limited, access, person }: Route, { role, by }: Caller): boolean =>
  limited === 'refused' || (person && by === 'token') || (access === 'analyst' && role === 'viewer');

/** The requests to a route: its lists and searches, in each form, and with each id of `ids`. */
function addressesOf({ path, limited }: Route, ids: World['own'], companyId: number): string[] {
  const collection = /^\/api\/v1\/(.+?)(?:\/\{id\}.*|\/export)?$/.exec(path)?.[1] ?? '';
  if (path.includes('{id}')) {
    const id = ids[collection as keyof World['own']];
    return id === undefined ? [path.replaceAll(/\{\w+\}/g, '1')] : [path.replace('{id}', String(id))];
  }
  if (limited !== 'scoped') return [path];
  if (path.endsWith('/export')) return [`${path}?format=json`, `${path}?format=csv`];
  if (path === '/api/v1/dns/why')
    return [`${path}?name=quokka&companyId=${companyId}`.replace('quokka', 'x.example')];
  if (path === '/api/v1/events') return [];
  return [
    path,
    `${path}?search=quokka`,
    `${path}?companyId=${companyId}`,
    `${path}?window=30d`,
    `${path}?hours=48`,
  ];
}

const textOf = async (response: Response) => JSON.stringify([...response.headers]) + (await response.text());

it('a viewer who is limited to a company finds nothing of another in any answer, and may change nothing', async () => {
  const world = await twoCompanies();
  const { app, own, others, companyIds } = world;
  const routes = await routesOf(app.call);

  const below = routes.filter(({ access }) => access === 'viewer' || access === 'analyst');
  for (const [limited, names] of Object.entries(classified))
    expect(
      below
        .filter((route) => route.limited === limited)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(names);
  expect(routes.filter(({ access, limited }) => access === 'admin' && limited !== 'refused')).toEqual([]);

  // The data exists, for those who may see it.
  for (const path of ['detections', 'incidents', 'tickets', 'companies', 'dns/companies', 'dns/top-blocked'])
    expect(JSON.stringify(await app.call('GET', `/api/v1/${path}`))).toMatch(marker);

  const found: string[] = [];
  let answered = 0;
  for (const caller of await limitedCallers(world)) {
    const send = (method: string, path: string) => {
      const changes = method !== 'GET';
      return fetch(app.url + path, {
        method,
        redirect: 'manual',
        headers: {
          ...caller.headers,
          ...(changes ? { 'content-type': 'application/x-none', origin: app.url } : {}),
        },
        ...(changes ? { body: 'nothing' } : {}),
      });
    };
    const asked = routes
      .filter(({ path, access }) => access !== 'own' && path !== '/api/v1/events')
      .flatMap((route) => {
        const addresses =
          route.method === 'GET'
            ? [...addressesOf(route, own, own.companies), ...addressesOf(route, others, others.companies)]
            : [route.path.replaceAll(/\{\w+\}/g, String(own.incidents))];
        const verbose = route.path === '/readyz' ? ['/readyz?verbose'] : [];
        return [...new Set([...addresses, ...verbose])].map((address) => ({ route, address }));
      });
    for (let at = 0; at < asked.length; at += atOnce)
      await Promise.all(
        asked.slice(at, at + atOnce).map(async ({ route, address }) => {
          const answer = await send(route.method, address);
          const text = await textOf(answer);
          const name = `${route.method} ${address} by ${caller.role} with ${caller.by}: ${answer.status}`;
          if (marker.test(text.replaceAll('search=quokka', ''))) found.push(`${name} ${text}`);
          if (answer.status === 200) answered += 1;
          if (route.access !== 'public' && (answer.status === 403) !== isRefused(route, caller))
            found.push(name);
        }),
      );

    // Ids of another company answer like ids that do not exist.
    const gone = async (path: string) => {
      const answer = await send('GET', path);
      return `${answer.status} ${(await answer.text()).replace(/"requestId":"[^"]*"/, '').replaceAll(/\d+/g, '#')}`;
    };
    for (const collection of Object.keys(own) as (keyof typeof own)[])
      expect(await gone(`/api/v1/${collection}/${others[collection]}`)).toBe(
        await gone(`/api/v1/${collection}/99999`),
      );
    expect(await gone(`/api/v1/dns/why?name=x.example&companyId=${others['dns/companies']}`)).toMatch(/^404/);
    expect((await send('GET', '/api/v1/dns/why?name=x.example')).status).toBe(403);
    expect((await send('GET', '/metrics')).status).toBe(401);

    for (const list of ['detections', 'incidents', 'tickets']) {
      const page = await jsonOf(await send('GET', `/api/v1/${list}`));
      expect([
        list,
        page.total > 0,
        new Set(page.items.map((one: { companyId: number }) => one.companyId)),
      ]).toEqual([
        list,
        true,
        new Set(page.items.map(() => expect.toSatisfy((id: number) => companyIds.includes(id)))),
      ]);
      const filtered = await jsonOf(await send('GET', `/api/v1/${list}?companyId=${others.companies}`));
      expect(filtered).toMatchObject({ items: [], total: 0 });
    }
    const skip = async (id: number) => {
      const answer = await fetch(`${app.url}/api/v1/incidents/${id}/skip`, {
        method: 'POST',
        headers: { ...caller.headers, origin: app.url, 'content-type': 'application/json' },
        body: JSON.stringify({ note: 'ours' }),
      });
      return [answer.status, (await jsonOf(answer)).code];
    };
    const missing = await skip(99_999);
    expect(missing[0]).toBe(caller.role === 'viewer' ? 403 : 404);
    expect(await skip(others.incidents)).toEqual(missing);
    // ConnectWise has its ticket, so it cannot be skipped any more.
    expect((await skip(own.incidents))[0]).toBe(caller.role === 'viewer' ? 403 : 409);

    const overview = await jsonOf(await send('GET', '/api/v1/overview'));
    expect(overview.top.companies.length).toBe(2);
    expect(overview.flow).toMatchObject({ sources: [], connection: null, tickets: { created: 1 } });
    const statistics = await jsonOf(await send('GET', '/api/v1/dns/statistics'));
    expect(statistics.companies.map((one: { companyName: string }) => one.companyName)).toEqual([cedarDns]);
    const { totals } = await jsonOf(await send('GET', '/api/v1/companies'));
    expect(totals.total).toBe(2);
    const me = await jsonOf(await send('GET', '/api/v1/me'));
    expect(me.companies.map(({ id }: { id: number }) => id).sort()).toEqual([...companyIds].sort());
  }
  expect(found).toEqual([]);
  expect(answered).toBeGreaterThan(50);
});

it('the command line limits users and tokens, by the names of companies', async () => {
  const app = await runApp(configOf(dataFolder()));
  const cli = cliOf(app);
  for (const name of ['Cedar DNS', 'Quokka DNS']) await cli('dns', 'companies', 'add', name);
  const added = await cli('user', 'add', 'dana@cedar.example', '--name', 'Dana', '--company', 'Cedar DNS');
  expect(added.status).toBe(0);
  const users = async () => (await cli('user', 'list')).out;
  expect(await users()).toMatch(/dana@cedar\.example +Dana +viewer +Cedar DNS +invited/);
  const changed = await cli(
    'user',
    'companies',
    'dana@cedar.example',
    '--company',
    'Cedar DNS',
    'Quokka DNS',
  );
  expect(changed.out).toBe('Dana (dana@cedar.example): viewer, invited, limited to Cedar DNS, Quokka DNS.');
  expect((await cli('user', 'companies', 'dana@cedar.example')).err).toContain('--all for all companies');
  await cli('user', 'companies', 'dana@cedar.example', '--all');
  expect(await users()).toMatch(/dana@cedar\.example +Dana +viewer +all +invited/);

  const made = await cli('token', 'create', '--name', 'Dashboard', '--company', 'Quokka DNS');
  expect((await cli('token', 'list')).out).toMatch(/Dashboard +viewer +Quokka DNS /);
  const limited = cliOf({ url: app.url, token: made.out.split('\n')[0] ?? '' });
  expect((await limited('companies')).out).toContain('Quokka DNS');
  expect((await limited('companies')).out).not.toContain('Cedar DNS');
  expect((await limited('companies', 'list', '--search', 'Cedar')).out).not.toContain('Cedar DNS');
  expect((await limited('sources')).err).toContain('may see some companies only');
  expect(
    (await cli('token', 'create', '--name', 'X', '--role', 'admin', '--company', 'Cedar DNS')).err,
  ).toContain('cannot be limited');
});
