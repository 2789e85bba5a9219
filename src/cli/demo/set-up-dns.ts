import { ask } from '../dns/ask.ts';
import type { DnsStatus } from '../dns/status.ts';
import type { Stage } from './stage.ts';

/** Two companies that the protective DNS distinguishes by the address of the client. */
const companies = [
  { name: 'Lakeside Orthodontics', network: '127.0.0.1/32' },
  { name: 'Ironwood Fabrication', network: '127.0.0.2/32' },
];
const malware = 'malware.picket-demo.test';
const social = 'social.picket-demo.test';
const typeA = 1;

/** The address of the protective DNS in the demo, and what it blocks. */
export interface DemoDns {
  readonly server: { readonly host: string; readonly port: number };
  readonly malware: string;
  readonly social: string;
}

/** Switches the protective DNS on, as an administrator would: two companies, and two lists. */
export async function setUpDns(stage: Stage, say: (line: string) => void): Promise<DemoDns> {
  const { api } = stage;
  const resolver = await api.get<object>('/api/v1/settings/dns-resolver');
  await api.send('PUT', '/api/v1/settings/dns-resolver', { ...resolver, enabled: true });
  for (const { name, network } of companies) {
    const { id } = await api.send<{ id: number }>('POST', '/api/v1/dns/companies', { name });
    await api.send('POST', `/api/v1/dns/companies/${id}/networks`, { network });
    const found = await api.all<{ id: number; name: string }>(
      `/api/v1/connectwise/companies?search=${encodeURIComponent(name)}`,
    );
    const connectwiseCompanyId = found.find((one) => one.name === name)?.id;
    await api.send('PUT', `/api/v1/companies/${id}/mapping?release=now`, { connectwiseCompanyId });
  }
  await addList(stage, { name: 'Demo malware', category: 'malware', text: malware });
  await addList(stage, { name: 'Demo social media', category: 'social_media', text: social });
  const server = await whenInForce(stage);
  say(`Protective DNS   answers at ${server.host}, port ${server.port}, for two companies`);
  return { server, malware, social };
}

async function addList(
  { api }: Stage,
  { text, ...list }: { readonly name: string; readonly category: string; readonly text: string },
): Promise<void> {
  const { id } = await api.send<{ id: number }>('POST', '/api/v1/dns/lists', { ...list, kind: 'block' });
  await api.send('POST', `/api/v1/dns/lists/${id}/entries`, { text, why: 'To show what happens' });
}

/** The policy is compiled within seconds. */
async function whenInForce({ api, io }: Stage): Promise<DemoDns['server']> {
  for (let tries = 0; ; tries += 1) {
    const { listening, generation, inForce, problem } = await api.get<DnsStatus>('/api/v1/dns/status');
    const [server] = listening;
    if (server !== undefined && inForce === generation) return server;
    if (tries > 300 || io.signal.aborted)
      throw new Error(problem?.message ?? 'The policy of the protective DNS was not compiled in time.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Queries a blocked name, as a device of the first company. */
export const queryMalware = ({ server }: DemoDns) =>
  ask({ name: malware, type: typeA, server, from: undefined });
