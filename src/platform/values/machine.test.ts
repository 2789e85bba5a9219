import { isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { machineOf } from './machine.ts';

describe('machineOf', () => {
  it.each([
    'CSD-WS-07',
    'csd-ws-07',
    'csd-ws-07.corp.example',
    'CSD-WS-07.CORP.EXAMPLE.',
    'CSD-WS-07$',
    'csd-ws-07.',
    ' CSD-WS-07 ',
  ])('takes %s for the device csd-ws-07', (written) => {
    expect(machineOf(written)).toBe('csd-ws-07');
  });

  it.each([
    ['192.0.2.10', '192.0.2.10'],
    ['192.0.2.107', '192.0.2.107'],
    ['2001:DB8:0:0::7', '2001:db8::7'],
    ['[2001:db8::7]', '2001:db8::7'],
    ['FE80::1%eth0', 'fe80::1%eth0'],
    ['::ffff:192.0.2.10', '192.0.2.10'],
  ])('never shortens the address %s, and writes it in one form', (written, machine) => {
    expect(machineOf(written)).toBe(machine);
  });

  it.each([
    ["Dr. Reed's iPad", "dr. reed's ipad"],
    ["Dr. Moss's iPad", "dr. moss's ipad"],
    ['192.0.2', '192.0.2'],
    ['192.0.2.0/24', '192.0.2.0/24'],
    ['reed@corp.example', 'reed@corp.example'],
    ['.corp.example', '.corp.example'],
    ['$', '$'],
    ['.', '.'],
    ['', ''],
  ])('keeps %j whole, since it is not a host name', (written, machine) => {
    expect(machineOf(written)).toBe(machine);
  });

  const label = fc.stringMatching(/^[a-z][a-z0-9-]{0,14}$/);

  it('depends on the first label alone, in any letter case', () => {
    fc.assert(
      fc.property(
        label,
        fc.array(label, { maxLength: 4 }),
        fc.constantFrom('', '.', '$'),
        (first, rest, end) => {
          const written = [first, ...rest].join('.') + end;
          expect(machineOf(written)).toBe(first);
          expect(machineOf(written.toUpperCase())).toBe(first);
        },
      ),
    );
  });

  it('distinguishes any two addresses', () => {
    const address = fc.oneof(
      fc.ipV4(),
      fc.ipV6().filter((one) => !one.toLowerCase().startsWith('::ffff:')),
    );
    fc.assert(
      fc.property(fc.ipV4(), fc.ipV4(), (one, other) => {
        expect(machineOf(one) === machineOf(other)).toBe(one === other);
      }),
    );
    fc.assert(
      fc.property(address, (one) => {
        expect(machineOf(machineOf(one))).toBe(machineOf(one));
        expect(isIP(machineOf(one))).not.toBe(0);
      }),
    );
  });

  it('gives a text the same device every time, and an empty text none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        const machine = machineOf(text);
        expect(machineOf(machine)).toBe(machine);
        if (text.trim() !== '') expect(machine).not.toBe('');
      }),
    );
  });
});
