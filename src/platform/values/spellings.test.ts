import { expect, it } from 'vitest';
import { addressOf } from './ip-address.ts';
import { machineOf } from './machine.ts';
import { addressPattern, namePattern, partsOfSpellings } from './spellings.ts';

const spellings = [
  ...[
    '2001:db8::1',
    '2001:DB8:0:0::1',
    '2001:0db8:0000:0000:0000:0000:0000:0001',
    '2001:db8::0.0.0.1',
    '[2001:DB8::1]',
  ],
  ...[
    '2001:db8::10',
    '2001:db8:1::1',
    '2001:db80::1',
    '12001:db8::1',
    '2001:db8:0:0:0:0:1',
    '::',
    '0:0:0:0:0:0:0:0',
    '::0',
  ],
  ...['fe80::1%eth0', 'FE80:0::1%ETH0', 'fe80::1%eth1', 'fe80::1'],
  ...[
    '192.0.2.9',
    '::ffff:192.0.2.9',
    '::FFFF:c000:209',
    '0:0:0:0:0:ffff:c000:0209',
    '[192.0.2.9]',
    '::192.0.2.9',
    '::ffff:c000:2091',
  ],
  ...[
    '192.0.2.90',
    '1192.0.2.9',
    '0::ffff:192.0.2.9',
    '1:0:0:2:0:0:0:3',
    '1::2:0:0:0:3',
    '1:0:0:2::3',
    '1:0:0:2:0::3',
  ],
];

it('an address matches exactly its own spellings', () => {
  const addresses = spellings.filter((text) => addressOf(text) !== null);
  expectOwnSpellings(addresses, spellings, (machine) => new RegExp(addressPattern(machine), 'i'));
});

const names = [
  ...[
    'MÜLLER-PC',
    'müller-pc',
    'Mu\u0308ller-pc.corp.example',
    'müller-pc$',
    'MÜLLER-PC$.',
    'muller-pc',
    'müller-pc2',
  ],
  ...[
    '12345',
    '12345.corp.example',
    '12345.6',
    '12345.',
    '123456',
    'Dr. Reed’s iPad',
    'dr. reed’s ipad',
    'dr. reed’s ipad.x',
  ],
  ...['straße-1', 'STRASSE-1', 'Ωμέγα', 'ΩΜΈΓΑ.corp', '192.0.2', '192.0.2.', 'a+b', 'aab', 'x(1', 'X(1$'],
];

it('a name that is not plain matches exactly its own spellings', () => {
  expectOwnSpellings(names, names, (machine) => new RegExp(namePattern(machine), 'u'));
});

/** That the pattern of each one matches those of the others that are the same machine, and no more; its parts as well. */
function expectOwnSpellings(
  ones: readonly string[],
  others: readonly string[],
  patternOf: (machine: string) => RegExp,
): void {
  for (const machine of ones.map(machineOf))
    for (const other of others) {
      const matches = patternOf(machine).test(other);
      expect([machine, other, matches]).toEqual([machine, other, machineOf(other) === machine]);
      if (!matches) continue;
      const missing = partsOfSpellings(machine).filter(
        (part) => !part.some((text) => other.toLowerCase().includes(text)),
      );
      expect([other, missing]).toEqual([other, []]);
    }
}
