import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { beforeEach, describe, expect, it } from 'vitest';
import { loadGeneration, type PolicyDeps } from '../../../src/dns/policy/change-policy.ts';
import { changeCompany, createCompany } from '../../../src/dns/policy/companies/change-company.ts';
import { addToken, removeFrom } from '../../../src/dns/policy/companies/change-parts.ts';
import { addEntries, createList } from '../../../src/dns/policy/lists/change-lists.ts';
import { resolverSettings } from '../../../src/dns/policy/policy-settings.ts';
import { ruleBodySchema } from '../../../src/dns/policy/rulesets/rule-body.ts';
import { saveRuleset } from '../../../src/dns/policy/rulesets/ruleset.ts';
import { type DnsNode, openDnsNode } from '../../../src/dns/publish/node.ts';
import { zoneRoutes } from '../../../src/dns/publish/rpz/routes.ts';
import { addressReply, startFakeUpstream } from '../../../src/dns/resolver/testing/fake-upstream.ts';
import type { Principal } from '../../../src/platform/http/principal.ts';
import { writeSetting } from '../../../src/platform/settings/store.ts';
import { systemClock } from '../../../src/platform/values/clock.ts';
import { systemRandom } from '../../../src/platform/values/random.ts';
import { ensureResolverSource } from '../../../src/sources/resolver/source.ts';
import { useDatabase } from '../../database/use-database.ts';
import { freePort } from '../../free-port.mjs';
import { start } from '../../http/start-server.ts';
import { findPrograms, run } from '../../programs.ts';
import { startUnbound } from './unbound.ts';

const programs = await findPrograms(['dig', 'unbound']);
const { db } = useDatabase();
const admin: Principal = { kind: 'operator', id: 'operator', name: 'Ann', role: 'admin', companies: 'all' };
const deps: PolicyDeps = {
  db,
  clock: systemClock,
  random: systemRandom,
  sourceId: ensureResolverSource,
  changed: () => {},
};

let folder: string;
let node: DnsNode;
let server: FastifyInstance;
let upstream: Awaited<ReturnType<typeof startFakeUpstream>>;
let company: number;
let tokenId: number;
let zone: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'picket-zone-'));
  upstream = await startFakeUpstream();
  node = openDnsNode({
    folder,
    addresses: { listen: [{ host: '127.0.0.1', port: 0 }], doh: null },
    clock: systemClock,
    onSeen: async () => {},
    onProblem: () => {},
  });
  const choices = { ...resolverSettings.initial, enabled: true };
  await writeSetting(db, resolverSettings, choices, { at: systemClock.now(), actor: 'test' });
  company = await createCompany(deps, 'Cedar Street Dental', admin);
  const token = await addToken(deps, company, { purpose: 'rpz', device: null }, admin);
  tokenId = (await db.selectFrom('dns_token').select('id').executeTakeFirstOrThrow()).id;
  zone = `/dns/rpz/${token}`;
  server = await start({ routes: [zoneRoutes({ db, clock: systemClock, node })] });
  return async () => {
    await node.stop();
    await upstream.close();
    await rm(folder, { recursive: true, force: true });
  };
});

async function list(kind: 'block' | 'allow', of: number | null, values: readonly string[], minutes?: number) {
  const fields = { companyId: of, name: `${kind} ${values[0]}`, kind, category: 'malware', locked: false };
  const id = await createList(deps, fields, admin);
  const entries = values.map((value) =>
    /^\d/.test(value)
      ? { value, reach: 'address' as const }
      : {
          value: value.replace('=', ''),
          reach: value.startsWith('=') ? ('exact' as const) : ('with_below' as const),
        },
  );
  const endsAt = minutes === undefined ? null : new Date(Date.now() + minutes * 60_000);
  await addEntries(deps, id, { entries, why: 'Test', endsAt, overridesGuard: false }, admin);
}

async function publishSome() {
  await list('block', null, ['bad.example', '=one.example', '192.0.2.64/26']);
  await list('allow', company, ['good.bad.example']);
  const night = { windows: [{ days: ['mon'], from: '22:00', to: '06:00', timeZone: 'UTC' }] };
  const rules = [
    { name: 'At night', when: night, action: 'nxdomain' },
    { name: 'No zip', when: { tlds: ['zip'] }, action: 'nxdomain' },
    { name: 'Ads', when: { names: [{ pattern: 'ads-*.example' }] }, action: 'nxdomain' },
  ];
  await saveRuleset(deps, null, { items: rules.map((rule) => ruleBodySchema.parse(rule)) }, admin);
  await node.publish(db, []);
}

describe('the address of a policy zone', () => {
  it('answers with what a zone can contain, and names what it cannot', async () => {
    await publishSome();
    const { statusCode, body, headers } = await server.inject(zone);
    expect(statusCode).toBe(200);
    expect(headers['content-type']).toContain('text/dns');
    const lines = body.trim().split('\n');
    expect(lines.filter((line) => line.startsWith(';'))).toEqual([
      expect.stringMatching(/^; The policy of Cedar Street Dental, generation \d+,/),
      '; A zone cannot contain these rules, so they are left out:',
      ';   “At night”: it holds at certain times.',
      ';   “Ads”: its name pattern has a * inside.',
    ]);
    expect(lines.filter((line) => line.includes('CNAME')).sort()).toEqual([
      '*.bad.example CNAME .',
      '*.good.bad.example CNAME rpz-passthru.',
      '*.zip CNAME .',
      '26.64.2.0.192.rpz-ip CNAME *.',
      'bad.example CNAME .',
      'good.bad.example CNAME rpz-passthru.',
      'one.example CNAME *.',
      'zip CNAME .',
    ]);
    const generation = await loadGeneration(db);
    expect(lines.find((line) => line.startsWith('@ SOA'))).toContain(` ${generation} 300 60 604800 60`);
  });

  it('is compressed if asked for, and not sent again while it is the same', async () => {
    await publishSome();
    const plain = await server.inject(zone);
    const { rawPayload, headers } = await server.inject({
      url: zone,
      headers: { 'accept-encoding': 'gzip' },
    });
    expect(headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(rawPayload).toString()).toBe(plain.body);
    const same = { url: zone, headers: { 'if-none-match': String(headers.etag) } };
    expect((await server.inject(same)).statusCode).toBe(304);
    await db
      .updateTable('dns_entry')
      .set({ ends_at: new Date(Date.now() - 1000) })
      .execute();
    expect((await server.inject(same)).statusCode).toBe(200);
  });

  it('is unknown without its token: of DNS over HTTPS, revoked, or of a company that is archived', async () => {
    const unknown = await server.inject('/dns/rpz/0123456789');
    expect(unknown.statusCode).toBe(404);
    expect(unknown.json()).toMatchObject({ code: (await server.inject('/none')).json().code });
    const doh = await addToken(deps, company, { purpose: 'doh', device: null }, admin);
    expect((await server.inject(`/dns/rpz/${doh}`)).statusCode).toBe(404);
    expect((await server.inject(zone)).statusCode).toBe(503);
    await publishSome();
    expect((await server.inject({ url: zone, method: 'HEAD' })).statusCode).toBe(200);
    await changeCompany(deps, company, { archived: true }, admin);
    expect((await server.inject(zone)).statusCode).toBe(404);
    await changeCompany(deps, company, { archived: false }, admin);
    await removeFrom(deps, company, 'token', tokenId, admin);
    expect((await server.inject(zone)).statusCode).toBe(404);
  });
});

describe.skipIf(programs.missing.length > 0)('Unbound with the policy zone of a company', () => {
  it('blocks what the policy blocks', async () => {
    await publishSome();
    upstream.behave((query) => addressReply(query, query.name[1] === 0x69 ? 70 : 7));
    await server.listen({ host: '127.0.0.1', port: 0 });
    const port = await freePort();
    const stop = await startUnbound({
      ...{ program: programs.path('unbound'), folder, port, upstreamPort: upstream.port, modules: 'respip ' },
      more: `rpz:
  name: "picket.rpz"
  url: "http://127.0.0.1:${(server.server.address() as AddressInfo).port}${zone}"
`,
    });
    const ask = async (name: string) => {
      const { output } = await run(programs.path('dig'), [
        ...['@127.0.0.1', '-p', `${port}`, '+tries=3', '+time=5', name],
      ]);
      return `${/status: (\w+)/.exec(output)?.[1]} ${/ANSWER: (\d)/.exec(output)?.[1]}`;
    };
    try {
      await expect.poll(() => ask('bad.example')).toBe('NXDOMAIN 0');
      expect(await ask('a.b.bad.example')).toBe('NXDOMAIN 0');
      expect(await ask('any.zip')).toBe('NXDOMAIN 0');
      expect(await ask('one.example')).toBe('NOERROR 0');
      expect(await ask('good.bad.example')).toBe('NOERROR 1');
      expect(await ask('a.good.bad.example')).toBe('NOERROR 1');
      // Its answer is 192.0.2.70.
      expect(await ask('ip.example')).toBe('NOERROR 0');
      expect(await ask('other.example')).toBe('NOERROR 1');
    } finally {
      await stop();
    }
  });
});
