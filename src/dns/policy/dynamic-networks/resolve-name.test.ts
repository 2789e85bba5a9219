import { afterEach, beforeEach, expect, it } from 'vitest';
import { addressReply, type FakeUpstream, startFakeUpstream } from '../../resolver/testing/fake-upstream.ts';
import { rcodes, types } from '../../wire/constants.ts';
import { writeReply } from '../../wire/write.ts';
import { resolveName } from './resolve-name.ts';

let upstream: FakeUpstream;
beforeEach(async () => {
  upstream = await startFakeUpstream();
});
afterEach(() => upstream.close());
const resolve = () => resolveName('office.example', [upstream]);

it('queries the upstream for IPv4 and IPv6', async () => {
  upstream.behave((query) =>
    query.type === types.A ? addressReply(query, 9) : writeReply(query, { rcode: rcodes.noError }),
  );
  expect(await resolve()).toEqual({ ok: true, value: ['192.0.2.9'] });
});

it('distinguishes a name without an address from a failed look-up, in either family', async () => {
  upstream.behave((query) => writeReply(query, { rcode: rcodes.nxDomain }));
  expect(await resolve()).toMatchObject({ problem: { code: 'dns.followed_name_has_no_address' } });
  upstream.behave((query) =>
    query.type === types.A ? addressReply(query) : writeReply(query, { rcode: rcodes.servFail }),
  );
  expect(await resolve()).toMatchObject({ problem: { code: 'dns.followed_name_not_resolved' } });
  expect(await resolveName('office.example', [])).toMatchObject({
    problem: { code: 'dns.followed_name_not_resolved' },
  });
});
