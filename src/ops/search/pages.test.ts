import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { actions, findPlaces, pages } from './pages.ts';

const titles = (
  typed: string,
  role: 'viewer' | 'analyst' | 'admin',
  companies: 'all' | Set<number> = 'all',
) =>
  [...findPlaces(pages, typed, { role, companies }), ...findPlaces(actions, typed, { role, companies })].map(
    ({ title }) => title,
  );

describe('the places of the console', () => {
  it('are found by the beginnings of their words, those with a matching title first', () => {
    expect(titles('maint', 'admin')).toEqual(['Maintenance windows', 'Plan a maintenance window']);
    expect(titles('api tok', 'admin')).toEqual(['API tokens', 'Create an API token']);
    expect(titles('hyas', 'viewer')).toEqual(['Sources']);
    expect(titles('…', 'admin')).toEqual([]);
  });

  it('are only those that the role may use, and that are open to people limited to companies', () => {
    expect(titles('users', 'analyst')).toEqual([]);
    expect(titles('allow', 'viewer')).toEqual(['Allow list', 'DNS lists']);
    expect(titles('allow', 'analyst')).toEqual(['Allow list', 'DNS lists', 'Allow a domain']);
    expect(titles('incidents', 'analyst', new Set([1]))).toEqual(['Incidents', 'See what is held']);
    expect(titles('sources', 'viewer', new Set([1]))).toEqual([]);
    expect(titles('customer', 'viewer', new Set([1]))).toEqual(['Companies', 'Reports']);
  });

  it('have the same titles as in the console', () => {
    const shell = readFileSync(
      path.resolve(import.meta.dirname, '../../../web/src/text/en/shell.ts'),
      'utf8',
    );
    for (const { title } of [pages.incidents, pages.tickets, pages.sources, pages.allow_list, pages.users])
      expect(shell).toContain(`'${title}'`);
  });
});
