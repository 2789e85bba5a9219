/** A Picket with data of every kind, for tests of all pages and dialogs. */
import assert from 'node:assert/strict';
import { call, cedar, detect, openStage, setUp, until } from './stage.mjs';

/** Starts it; returns the ids for the pages. */
export async function openFilledStage() {
  const stage = await openStage();
  await setUp(stage);
  await linkDevices(stage);
  for (const n of [1, 2, 3])
    await detect(stage, { domain: `login.bad-${n}.example`, device_name: `CSD-WS-${n}` });
  const { items: companies } = await call(stage, 'GET', 'companies?limit=200');
  const company = companies.find(({ name }) => name === cedar.client_name);
  await call(stage, 'PUT', `companies/${company.id}/mapping`, { connectwiseCompanyId: 101 });
  for (const [name, severity] of [
    ['Phishing at Cedar Street', 'High'],
    ['Everything else', 'Low'],
  ]) {
    const matches = { companyIds: [company.id], reasons: ['Phishing', 'Newly *'] };
    await call(stage, 'POST', 'connectwise/routing-rules', { name, matches, destination: { severity } });
  }
  const ofBoard = { boardId: 22, fields: [{ id: 304, value: '{{ severity }}', fallback: 'High' }] };
  await call(stage, 'PUT', 'settings/custom-fields', { boards: [ofBoard] });
  const silence = {
    matchers: { companyIds: [company.id], domains: ['*.cdn.example'] },
    comment: 'A test of ours',
  };
  await call(stage, 'POST', 'silences', { ...silence, endsAt: null });
  await call(stage, 'POST', 'incidents/3/accept', { comment: 'Our own scanner', endsAt: null });
  // Three days from now: a window that is open would hold the incidents below.
  const day = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'][(new Date().getDay() + 3) % 7];
  const schedule = { kind: 'weekly', days: [day], from: '22:00', to: '04:00', timeZone: 'Europe/London' };
  await call(stage, 'POST', 'maintenance-windows', { name: 'Patching', companyIds: [], schedule });
  const why = 'Their own portal.';
  const entry = { companyId: company.id, domain: 'portal.example', why, incidentId: 1 };
  const { id } = await call(stage, 'POST', 'allow-list', { ...entry, domain: 'old.example' });
  await call(stage, 'POST', `allow-list/${id}/undo`);
  await call(stage, 'POST', 'allow-list', entry);
  await detect(stage, {
    client_id: '5eed0000-0000-4000-8000-0000000000aa',
    client_name: 'Old Mill',
    domain: 'x.bad-9.example',
  });
  // One more than the limit of tickets: a roll-up names it.
  const limits = await call(stage, 'GET', 'settings/roll-ups');
  await call(stage, 'PUT', 'settings/roll-ups', { ...limits, ticketsPerCompany: 1 });
  await detect(stage, { domain: 'login.bad-4.example', device_name: 'CSD-WS-4' });
  const rollUps = async () => (await call(stage, 'GET', 'incidents?kind=storm')).items;
  await until(async () => (await rollUps()).length === 1);
  const [rollUp] = await rollUps();
  const [covered] = (await call(stage, 'GET', `incidents?coveredBy=${rollUp.id}`)).items;
  return { stage, rollUpId: rollUp.id, coveredId: covered.id, ...(await protect(stage)) };
}

/** Tickets are linked to configurations; the device of the sandbox’s rows has none. */
export async function linkDevices(stage) {
  const rows = [
    { function: 'Configurations', inquire: 'All' },
    { function: 'Contacts', inquire: 'All' },
    { function: 'Service Tickets', edit: 'All' },
  ];
  await control(stage, 'PUT', 'role', { rows });
  await call(stage, 'POST', 'settings/rights/refresh');
  await call(stage, 'PUT', 'settings/links', { configurations: true });
}

/** Changes something in the sandbox of ConnectWise, as its users would. */
export async function control({ connectWise }, method, address, body) {
  const answer = await fetch(`${connectWise.url}/sandbox/${address}`, { method, body: JSON.stringify(body) });
  assert.ok(answer.ok, `${method} ${address}: ${answer.status}`);
}

/** The protective DNS with data of every kind. */
async function protect(stage) {
  const resolver = await call(stage, 'GET', 'settings/dns-resolver');
  const upstreams = [{ host: '192.0.2.53' }];
  const forwards = [{ zone: 'ad.example', upstreams: [{ host: '198.51.100.53' }] }];
  await call(stage, 'PUT', 'settings/dns-resolver', { ...resolver, enabled: true, upstreams, forwards });
  const { id: companyId } = await call(stage, 'POST', 'dns/companies', { name: 'Harbour Dental' });
  const of = `dns/companies/${companyId}`;
  await call(stage, 'POST', `${of}/networks`, { network: '198.51.100.0/24', note: 'Main office' });
  await call(stage, 'POST', `${of}/devices`, { name: 'HD-WS-1', address: '198.51.100.7' });
  await call(stage, 'POST', `${of}/tokens`, { device: null });
  const list = { name: 'Ours', kind: 'block', category: 'phishing', locked: true };
  const { id: listId } = await call(stage, 'POST', 'dns/lists', list);
  await call(stage, 'POST', `dns/lists/${listId}/entries`, { text: 'bad.example', why: 'A test of ours' });
  const windows = [{ days: ['mon'], from: '08:00', to: '18:00', timeZone: 'Europe/London' }];
  const items = [
    { name: 'No streaming at work', action: 'nxdomain', when: { categories: ['streaming'], windows } },
    { name: 'Watch zip', action: 'watch', when: { tlds: ['zip'] } },
  ];
  await call(stage, 'PUT', 'dns/rules', { items });
  const feed = { name: 'Not there', address: 'file:absent.txt', category: 'malware' };
  const { id: feedId } = await call(stage, 'POST', 'dns/feeds', feed);
  return { companyId, listId, feedId };
}
