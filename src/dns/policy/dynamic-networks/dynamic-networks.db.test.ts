import type { FastifyInstance } from 'fastify';
import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/database/use-database.ts';
import { start } from '../../../../test/http/start-server.ts';
import { systemClock } from '../../../platform/values/clock.ts';
import { failed, ok, type Result } from '../../../platform/values/problem.ts';
import { systemRandom } from '../../../platform/values/random.ts';
import { ensureResolverSource } from '../../../sources/resolver/source.ts';
import { loadClients } from '../../publish/load-clients.ts';
import type { PolicyDeps } from '../change-policy.ts';
import { dnsCompanyRoutes } from '../companies/routes.ts';
import { followDue } from './follow-due.ts';
import { dynamicNetworkProblems } from './problems.ts';
import { dynamicNetworkRoutes } from './routes.ts';
import { updateRoutes } from './update-routes.ts';

const { db } = useDatabase();
let now: Date;
let wakes: number;
const deps: PolicyDeps = {
  db,
  clock: { ...systemClock, now: () => now },
  random: systemRandom,
  sourceId: ensureResolverSource,
  changed: () => {
    wakes++;
  },
};
let server: FastifyInstance;

beforeEach(async () => {
  now = new Date('2026-11-29T12:00:00Z');
  wakes = 0;
  server = await start({
    config: { host: '127.0.0.1', trustProxy: ['127.0.0.1'] },
    routes: [dnsCompanyRoutes(deps), dynamicNetworkRoutes(deps), updateRoutes(deps)],
  });
});

const pass = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000);
};

async function call(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) {
  const answer = await server.inject({
    method,
    url: `/api/v1/dns/companies${path}`,
    headers: { authorization: 'Bearer pkt_admin' },
    ...(body === undefined ? {} : { payload: body }),
  });
  return { status: answer.statusCode, body: answer.json() };
}

const company = async (name: string): Promise<number> => (await call('POST', '', { name })).body.id;
const networkOf = async (id: number) => (await call('GET', `/${id}`)).body.dynamicNetworks[0];
const inForce = async () => (await loadClients(db, now)).networks;

describe('a network that is updated with a token', () => {
  let id: number;
  let token: string;

  beforeEach(async () => {
    id = await company('Cedar Street Dental');
    token = (await call('POST', `/${id}/dynamic-networks`, { note: 'Office' })).body.token;
    wakes = 0;
  });

  async function update(
    query: string,
    { from, method = 'GET' }: { from?: string; method?: 'GET' | 'POST' } = {},
  ) {
    const headers = from === undefined ? {} : { 'x-forwarded-for': from };
    const { statusCode, body } = await server.inject({
      method,
      url: `/dns/update/${token}${query}`,
      headers,
    });
    return statusCode === 200 ? body : statusCode;
  }

  it('gets the address of the caller or the given one, and the resolver receives it', async () => {
    expect(await inForce()).toEqual([]);
    expect(await update('', { from: '203.0.113.7' })).toBe('good 203.0.113.7');
    expect(await inForce()).toEqual([{ network: '203.0.113.7/32', company: id }]);
    expect(await update('', { from: '203.0.113.7' })).toBe('nochg 203.0.113.7');
    expect(wakes).toBe(1);
    pass(11);
    expect(await update('?myip=203.0.113.8', { method: 'POST' })).toBe('good 203.0.113.8');
    expect(await networkOf(id)).toMatchObject({
      note: 'Office',
      networks: ['203.0.113.8/32'],
      changedAt: now.toISOString(),
      problem: null,
    });
  });

  it('keeps its IPv4 address while its IPv6 prefix changes', async () => {
    await update('?ip=203.0.113.7,2001:db8:1::/56');
    pass(11);
    expect(await update('?ip=2001:db8:2::/56')).toBe('good 2001:db8:2::/56');
    expect((await inForce()).map(({ network }) => network)).toEqual(['2001:db8:2::/56', '203.0.113.7/32']);
  });

  it.each(['127.0.0.1', '10.0.0.0/8', '2001:db8::/32', 'fe80::1', 'office'])('never gets %s', async (ip) => {
    expect(await update(`?ip=${ip}`)).toBe('dnserr');
    expect(await inForce()).toEqual([]);
  });

  it('never takes an address in a network of another company, and says so', async () => {
    const other = await company('Harbor Light Logistics');
    await call('POST', `/${other}/networks`, { network: '198.51.100.0/24' });
    await update('?ip=203.0.113.7');
    pass(11);
    expect(await update('?ip=198.51.100.7')).toBe('dnserr');
    expect(await networkOf(id)).toMatchObject({
      networks: ['203.0.113.7/32'],
      problem: { code: 'dns.address_taken', message: expect.stringContaining('“Harbor Light Logistics”') },
    });
    expect(await update('?ip=203.0.113.7')).toBe('nochg 203.0.113.7');
    expect((await networkOf(id)).problem).toBeNull();
  });

  it('that changes all day changes at most every ten seconds, and does not fill the audit trail', async () => {
    for (let turn = 0; turn < 20; turn++) {
      expect(await update(`?ip=203.0.113.${turn}`)).toBe(`good 203.0.113.${turn}`);
      expect(await update('?ip=203.0.113.200')).toBe('911');
      pass(60);
    }
    const moves = db.selectFrom('audit_event').selectAll().where('action', '=', 'dns_company.network_moved');
    expect(await moves.execute()).toHaveLength(1);
    pass(3600);
    await update('?ip=203.0.113.100');
    expect(await moves.execute()).toMatchObject([
      { after: { networks: ['203.0.113.0'] } },
      { after: { networks: ['203.0.113.100'] }, subject: `company:${id}` },
    ]);
  });

  it('is not updated by anybody else, after its removal, or by a HEAD request', async () => {
    expect(
      (await server.inject({ method: 'HEAD', url: `/dns/update/${token}?ip=203.0.113.7` })).statusCode,
    ).toBe(200);
    expect(await inForce()).toEqual([]);
    await update('?ip=203.0.113.7');
    expect((await server.inject('/dns/update/0123456789')).statusCode).toBe(404);
    const { id: networkId } = await networkOf(id);
    expect((await call('DELETE', `/${id}/dynamic-networks/${networkId}`)).body.dynamicNetworks).toEqual([]);
    expect(await update('?ip=203.0.113.7')).toBe(404);
    expect(await inForce()).toEqual([]);
  });
});

describe('a network that follows a DNS name', () => {
  let answers: Result<readonly string[]>;
  let id: number;
  const follow = () =>
    followDue({
      ...deps,
      resolve: async () => answers,
      servers: async () => [{ host: '192.0.2.53', port: 53 }],
    });

  beforeEach(async () => {
    id = await company('Cedar Street Dental');
    await call('POST', `/${id}/dynamic-networks`, { follows: 'Office.Dyn.Example.' });
    wakes = 0;
  });

  it('gets its addresses, and is looked up again after a minute', async () => {
    answers = ok(['203.0.113.7', '2001:db8::7']);
    expect(await follow()).toBeNull();
    expect(await follow()).toBeUndefined();
    expect(wakes).toBe(1);
    expect(await networkOf(id)).toMatchObject({
      follows: 'office.dyn.example',
      networks: ['2001:db8::7/128', '203.0.113.7/32'],
    });
    answers = ok(['203.0.113.9']);
    pass(61);
    await follow();
    expect(await inForce()).toEqual([{ network: '203.0.113.9/32', company: id }]);
  });

  it('keeps its last good addresses while the look-up fails, and says why', async () => {
    answers = ok(['203.0.113.7']);
    await follow();
    for (const problem of [
      dynamicNetworkProblems.noAddress('office.dyn.example'),
      dynamicNetworkProblems.notResolved('office.dyn.example', 'timeout'),
      dynamicNetworkProblems.unusable('127.0.0.1'),
    ]) {
      pass(301);
      answers = problem.code === 'dns.address_unusable' ? ok(['127.0.0.1']) : failed(problem);
      expect(await follow()).toEqual(problem);
      expect(await networkOf(id)).toMatchObject({ networks: ['203.0.113.7/32'], problem });
    }
    pass(301);
    answers = ok(['203.0.113.7']);
    await follow();
    expect((await networkOf(id)).problem).toBeNull();
  });

  it('does not follow a text that is not a name', async () => {
    expect((await call('POST', `/${id}/dynamic-networks`, { follows: 'office' })).body.code).toBe(
      'dns.follows_no_name',
    );
  });
});
