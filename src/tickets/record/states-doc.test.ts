import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { decisionReasons } from '../../decisions/decision-reasons.ts';

const doc = readFileSync(
  path.resolve(import.meta.dirname, '../../../docs/incident-and-ticket-states.md'),
  'utf8',
);

it('the page of all states names every reason of a decision, and no other', () => {
  const table = doc.slice(doc.indexOf('| Decision | Reason |'), doc.indexOf('| Closed because |'));
  const rows = table.split('\n').filter((line) => line.startsWith('| '));
  const named = rows.slice(1).flatMap((row) => [...(row.split('|')[2] ?? '').matchAll(/`(\w+)`/g)]);
  const reasons = new Set(named.map(([, reason]) => reason));
  expect([...reasons].sort()).toEqual(Object.keys(decisionReasons).sort());
});
