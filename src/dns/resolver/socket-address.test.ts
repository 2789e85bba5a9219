import { describe, expect, test } from 'vitest';
import { portOf, socketAddress, textOf } from './socket-address.ts';

describe('the address of a socket', () => {
  test.each(['192.0.2.7', '2001:db8::1', '::1', '::', 'fe80::a:b'])(
    '%s is parsed back as it was written',
    (host) => {
      const bytes = socketAddress({ host, port: 53_000 });
      expect(textOf(bytes)).toBe(host);
      expect(portOf(bytes)).toBe(53_000);
    },
  );

  test('an IPv4 client of a socket for both families has its IPv4 address', () => {
    expect(textOf(socketAddress({ host: '::ffff:192.0.2.7', port: 1 }))).toBe('192.0.2.7');
  });
});
