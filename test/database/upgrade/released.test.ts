import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { migrations } from '../../../src/platform/database/migrations.ts';

/**
 * The migrations that databases of users have run, by the SHA-256 of their text. `UPDATE_RELEASED=1` adds the new ones
 * when a version is released; it changes no entry.
 */
const file = path.join(import.meta.dirname, 'released.json');
const folder = path.resolve(import.meta.dirname, '../../../src/platform/database/migrations');
const released: Readonly<Record<string, string>> = JSON.parse(readFileSync(file, 'utf8'));

const hashOf = (name: string) =>
  createHash('sha256')
    .update(readFileSync(path.join(folder, `${name}.ts`)))
    .digest('hex');

it('a released migration stays as it is: change the tables by a new one', () => {
  const now = Object.fromEntries(Object.keys(released).map((name) => [name, hashOf(name)]));
  expect(now).toEqual(released);
});

it('new migrations are numbered after all released ones, and each by itself', () => {
  const last = Object.keys(released).sort().at(-1) ?? '';
  const fresh = Object.keys(migrations).filter((name) => !Object.hasOwn(released, name));
  expect(fresh.filter((name) => name < last)).toEqual([]);
  const numbers = Object.keys(migrations).map((name) => name.slice(0, 4));
  expect(new Set(numbers).size).toBe(numbers.length);
  if (process.env.UPDATE_RELEASED !== undefined) {
    const all = { ...released, ...Object.fromEntries(fresh.map((name) => [name, hashOf(name)])) };
    writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
  }
});

it('every file is listed, in the order of the numbers', () => {
  const files = readdirSync(folder).map((name) => name.replace(/\.ts$/, ''));
  expect(Object.keys(migrations)).toEqual(files.sort());
});
