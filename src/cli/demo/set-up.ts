import type { CompanyView } from '../../companies/company-view.ts';
import type { IncidentSettings } from '../../incidents/incident-settings.ts';
import type { Check } from '../../platform/values/check.ts';
import { plural } from '../../platform/values/text.ts';
import { sandboxAccount } from '../../sandbox/connectwise/account.ts';
import { showChecks } from '../checks.ts';
import { CommandFailure } from '../io.ts';
import type { Stage } from './stage.ts';

type Say = (line: string) => void;

/** Left unmapped, to show what Picket does then. */
const leftUnmapped = 'Old Mill Bakery';

/** Companies with another name in ConnectWise, which a person knows to be the same. */
const knownAs: Readonly<Record<string, string>> = {
  'Pinecrest Property Mgmt': 'Pinecrest Property Management',
  'Riverbend Elementary School': 'Riverbend Elementary',
};

/** Configures everything as an administrator would, through the public API only. */
export async function setUp(stage: Stage, say: Say): Promise<void> {
  await connect(stage, say);
  await chooseServices(stage, say);
  await addSource(stage, say);
  await mapCompanies(stage, say);
}

async function connect({ io, api, connectWise }: Stage, say: Say): Promise<void> {
  const { companyId, publicKey, privateKey, clientId } = sandboxAccount;
  const connection = { site: connectWise.url, companyId, publicKey, privateKey, clientId };
  const path = '/api/v1/connectwise/connection';
  const { ok, checks } = await api.send<{ ok: boolean; checks: Check[] }>(
    'POST',
    `${path}/verify`,
    connection,
  );
  if (!ok) {
    for (const line of showChecks(io, checks)) say(line);
    throw new CommandFailure(null);
  }
  await api.send('PUT', `${path}?release=now`, connection);
  const passed = checks.filter(({ status }) => status === 'pass').length;
  say(`Connection       ${connectWise.url}, ${plural(passed, 'check')} passed, saved`);
}

async function chooseServices({ api }: Stage, say: Say): Promise<void> {
  const { securityAlerts } = sandboxAccount.boards;
  const service = await api.send<{ board: { name: string }; type: { name: string } }>(
    'PUT',
    '/api/v1/connectwise/ticket-service?release=now',
    {
      enabled: true,
      boardId: securityAlerts.id,
      statusId: securityAlerts.statuses.new,
      typeId: securityAlerts.types.dnsThreat,
      priorityId: sandboxAccount.priorities.high,
    },
  );
  const settings = await api.get<IncidentSettings>('/api/v1/settings/incidents');
  // Shorter than in production, so that results are visible soon.
  await api.send('PUT', '/api/v1/settings/incidents?release=now', { ...settings, groupingWaitSeconds: 3 });
  say(`Ticket service   enabled: ${service.board.name}, ${service.type.name}`);
}

async function addSource({ api, hyas }: Stage, say: Say): Promise<void> {
  await api.send('POST', '/api/v1/sources', {
    kind: 'hyas',
    name: 'HYAS Protect',
    config: { baseUrl: hyas.url, pollSeconds: 10 },
    apiKey: hyas.apiKey,
  });
  say(`Source           HYAS Protect, ${hyas.url}`);
}

async function mapCompanies(stage: Stage, say: Say): Promise<void> {
  const { api } = stage;
  const companies = await waitForCompanies(stage);
  let mapped = 0;
  for (const { id, name } of companies) {
    if (name === leftUnmapped) continue;
    const wanted = knownAs[name] ?? name;
    const found = await api.all<{ id: number; name: string }>(
      `/api/v1/connectwise/companies?search=${encodeURIComponent(wanted)}`,
    );
    const same = found.find((company) => company.name === wanted);
    if (same === undefined) continue;
    await api.send('PUT', `/api/v1/companies/${id}/mapping?release=now`, { connectwiseCompanyId: same.id });
    mapped += 1;
  }
  say(
    `Companies        ${mapped} of ${companies.length} mapped; “${leftUnmapped}” is not mapped, so that you can map it`,
  );
}

/** The companies appear with the first poll. */
async function waitForCompanies({ io, api }: Stage): Promise<CompanyView[]> {
  for (let tries = 0; ; tries += 1) {
    const companies = await api.all<CompanyView>('/api/v1/companies');
    if (companies.length > 0 || tries > 200 || io.signal.aborted) return companies;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
