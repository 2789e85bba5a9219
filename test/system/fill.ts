import { sandboxAccount } from '../../src/sandbox/connectwise/start.ts';
import {
  addHyas,
  type Call,
  detectionRow,
  expectOk,
  type Json,
  mapCompany,
  poll,
  type Sandboxes,
  setUp,
  until,
} from './world.ts';

/** Its devices, and the machine of each. */
const device = (name: string): Json => ({ device_name: name });
const unmapped = { client_id: '5eed0000-0000-4000-8000-000000000002', client_name: 'Harbor Law Group' };

/**
 * Fills an installation as months of use would: tickets in ConnectWise, incidents that are held, silenced and allowed,
 * secrets of a connection and of sources, people, tokens and settings.
 */
export async function fill(call: Call, sandboxes: Sandboxes): Promise<void> {
  const { connectWise, hyas } = sandboxes;
  await setUp(call, sandboxes);
  const source = await addHyas(call, sandboxes);
  const post = (path: string, body: Json) => expectOk(call('POST', `/api/v1/${path}`, body));
  await post('sources', { kind: 'webhook', name: 'EDR' });
  await post('silences', { matchers: { devices: ['lab-*'] }, comment: 'A laboratory', endsAt: null });
  await post('connectwise/routing-rules', {
    name: 'Nights',
    matches: { devices: ['srv-*'], reasons: ['phish*'] },
    destination: { severity: 'High' },
  });
  const { link } = await post('users', { email: 'ada@msp.example', name: 'Ada', role: 'analyst' });
  await post('welcome', { token: link.split('#token=')[1], password: 'correct horse battery' });
  await post('tokens', { name: 'Reports', role: 'viewer' });
  const kept = (await expectOk(call('GET', '/api/v1/settings/retention'))) as Json;
  await expectOk(call('PUT', '/api/v1/settings/retention', { ...kept, incidentDays: 500 }));

  // The first releases had no protective DNS.
  if ((await call('GET', '/api/v1/dns/lists')).status === 200) await fillDns(post);
  hyas.emit([
    ...[1, 2, 3].map((n) => detectionRow(n, device(`WS-${n}.corp.example`))),
    detectionRow(4, device('WS-1')),
    detectionRow(5, device('lab-7')),
    detectionRow(6, { ...unmapped, ...device('srv-1') }),
    detectionRow(7, { ...unmapped, ...device('Dr. Reed’s iPad') }),
  ]);
  await poll(call, source);
  const cedar = await mapCompany(call, 'Cedar', sandboxAccount.companies.cedarStreetDental);
  await post('allow-list', { companyId: cedar, domain: 'portal.example', why: 'Our own portal.' });
  await until(() => connectWise.tickets().length >= 4);
  await until(async () => (await expectOk(call('GET', '/api/v1/status'))).tickets.created >= 4);
  // A second detection of an incident that has its ticket, and one that is in progress when Picket ends.
  hyas.emit([detectionRow(1, { ...device('WS-1.corp.example'), log_id: 'again' })]);
  await poll(call, source);
}

type Post = (path: string, body: Json) => Promise<{ readonly id: number }>;

async function fillDns(post: Post): Promise<void> {
  const { id } = await post('dns/companies', { name: 'Lakeside Orthodontics' });
  await post(`dns/companies/${id}/networks`, { network: '198.51.100.0/24' });
  await post(`dns/companies/${id}/devices`, { name: 'Front desk', address: '198.51.100.7' });
  await post(`dns/companies/${id}/tokens`, { device: 'Laptops' });
  const list = await post('dns/lists', { name: 'Ours', category: 'malware', kind: 'block' });
  await post(`dns/lists/${list.id}/entries`, { text: 'malware.example', why: 'Seen in an incident' });
}
