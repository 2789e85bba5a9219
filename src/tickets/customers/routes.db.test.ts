import type { FastifyInstance } from 'fastify';
import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { start } from '../../../test/http/start-server.ts';
import { useTicketed } from '../sync/testing/ticketed.ts';
import { ticketDefaultsRoutes } from './routes.ts';

const test = useDatabase();
const scene = useTicketed(test, { oneClock: true });
let server: FastifyInstance;
let path: string;

beforeEach(async () => {
  const connectWise = () => scene.clients.current();
  server = await start({ routes: [ticketDefaultsRoutes({ db: test.db, clock: scene.clock, connectWise })] });
  const { id } = await test.db.selectFrom('company').select('id').executeTakeFirstOrThrow();
  path = `/api/v1/companies/${id}/ticket-defaults`;
  await scene.control('PUT', '/role', {
    rows: [
      { function: 'Contacts', inquire: 'All' },
      { function: 'Agreements', inquire: 'All' },
    ],
  });
});

async function call(method: 'GET' | 'PUT', url: string, payload?: object, as = 'admin') {
  const headers = { authorization: `Bearer pkt_${as}` };
  const answer = await server.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.json() };
}

const none = { agreementId: null, siteId: null, contactId: null };

describe('agreement, site and contact of the tickets of a company', () => {
  it('are chosen from the records of its ConnectWise company, and saved with an audit entry', async () => {
    const names = async (kind: string) => {
      const { body } = await call('GET', `${path}/choices?kind=${kind}&search=`);
      return body.items.map(({ name }: { name: string }) => name);
    };
    expect(await names('agreement')).toEqual(['Block Hours', 'Managed Security']);
    expect(await names('site')).toEqual(['Main', 'Westside Clinic']);
    expect(await names('contact')).toEqual(['Anna Nguyen', 'Ben Ortiz']);
    const saved = await call('PUT', path, { agreementId: 801, siteId: 702, contactId: 502 });
    expect(saved.body).toEqual({
      company: { id: 101, name: 'Cedar' },
      agreement: { id: 801, name: 'Managed Security' },
      site: { id: 702, name: 'Westside Clinic' },
      contact: { id: 502, name: 'Ben Ortiz' },
      problem: null,
    });
    expect((await call('PUT', path, none)).body).toMatchObject({
      agreement: null,
      site: null,
      contact: null,
    });
    const audited = await test.db.selectFrom('audit_event').select('action').orderBy('id').execute();
    expect(audited.filter(({ action }) => action === 'company.ticket_defaults_saved')).toHaveLength(2);
  });

  it.each([
    ['an agreement of another company', { agreementId: 803 }],
    ['a site of another company', { siteId: 703 }],
    ['an inactive contact', { contactId: 503 }],
    ['a contact that is not there', { contactId: 9999 }],
  ])('cannot be %s', async (_, given) => {
    const refused = await call('PUT', path, { ...none, ...given });
    expect([refused.status, refused.body.code]).toEqual([422, 'companies.not_of_company']);
  });

  it('name the missing right, and need an administrator and a mapped company', async () => {
    await scene.control('PUT', '/role', { rows: [{ function: 'Agreements', inquire: 'None' }] });
    const refused = await call('GET', `${path}/choices?kind=agreement`);
    expect([refused.status, refused.body.hint]).toEqual([
      422,
      expect.stringContaining('Agreements: Inquire = All'),
    ]);
    expect((await call('GET', path, undefined, 'analyst')).status).toBe(403);
    await test.db.deleteFrom('mapping').execute();
    expect((await call('GET', path)).body.code).toBe('companies.not_mapped');
  });
});
