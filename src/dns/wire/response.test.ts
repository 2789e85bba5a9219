import { decode, encode } from '@dnsquery/dns-packet';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flags, types } from './constants.ts';
import { nameFromText, nameToText } from './name.ts';
import { parseQuery, type Query } from './query.ts';
import { relay, relayable } from './relay.ts';
import { addressesOf, isAnswerTo, lifetimeOf, parseResponse, type Response, targetsOf } from './response.ts';

const cname = { type: 'CNAME', name: 'www.good.example', ttl: 60, data: 'cdn.Bad.example' };
const address = { type: 'A', name: 'cdn.bad.example', ttl: 300, data: '192.0.2.7' };
const soa = {
  type: 'SOA',
  name: 'good.example',
  ttl: 900,
  data: {
    mname: 'ns.good.example',
    rname: 'host.good.example',
    serial: 1,
    refresh: 2,
    retry: 3,
    expire: 4,
    minimum: 120,
  },
};
const opt = { type: 'OPT', name: '.', udpPayloadSize: 1232, flags: 0, options: [] };

const packetOf = (more: object, type = 'A') =>
  Uint8Array.from(
    encode({
      type: 'response',
      id: 5,
      flags: flags.recursionAvailable,
      questions: [{ type: type as 'A', name: 'www.good.example' }],
      ...more,
    }),
  );
const read = (packet: Uint8Array): Response => {
  const response = parseResponse(packet);
  if (response === null) throw new Error('It was not read.');
  return response;
};
const queryOf = (more: object = {}): Query => {
  const packet = encode({
    type: 'query',
    id: 77,
    questions: [{ type: 'A', name: 'WWW.good.example' }],
    ...more,
  });
  const found = parseQuery(Uint8Array.from(packet));
  if (found.kind !== 'query') throw new Error('It was not read.');
  return found.query;
};

describe('an upstream’s answer', () => {
  it('shows the names and addresses that it leads to', () => {
    const response = read(packetOf({ answers: [cname, address] }));
    expect(targetsOf(response).map(nameToText)).toEqual(['cdn.bad.example']);
    expect(addressesOf(response).map((one) => one.join('.'))).toEqual(['192.0.2.7']);
  });

  it('shows the target and the hinted addresses of a service record', () => {
    const target = nameFromText('svc.bad.example') ?? new Uint8Array();
    const hints = [0, 4, 0, 8, 192, 0, 2, 1, 192, 0, 2, 2, 0, 6, 0, 16, ...new Array<number>(15).fill(0), 1];
    const data = Buffer.from([0, 1, ...target, 0, 1, 0, 3, 2, 104, 50, ...hints]);
    const packet = packetOf({ answers: [{ type: 'UNKNOWN_65', name: 'www.good.example', ttl: 60, data }] });
    const response = read(packet);
    expect(response.records[0]?.type).toBe(types.HTTPS);
    expect(targetsOf(response).map(nameToText)).toEqual(['svc.bad.example']);
    expect(addressesOf(response).map(({ length }) => length)).toEqual([4, 4, 16]);
  });

  it('is for one question only: its id, name, type and class', () => {
    const response = read(packetOf({ answers: [address] }));
    const question = {
      id: 5,
      name: nameFromText('www.good.example') ?? new Uint8Array(),
      type: types.A,
      class: 1,
    };
    expect(isAnswerTo(response, question)).toBe(true);
    for (const change of [{ id: 6 }, { type: types.AAAA }, { class: 3 }, { name: Uint8Array.of(0) }])
      expect(isAnswerTo(response, { ...question, ...change })).toBe(false);
  });

  it.each([
    ['the shortest TTL of its answer', { answers: [cname, address] }, 60],
    ['at most a day', { answers: [{ ...address, name: 'www.good.example', ttl: 9_999_999 }] }, 86_400],
    ['not at all where a TTL has its highest bit set', { answers: [{ ...address, ttl: 0x80000001 }] }, 0],
    ['an absence as long as its SOA says', { authorities: [soa] }, 120],
    ['an absence behind an alias as long as that lasts', { answers: [cname], authorities: [soa] }, 60],
    ['an absence without SOA not at all', {}, 0],
    ['an alias without its end not at all', { answers: [cname] }, 0],
    ['NXDOMAIN as long as its SOA says', { flags: 3, authorities: [{ ...soa, ttl: 30 }] }, 30],
    ['an error not at all', { flags: 2, answers: [address] }, 0],
  ])('is kept for %s', (_, more, seconds) => {
    expect(lifetimeOf(read(packetOf(more)))).toBe(seconds);
  });

  it('is relayed with the client’s id and letters, and TTLs that count down', () => {
    const response = read(packetOf({ answers: [cname, address], additionals: [opt] }));
    const reply = relay(relayable(response), queryOf(), 61);
    expect(decode(reply)).toMatchObject({
      id: 77,
      questions: [{ name: 'WWW.good.example' }],
      answers: [{ ttl: 0, data: 'cdn.Bad.example' }, { ttl: 239 }],
      additionals: [],
    });
    expect(read(response.packet).records[1]?.ttl).toBe(300);
  });

  it('is relayed to each client in separate octets, also if it came as a Buffer', () => {
    const response = read(Buffer.from(packetOf({ answers: [address] })));
    const [one, other] = [1, 2].map((id) => relay(relayable(response), { ...queryOf(), id }, id));
    expect([decode(one as Uint8Array).id, decode(other as Uint8Array).id]).toEqual([1, 2]);
  });

  it('is relayed with EDNS to a client with EDNS, and with AD to one that understands it', () => {
    const flagged = flags.recursionAvailable | flags.authenticData;
    const response = read(packetOf({ flags: flagged, answers: [address], additionals: [opt] }));
    const withEdns = relay(relayable(response), queryOf({ additionals: [{ ...opt, flags: 0x8000 }] }), 0);
    expect(decode(withEdns)).toMatchObject({ flag_ad: true, additionals: [{ type: 'OPT', flag_do: true }] });
    expect(decode(relay(relayable(response), queryOf({ flags: flags.authenticData }), 0)).flag_ad).toBe(true);
    expect(decode(relay(relayable(response), queryOf(), 0)).flag_ad).toBe(false);
  });

  it('that is hostile never throws, and is relayed as a packet that can be parsed', () => {
    const base = packetOf({ answers: [cname, address], authorities: [soa], additionals: [opt] });
    const query = queryOf();
    const change = fc.tuple(fc.nat(base.length - 1), fc.nat(255));
    fc.assert(
      fc.property(
        fc.array(change, { minLength: 1, maxLength: 6 }),
        fc.nat(base.length),
        (changes, length) => {
          const packet = base.slice(0, length);
          for (const [at, octet] of changes) if (at < packet.length) packet[at] = octet;
          const response = parseResponse(packet);
          if (response === null) return;
          targetsOf(response);
          addressesOf(response);
          expect(lifetimeOf(response)).toBeGreaterThanOrEqual(0);
          if (!isAnswerTo(response, { ...query, id: response.id }) || response.isTruncated) return;
          expect(parseResponse(relay(relayable(response), query, 3))).not.toBeNull();
        },
      ),
      { numRuns: 5_000 },
    );
  });
});
