import { createHash } from 'node:crypto';
import { decode } from '@dnsquery/dns-packet';
import type { Clients } from '../../src/dns/resolver/protocol.ts';
import { askByUdp, edns, questionOf } from '../../src/dns/resolver/testing/dns-client.ts';
import type { TestResolver } from '../../src/dns/resolver/testing/test-resolver.ts';
import { types } from '../../src/dns/wire/constants.ts';
import { nameToText } from '../../src/dns/wire/name.ts';
import { writeReply } from '../../src/dns/wire/write.ts';
import { octets, shown } from './agree.ts';
import type { Asked } from './oracle.ts';

/** The answer to a client, and what is recorded about it. */
export interface Outcome {
  readonly status: string;
  readonly answers: number;
  /** `block nxdomain list 2 *.ads.example`. */
  readonly seen: readonly string[];
}

const companies = [1, 2, 3];
const devices = [null, 'laptop', 'phone'];
const typeNames = { [types.A]: 'A', [types.AAAA]: 'AAAA', [types.TXT]: 'TXT' } as const;

const tokenOf = (company: number | null, device: string | null) => `token-${company}-${device}`;

/** Each company has a token for each device, and an address of this machine. */
export const clients: Clients = {
  networks: companies.map((company) => ({ network: `127.0.0.${company}`, company })),
  devices: [],
  tokens: companies.flatMap((company) =>
    devices.map((device) => ({
      hash: createHash('sha256').update(tokenOf(company, device)).digest('hex'),
      company,
      device,
    })),
  ),
};

/** The query as a client can send it: of a company, and of the types that the client knows. */
export function onWire(query: Asked, byUdp: boolean): Asked {
  const company = query.company ?? 1;
  const here = `127.0.0.${company}`;
  return {
    ...query,
    company,
    type: query.type === 65 ? types.TXT : query.type,
    client: byUdp
      ? { address: here, device: null }
      : { address: query.client?.address ?? here, device: query.client?.device ?? null },
  };
}

const addresses = ['192.0.2.1', '192.0.2.130', '198.51.100.7', '2001:db8::1', '2001:db8:1::1'];

/** The upstream's answer: always the same, so that it also comes from the cache. Null: nothing of this type. */
export function addressOfName({ name, type }: Pick<Asked, 'name' | 'type'>): string | null {
  const isIpv6 = type === types.AAAA;
  const possible = addresses.filter((address) => address.includes(':') === isIpv6);
  const at = createHash('sha256').update(name).digest().readUInt8() % (possible.length + 1);
  return type === types.TXT ? null : (possible[at] ?? null);
}

export function answerFromNames({ upstream }: TestResolver): void {
  upstream.behave((query) => {
    const address = addressOfName({ name: nameToText(query.name), type: query.type });
    const record = { name: null, type: query.type, ttl: 300, data: octets(address ?? '192.0.2.1') };
    return writeReply(query, { rcode: 0, answers: address === null ? [] : [record] });
  });
}

/** Queries the resolver, and reads what it recorded. */
export async function look(running: TestResolver, given: Asked, byUdp: boolean): Promise<Outcome> {
  const { company, client } = given;
  const options = { type: typeNames[given.type as keyof typeof typeNames], more: edns() };
  const answer = byUdp
    ? await askByUdp(running.dns, given.name, { ...options, from: client?.address ?? '' })
    : await askByHttps(running, given, questionOf(given.name, { ...options, id: 0 }));
  running.resolver.seen.release();
  const seen = running.takeSeen().map((one) => {
    if (one.company !== company || one.client !== client?.address || one.device !== client.device)
      throw new Error(`It was recorded for ${one.company} ${one.client} ${one.device}.`);
    return `${one.action} ${one.answer} ${shown(one)}`;
  });
  return { status: String(answer.rcode), answers: answer.answers?.length ?? 0, seen: seen.sort() };
}

async function askByHttps(
  { addresses: { doh } }: TestResolver,
  { company, client }: Asked,
  question: Uint8Array,
) {
  const url = `http://127.0.0.1:${doh?.port}/dns-query/${tokenOf(company, client?.device ?? null)}`;
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/dns-message', 'x-forwarded-for': client?.address ?? '' },
    body: Uint8Array.from(question),
  });
  return decode(Buffer.from(await response.arrayBuffer()));
}
