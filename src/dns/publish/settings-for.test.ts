import { expect, it } from 'vitest';
import { resolverSettings } from '../policy/policy-settings.ts';
import { settingsFor } from './settings-for.ts';

const servers = ['192.0.2.1', '[2001:db8::1]:5353', '127.0.0.1'];
const upstreamsAt = (host: string, port: number) =>
  settingsFor(resolverSettings.initial, { listen: [{ host, port }], doh: null }, servers).upstreams;

it('queries the resolvers of the operating system, and never itself', () => {
  const others = [
    { host: '192.0.2.1', port: 53 },
    { host: '2001:db8::1', port: 5353 },
  ];
  expect(upstreamsAt('127.0.0.1', 53)).toEqual(others);
  expect(upstreamsAt('0.0.0.0', 53)).toEqual(others);
  expect(upstreamsAt('127.0.0.1', 5300)).toEqual([...others, { host: '127.0.0.1', port: 53 }]);
});
