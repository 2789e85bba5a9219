import { decode, encode } from '@dnsquery/dns-packet';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extendedErrors, flags, rcodes, types } from './constants.ts';
import { nameFromText, nameToText } from './name.ts';
import { type ParsedQuery, parseQuery, type Query } from './query.ts';
import { udpLimitOf, writeBareError, writeQuestion, writeReply, writeTruncated } from './write.ts';

const ask = (name: string, more: object = {}) =>
  Uint8Array.from(
    encode({
      type: 'query',
      id: 7,
      flags: flags.recursionDesired,
      questions: [{ type: 'A', name }],
      ...more,
    }),
  );
const opt = (more: object = {}) => ({
  type: 'OPT',
  name: '.',
  udpPayloadSize: 4096,
  flags: 0x8000,
  options: [],
  ...more,
});
const parsed = (packet: Uint8Array): Query => {
  const found = parseQuery(packet);
  if (found.kind !== 'query') throw new Error(`It is ${JSON.stringify(found)}.`);
  return found.query;
};
const rcodeOf = (found: ParsedQuery) => (found.kind === 'refused' ? found.rcode : found.kind);
const patched = (packet: Uint8Array, at: number, ...octets: number[]) => {
  const copy = packet.slice();
  copy.set(octets, at);
  return copy;
};

describe('a query', () => {
  it('is parsed with its name in lower case, and its question as it was sent', () => {
    const query = parsed(ask('BaD.eXample', { additionals: [opt()] }));
    expect(query).toMatchObject({ id: 7, type: types.A, class: 1 });
    expect(nameToText(query.name)).toBe('bad.example');
    expect(Buffer.from(query.question).toString('latin1')).toContain('BaD');
    expect(query.edns).toEqual({ udpSize: 4096, version: 0, dnssecOk: true });
  });

  it('by UDP accepts the size that its client sets, between 512 and 1,232 octets', () => {
    expect(udpLimitOf(parsed(ask('a.example')))).toBe(512);
    expect(udpLimitOf(parsed(ask('a.example', { additionals: [opt({ udpPayloadSize: 100 })] })))).toBe(512);
    expect(udpLimitOf(parsed(ask('a.example', { additionals: [opt()] })))).toBe(1232);
  });

  it.each([
    ['an answer', patched(ask('a.example'), 2, 0x80), 'dropped'],
    ['less than a header', ask('a.example').slice(0, 11), 'dropped'],
    ['another operation', patched(ask('a.example'), 2, 0x28), rcodes.notImp],
    ['no question', patched(ask('a.example'), 5, 0), rcodes.formErr],
    ['two questions', patched(ask('a.example'), 5, 2), rcodes.formErr],
    ['an answer within', patched(ask('a.example'), 7, 1), rcodes.formErr],
    ['a question that is cut', ask('a.example').slice(0, -1), rcodes.formErr],
    ['a name that points to itself', patched(ask('a.example'), 12, 0xc0, 12), rcodes.formErr],
    ['two OPT records', ask('a.example', { additionals: [opt(), opt()] }), rcodes.formErr],
    [
      'an OPT record that is not at the root',
      patched(ask('a.example', { additionals: [{ type: 'A', name: 'x', data: '0.0.0.0' }] }), 31, types.OPT),
      rcodes.formErr,
    ],
    ['an OPT record that is promised only', patched(ask('a.example'), 11, 1), rcodes.formErr],
    [
      'an unknown version of EDNS',
      ask('a.example', { additionals: [opt({ ednsVersion: 1 })] }),
      rcodes.badVers,
    ],
    ['the question OPT', patched(ask('a'), 15, 0, 41), rcodes.formErr],
  ])('that is %s is refused or dropped', (_, packet, rcode) => {
    expect(rcodeOf(parseQuery(packet))).toBe(rcode);
  });

  it('that is hostile never throws, and is never answered with more octets than an error has', () => {
    const base = ask('bad.example', { additionals: [opt()] });
    const change = fc.tuple(fc.nat(base.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), fc.nat(base.length), (changes, length) => {
        const packet = base.slice(0, length);
        for (const [at, octet] of changes) if (at < packet.length) packet[at] = octet;
        const found = parseQuery(packet);
        if (found.kind === 'refused')
          expect(writeBareError(found.id, found.bits, found.rcode)).toHaveLength(12);
      }),
      { numRuns: 5_000 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (packet) => void parseQuery(packet)),
      { numRuns: 2_000 },
    );
  });
});

/** Decoded by another implementation. */
const read = (packet: Uint8Array) => decode(packet);

describe('a reply', () => {
  it('has the question, that it was blocked, and why', () => {
    const query = parsed(ask('bad.example', { additionals: [opt()] }));
    const soa = Uint8Array.from([0, 0, ...new Array<number>(20).fill(0)]);
    const reply = writeReply(query, {
      rcode: rcodes.nxDomain,
      authority: [{ name: null, type: types.SOA, ttl: 30, data: soa }],
      error: { code: extendedErrors.blocked, text: 'malware' },
    });
    const shown = read(reply);
    expect(shown).toMatchObject({ id: 7, type: 'response', rcode: 'NXDOMAIN', flag_rd: true, flag_ra: true });
    expect(shown.questions).toMatchObject([{ name: 'bad.example', type: 'A' }]);
    expect(shown.authorities).toMatchObject([{ name: 'bad.example', type: 'SOA', ttl: 30 }]);
    expect(shown.additionals).toMatchObject([{ type: 'OPT', udpPayloadSize: 1232, flag_do: true }]);
    expect(Buffer.from(reply).includes(Buffer.from('\0\x0fmalware'))).toBe(true);
  });

  it('has EDNS only for a client with EDNS', () => {
    const error = { code: extendedErrors.blocked, text: 'malware' };
    const reply = read(writeReply(parsed(ask('bad.example')), { rcode: rcodes.nxDomain, error }));
    expect(reply.additionals).toEqual([]);
  });

  it('cuts the text of an error between characters', () => {
    const query = parsed(ask('bad.example', { additionals: [opt()] }));
    const text = `a${'ü'.repeat(300)}`;
    const reply = writeReply(query, { rcode: rcodes.nxDomain, error: { code: 15, text } });
    const shown = new TextDecoder('utf-8', { fatal: true }).decode(reply.subarray(-199));
    expect(text.startsWith(shown)).toBe(true);
  });

  it('about an unknown version of EDNS has the upper bits of its code in the OPT record', () => {
    const found = parseQuery(ask('a.example', { additionals: [opt({ ednsVersion: 1 })] }));
    if (found.kind !== 'refused' || found.query === null) throw new Error('It was read.');
    const shown = read(writeReply(found.query, { rcode: found.rcode }));
    expect(shown).toMatchObject({ rcode: 'NOERROR', additionals: [{ extendedRcode: 1, ednsVersion: 0 }] });
  });

  it('that is truncated has no records', () => {
    expect(read(writeTruncated(parsed(ask('a.example'))))).toMatchObject({ flag_tc: true, answers: [] });
  });
});

describe('a query to an upstream', () => {
  it('asks what the client asked, with the client’s DO, CD and AD', () => {
    const name = nameFromText('a.example') ?? new Uint8Array();
    const base = { id: 9, name, type: types.AAAA, class: 1 };
    const packet = writeQuestion({ ...base, dnssecOk: true, checkingDisabled: true, authenticData: true });
    expect(read(packet)).toMatchObject({
      id: 9,
      type: 'query',
      flag_rd: true,
      flag_cd: true,
      flag_ad: true,
      questions: [{ name: 'a.example', type: 'AAAA', class: 'IN' }],
      additionals: [{ type: 'OPT', udpPayloadSize: 1232, flag_do: true }],
    });
    const plain = writeQuestion({ ...base, dnssecOk: false, checkingDisabled: false, authenticData: false });
    expect(read(plain)).toMatchObject({ flag_cd: false, flag_ad: false, additionals: [{ flag_do: false }] });
  });
});
