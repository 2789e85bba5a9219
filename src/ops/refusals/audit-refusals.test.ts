import { describe, expect, it } from 'vitest';
import { auditRefusals, notSignedIn } from './audit-refusals.ts';

const start = Date.parse('2026-11-28T10:00:00Z');
const refusal = (subject: string, address: string, second: number, action = 'user.sign_in_failed') => ({
  action,
  subject,
  address,
  actor: notSignedIn,
  at: new Date(start + second * 1000),
});

describe('refusals in the audit trail', () => {
  it('the first one for an account is written at once, the others as one event an hour later', () => {
    const audit = auditRefusals();
    expect(audit.add(refusal('user:1', '198.51.100.1', 0))).toMatchObject({
      action: 'user.sign_in_failed',
      subject: 'user:1',
      after: { address: '198.51.100.1' },
    });
    for (let at = 1; at <= 30; at += 1)
      expect(audit.add(refusal('user:1', `198.51.100.${at}`, at))).toBeNull();
    expect(audit.close(new Date(start + 3_599_000))).toEqual([]);
    const [event, ...more] = audit.close(new Date(start + 3_600_000));
    expect(more).toEqual([]);
    expect(event?.after).toMatchObject({
      attempts: 30,
      from: '2026-11-28T10:00:01.000Z',
      to: '2026-11-28T10:00:30.000Z',
      moreAddresses: true,
    });
    expect((event?.after as { addresses: string[] } | undefined)?.addresses).toHaveLength(10);
    expect(audit.add(refusal('user:1', '198.51.100.1', 3700))).not.toBeNull();
  });

  it('an attack on many accounts adds at most 41 events an hour, and every attempt is counted', () => {
    const audit = auditRefusals();
    let atOnce = 0;
    for (let at = 0; at < 10_000; at += 1)
      if (audit.add(refusal(`user:${at % 500}`, '198.51.100.1', 1)) !== null) atOnce += 1;
    const events = audit.close(new Date(start + 3_601_000));
    expect(atOnce + events.length).toBe(41);
    const attempts = events.map(({ after }) => (after as { attempts: number }).attempts);
    expect(atOnce + attempts.reduce((sum, count) => sum + count, 0)).toBe(10_000);
  });
});
