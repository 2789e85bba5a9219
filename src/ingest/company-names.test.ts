import { describe, expect, it } from 'vitest';
import { makeDetection, testNow } from '../detections/testing/make-detection.ts';
import { companyNames } from './company-names.ts';

const at = (seconds: number) => new Date(testNow.getTime() + seconds * 1000);
const named = (name: string, seconds: number) =>
  makeDetection({ company: { externalId: 'cedar', name }, occurredAt: at(seconds) });
const known = new Map([['cedar', 'Known']]);
const nothing = new Map<string, string>();

describe('companyNames', () => {
  it('takes the newest name of a batch, in any order', () => {
    const batch = { detections: [named('Old', 1), named('New', 2), named('Older', 0)] };
    expect(companyNames(null).settle(batch, known).get('cedar')).toBe('New');
  });

  it('does not go back to an older name on a later page', () => {
    const names = companyNames(null);
    names.settle({ detections: [named('New', 2)] }, known);
    const after = names.settle({ detections: [named('Old', 1)] }, new Map([['cedar', 'New']]));
    expect(after.get('cedar')).toBe('New');
  });

  it('takes no name from detections that were read before, unless the company is unknown', () => {
    const batch = { detections: [named('Old', -1)] };
    expect(companyNames(at(0)).settle(batch, known).get('cedar')).toBe('Known');
    expect(companyNames(at(0)).settle(batch, nothing).get('cedar')).toBe('Old');
  });

  it('takes an id for a name only if there is no name', () => {
    const batch = { detections: [named('cedar', 1)], companies: [{ externalId: 'cedar', name: 'cedar' }] };
    expect(companyNames(null).settle(batch, known).get('cedar')).toBe('Known');
    expect(companyNames(null).settle(batch, nothing).get('cedar')).toBeUndefined();
  });

  it('prefers the list of companies to a detection', () => {
    const batch = { detections: [named('Logged', 5)], companies: [{ externalId: 'cedar', name: 'Listed' }] };
    expect(companyNames(null).settle(batch, known).get('cedar')).toBe('Listed');
  });

  it('gives the same result when the same batch comes again', () => {
    const names = companyNames(null);
    const batch = { detections: [named('New', 2)] };
    expect(names.settle(batch, known)).toEqual(names.settle(batch, known));
  });
});
