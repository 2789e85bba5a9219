import { describe, expect, it } from 'vitest';
import { lookup } from './generate.ts';
import { organizations } from './organizations.ts';

const now = new Date('2026-01-15T09:12:44.123Z');
const surroundings = { now, nameOf: (id: string) => id, allowed: () => false };
const lookups = Array.from({ length: 2000 }, (_, index) => lookup('seed', index, surroundings));
const all = lookups.flat();
const share = (part: number) => part / lookups.length;

describe('the generated queries', () => {
  it('depend only on the seed', () => {
    expect(lookup('seed', 5, surroundings)).toEqual(lookups[5]);
    expect(lookup('other', 5, surroundings)).not.toEqual(lookups[5]);
  });

  it('use only names and addresses that are reserved for documentation', () => {
    for (const { row } of all) {
      expect(row.domain).toMatch(/\.(test|example)$/);
      expect(row.client_ip).toMatch(/^192\.0\.2\.\d+$/);
    }
  });

  it('come from all eight organizations, each with its devices and a stable id', () => {
    expect(new Set(all.map(({ row }) => row.client_id))).toEqual(
      new Set(organizations.map(({ clientId }) => clientId)),
    );
    const devices = new Set(all.map(({ row }) => row.devicename));
    expect(devices.size).toBeGreaterThan(30);
  });

  it('have unique ids', () => expect(new Set(all.map(({ row }) => row.log_id)).size).toBe(all.length));

  it('include every kind: each word, several query types at once, late ones, empty fields, bursts', () => {
    expect(new Set(all.map(({ word }) => word)).size).toBe(4);
    expect(share(lookups.filter((rows) => rows.length > 1).length)).toBeGreaterThan(0.5);
    const late = all.filter(({ row }) => now.getTime() - Date.parse(row.datetime) > 60_000);
    expect(late.length).toBeGreaterThan(20);
    expect(all.some(({ row }) => row.devicename === null)).toBe(true);
    expect(all.some(({ row }) => row.policy === null)).toBe(true);
    const runs = lookups.filter((rows, index) => {
      const before = lookups[index - 1]?.[0]?.row;
      return before?.domain === rows[0]?.row.domain && before?.devicename === rows[0]?.row.devicename;
    });
    expect(share(runs.length)).toBeGreaterThan(0.1);
  });
});
