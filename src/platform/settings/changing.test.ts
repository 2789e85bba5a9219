import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** The source files whose text matches, relative to src/. */
const filesWith = (pattern: RegExp) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.includes('/testing/'))
    .filter((file) => pattern.test(readFileSync(path.join(root, file), 'utf8')))
    .sort();

it('is the only way to reconsider: nobody follows the order of locks by hand', () => {
  expect(filesWith(/(?<!function )\breconsider\(/)).toEqual(['platform/settings/change.ts']);
  // Only the composition root imports it, and passes it to `changing`.
  expect(filesWith(/import \{[^}]*\breconsider\b[^}]*\} from/)).toEqual(['app/parts.ts']);
});

it('only one file makes incidents due again, besides code that changes the incident itself', () => {
  expect(filesWith(/decide_at( = (?!null)|: (now|at)\b)/)).toEqual([
    'incidents/grow-incidents.ts',
    'incidents/resume.ts',
    'platform/database/migrations/0016-one-machine.ts',
    'tickets/due/reconsider.ts',
    'tickets/due/write-decisions.ts',
    'tickets/roll-ups/end-roll-ups.ts',
    'tickets/roll-ups/join.ts',
    'tickets/roll-ups/severity.ts',
  ]);
});
