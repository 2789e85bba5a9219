import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { kindNames } from './index.ts';

const src = path.resolve(import.meta.dirname, '..');
const names = kindNames.join('|');
const literal = `['"](?:${names})['"]`;
/** Comparisons in TypeScript, in the query builder, in SQL, and tables by kind. */
const comparisons = new RegExp(
  [
    `[!=]==?\\s*${literal}`,
    `${literal}\\s*[!=]==?`,
    `case\\s+${literal}`,
    `'(?:=|!=|<>|in)',\\s*\\[?${literal}`,
    `\\bkind\\s*(?:=|<>|!=|in)\\s*\\(?${literal}`,
    `\\.startsWith\\(['"](?:${names})\\.`,
    `\\{\\s*(?:${names}):[^}]*\\b(?:${names}):`,
  ].join('|'),
  'i',
);
/** These have another `kind`: of refused requests, and of notification channels. */
const unrelated = ['ops/refusals/watch-refusals.ts', 'ops/notifications/'];

it('no file outside of a kind’s folder compares a kind to its name', () => {
  const inFolders = new RegExp(`^sources/(?:${names})/`);
  const found = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !inFolders.test(file))
    .filter((file) => !unrelated.some((other) => file.startsWith(other)))
    .filter((file) => comparisons.test(readFileSync(path.join(src, file), 'utf8')));
  expect(found).toEqual([]);
});

it.each([
  "if (source.kind === 'hyas') return;",
  "if ('webhook' !== kind) return;",
  "switch (kind) { case 'hyas': }",
  ".where('kind', '=', 'hyas')",
  "sql`where enabled and kind = 'hyas'`",
  "code.startsWith('hyas.')",
  'const schemas = { hyas: one, webhook: other };',
])('finds %s', (line) => {
  expect(line).toMatch(comparisons);
});
