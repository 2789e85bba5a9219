import { describe, expect, it } from 'vitest';
import { logRefusals } from './log-refusals.ts';

function watch() {
  let now = 1_000_000;
  const lines: { fields: Record<string, unknown>; message: string }[] = [];
  const log = logRefusals(
    (fields, message) => lines.push({ fields: fields as Record<string, unknown>, message }),
    {
      now: () => new Date(now),
    },
  );
  const refuse = (address: string, kind: 'password' | 'token' = 'password') =>
    log.add({ kind, address, route: '/api/auth/sign-in/email' });
  return { lines, log, refuse, pass: (ms: number) => (now += ms) };
}

describe('the log of refusals', () => {
  it('has one line a minute of each kind from each address, with the address', () => {
    const { lines, refuse, pass } = watch();
    refuse('198.51.100.1');
    refuse('198.51.100.1', 'token');
    refuse('198.51.100.2');
    refuse('198.51.100.2');
    expect(lines.map(({ fields }) => `${fields.kind} ${fields.address}`)).toEqual([
      'password 198.51.100.1',
      'token 198.51.100.1',
      'password 198.51.100.2',
    ]);
    pass(60_000);
    refuse('198.51.100.2');
    expect(lines.at(-1)?.message).toContain('A sign-in failed');
  });

  it('is not filled by an attack, and says how many refusals it left out', () => {
    const { lines, log, refuse, pass } = watch();
    for (let at = 0; at < 5000; at += 1) refuse(`198.51.${at >> 8}.${at & 255}`);
    for (let at = 0; at < 7; at += 1) refuse('203.0.113.9', 'token');
    refuse('198.51.0.100');
    expect(lines).toHaveLength(20);
    pass(59_999);
    log.tidy();
    expect(lines).toHaveLength(20);
    pass(1);
    log.tidy();
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)?.fields).toMatchObject({ leftOut: { password: 4981, token: 7 } });
    expect(lines.at(-1)?.message).toBe(
      '4988 further refusals from 1000 or more addresses within a minute were not logged',
    );
  });

  it('names the addresses with the most refusals', () => {
    const { lines, log, refuse } = watch();
    for (let at = 0; at < 3; at += 1) refuse('198.51.100.1');
    for (let at = 0; at < 9; at += 1) refuse('198.51.100.2');
    log.tidy({ now: true });
    expect(lines.at(-1)?.fields.busiest).toEqual([
      { address: '198.51.100.2', refusals: 8 },
      { address: '198.51.100.1', refusals: 2 },
    ]);
    expect(lines.at(-1)?.message).toContain('10 further refusals from 2 addresses');
    log.tidy({ now: true });
    expect(lines).toHaveLength(3);
  });
});
