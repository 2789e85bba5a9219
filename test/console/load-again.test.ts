import { describe, expect, it } from 'vitest';
import { failureOf, nextStep } from '../../web/src/layout/load-again.ts';

const page = (version: string) =>
  `<html><script type="module" src="/assets/index-${version}.js"></script></html>`;
const tab = { running: '/assets/index-one.js', retried: false, reloaded: false };

describe('a tab whose page could not be loaded', () => {
  it('waits while Picket does not answer, after any number of retries', () => {
    expect(nextStep({ ...tab, served: null })).toBe('wait');
    expect(nextStep({ ...tab, served: null, retried: true, reloaded: true })).toBe('wait');
  });

  it('loads the page again if Picket has the same version', () => {
    expect(nextStep({ ...tab, served: page('one') })).toBe('retry');
  });

  it('reloads itself for another version, and if the browser caches the failure', () => {
    expect(nextStep({ ...tab, served: page('two') })).toBe('reload');
    expect(nextStep({ ...tab, served: page('one'), retried: true })).toBe('reload');
  });

  it('never reloads twice for the same failure of the same version', () => {
    expect(nextStep({ ...tab, served: page('two'), reloaded: true })).toBe('give-up');
    expect(nextStep({ ...tab, served: page('one'), retried: true, reloaded: true })).toBe('give-up');
    expect(failureOf(page('two'), 'audit')).toBe(failureOf(page('two'), 'audit'));
    expect(failureOf(page('two'), 'audit')).not.toBe(failureOf(page('three'), 'audit'));
    expect(failureOf(page('two'), 'audit')).not.toBe(failureOf(page('two'), 'users'));
  });
});
